-- An entry of the log of looks is written once: nobody changes or deletes one through a connection of the program.
create trigger access_log_once before update, delete on access_log for each row
    call 'qpip.exchange.storage.WrittenOnce';
