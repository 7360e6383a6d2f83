-- Other systems of the plan that may read. A token is 256 random bits, so its SHA-256 is enough to keep.
create table console_service (
    code       varchar(40)  not null primary key,
    scopes     varchar(200) not null,
    token_hash varchar(64)  not null,
    opened_at  timestamp(6) with time zone not null,
    unique (token_hash)
);
