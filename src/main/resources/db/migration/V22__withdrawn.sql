-- Of the records forgotten, those that answer for a claim that was closed before the answer came.
alter table staged_block add column withdrawn bigint default 0 not null;
