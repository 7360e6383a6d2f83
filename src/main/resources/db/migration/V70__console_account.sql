-- Who may sign in to the console. The code says nothing of the person; the password is kept as a bcrypt hash.
create table console_account (
    code          varchar(40)  not null primary key,
    role          varchar(20)  not null,
    password_hash varchar(100) not null,
    failures      integer      not null,
    locked_until  timestamp(6) with time zone
);
