-- Whom a match that names nobody may be about: the persons that a person may choose from, by their numbers, ascending; null where there
-- is no choice. An answer holds among the same persons only.
alter table staged_review add column candidates varchar(200);
alter table match_review add column candidates varchar(200);
alter table match_answer add column candidates varchar(200);
