-- A second look at a decision by somebody who doesn't know the first; where they differ, a third. That it is another person each time is
-- held here, whatever a program does.
create table second_review (
    ref            varchar(20)  not null,
    number         integer      not null,  -- of the decision in the flag's history
    rule           varchar(8)   not null,
    drawn_for      varchar(12)  not null,
    drawn_on       date         not null,
    state          varchar(10)  not null,
    first_by       varchar(120) not null,
    first_outcome  varchar(30)  not null,
    second_by      varchar(120) default '' not null,
    second_outcome varchar(30)  default '' not null,
    second_reason  varchar(30)  default '' not null,
    second_note    varchar(300) default '' not null,
    second_on      date,
    third_by       varchar(120) default '' not null,
    third_outcome  varchar(30)  default '' not null,
    third_reason   varchar(30)  default '' not null,
    third_note     varchar(300) default '' not null,
    third_on       date,
    primary key (ref, number),
    constraint second_is_another check (second_by <> first_by),
    constraint third_is_another check (third_by = '' or third_by <> first_by and third_by <> second_by and second_by <> '')
);
create index second_review_state on second_review (state, drawn_on, ref);

-- The key of the sample: without it nobody can tell which decision will be looked at twice.
create table sample_key (
    id     integer     not null primary key,
    secret varchar(64) not null
);
