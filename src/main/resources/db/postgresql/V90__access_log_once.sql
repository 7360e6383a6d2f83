-- An entry of the log of looks is written once: nobody changes, deletes or empties it through a connection of the program.
create function written_once() returns trigger language plpgsql as $$
begin
    raise exception 'a row of % is written once: none is changed or deleted', tg_table_name;
end
$$;
create trigger access_log_once before update or delete on access_log
    for each row execute function written_once();
create trigger access_log_whole before truncate on access_log
    for each statement execute function written_once();
