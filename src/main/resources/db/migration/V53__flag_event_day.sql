-- Each execution asks whose identity was decided on since the last one.
create index flag_event_day on flag_event (happened_on);
