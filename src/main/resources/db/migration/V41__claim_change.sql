-- What each claim held at the last load of the register, as a digest of its rows, and the load that changed it: so that the next
-- run examines again what was said of it. A digest tells nothing about anybody.
create table claim_change (
    claim_id   bigint not null primary key,
    digest     bigint not null,
    changed_in bigint not null
);
create index claim_change_version on claim_change (changed_in);

-- Whose identity somebody has verified is asked for each claim that is examined.
create index flag_person on flag (person_id);
