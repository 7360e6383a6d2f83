-- Which version of its rule found a flag: a rule that changes rewrites nothing of what was found before it.
alter table flag add column rule_version integer default 1 not null;
alter table staged_flag add column rule_version integer default 1 not null;
