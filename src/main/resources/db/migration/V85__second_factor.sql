-- The second factor of an account, empty when it has none: its secret (RFC 6238), sealed with the installation's key, and the last step of time
-- whose code was used, so that a code is good once.
alter table console_account add column second_factor varchar(200) default '' not null;
alter table console_account add column last_step bigint default 0 not null;
