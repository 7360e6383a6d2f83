-- Whom the standing version is about that a staged one will replace, where that is another than it is about itself: so
-- that the claims concerned are found without a second look at the facts that stand.
alter table staged_fact add column replaced_subject_kind varchar(10);
alter table staged_fact add column replaced_subject_id bigint;
