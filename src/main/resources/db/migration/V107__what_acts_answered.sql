-- What an execution stood for when somebody acted on it: a held one that was released would forget what the gate met.
alter table execution_act add column cause varchar(40) default '' not null;
alter table execution_act add column cause_detail varchar(1000) default '' not null;
