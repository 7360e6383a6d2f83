-- The queue of people. Desk is where a flag lies: OPEN to be taken, WAITING for the person's answer, PAUSED, DONE. Priority puts the due day
-- first, then the amount, then the doubt about identity, in one number, so that a page of the queue is a range of an index.
alter table flag add column desk varchar(8) default 'OPEN' not null;
alter table flag add column priority bigint default 0 not null;
alter table flag add column returns_on date;
alter table flag add column assigned_to varchar(120) default '' not null;
-- Who looks at it now, and until when nobody else may.
alter table flag add column held_by varchar(120) default '' not null;
alter table flag add column held_until timestamp(6) with time zone;
-- When a person decided, and the digest of what was compared then.
alter table flag add column decided_at timestamp(6) with time zone;
alter table flag add column compared varchar(64) default '' not null;

update flag set desk = 'DONE' where state in ('CLOSED', 'LAPSED');
update flag set desk = 'WAITING' where state = 'NOTICE_SENT';
update flag set priority = (cast(first_seen_on - date '1970-01-01' as bigint)
    + case severity when 'CRITICAL' then 1 when 'HIGH' then 7 when 'MEDIUM' then 21 when 'LOW' then 42 else 84 end) * 1000
    + case when abs(impact) >= 5000 then 0 when abs(impact) >= 1000 then 100 when abs(impact) >= 200 then 200 else 300 end
    + case when identity_to_verify then 0 else 1 end;

-- Filters are decided on the index, without a look at the flags.
create index flag_queue on flag (desk, priority, ref, state, rule, exchange, assigned_to);
create index flag_assigned on flag (desk, assigned_to, priority, ref);
create index flag_returns on flag (desk, returns_on);

-- Why, in a word that is the same in every language.
alter table flag_event add column reason varchar(30) default '' not null;
create index flag_event_who on flag_event (who, happened_on);
