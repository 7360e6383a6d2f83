-- Whom a match that names nobody may be about: the persons that a person may choose from, by their numbers, ascending; null where there
-- is no choice.
alter table staged_review add column candidates varchar(200);
alter table match_review add column candidates varchar(200);
