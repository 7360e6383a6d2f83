-- How somebody wants the console's pages; the code is that of whoever signs in.
create table console_preference (
    code        varchar(40) not null primary key,
    language    varchar(5)  not null,
    text_size   varchar(10) not null,
    single_keys boolean     not null
);
