-- What a match weighed, in milli-bits, and all that explains the sum: which model, against how many persons, the level of each field and what
-- the frequency of its value added. Null where the record carries nothing to compare, and for what was linked before.
alter table staged_fact add column match_weight integer;
alter table staged_fact add column match_detail varchar(400);
alter table fact add column match_weight integer;
alter table fact add column match_detail varchar(400);

-- A flag's weight is that of the weakest match it rests on.
alter table staged_flag add column match_weight integer;
alter table flag add column match_weight integer;

-- The models that matches were weighed with, so that a decision of any night explains itself. They hold nothing of anybody.
create table linkage_model (
    hash  varchar(64) not null primary key,
    model text        not null
);
