-- As what the person is asked about, and what tells several records about one claim apart: a week, a year, a slip.
alter table request add column role varchar(10) default 'CLAIMANT' not null;
alter table request add column about varchar(60) default '' not null;
create index request_claim on request (claim_id, exchange);
