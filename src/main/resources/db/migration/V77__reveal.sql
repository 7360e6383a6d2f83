-- How many values somebody had shown lately is asked before the next one.
create index access_log_verb on access_log (verb, at, who);
