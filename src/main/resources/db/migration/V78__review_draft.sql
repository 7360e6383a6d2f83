-- What somebody had begun to write on a flag: kept here and not in the browser, for that person alone, until it is saved or thrown away.
create table review_draft (
    who      varchar(120) not null,
    ref      varchar(20)  not null,
    text     varchar(300) not null,
    kept_on  date         not null,
    primary key (who, ref)
);
