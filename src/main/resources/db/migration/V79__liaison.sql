-- A question that a liaison officer puts to a partner outside the files, on a flag. It says which fields go with it, never their values.
-- That whoever approves is another than who prepared it is held here.
create table liaison_request (
    id           varchar(26)  not null primary key,
    flag_ref     varchar(20)  not null,
    number       integer      not null,
    partner      varchar(40)  not null,
    exchange     varchar(40)  not null,
    agreement    varchar(40)  not null,
    question     varchar(20)  not null,
    fields       varchar(200) not null,
    due_on       date         not null,
    state        varchar(10)  not null,
    prepared_by  varchar(120) not null,
    prepared_on  date         not null,
    approved_by  varchar(120) default '' not null,
    approved_on  date,
    sent_by      varchar(120) default '' not null,
    sent_on      date,
    answer       varchar(20)  default '' not null,
    answer_note  varchar(300) default '' not null,
    answered_by  varchar(120) default '' not null,
    answered_on  date,
    constraint approved_by_another check (approved_by <> prepared_by)
);
create index liaison_request_state on liaison_request (state, due_on, id);
create index liaison_request_flag on liaison_request (flag_ref, number);
