-- A question about one person that an analyst puts to a partner on a flag: it leaves with the partner's next file, and what comes back
-- under its reference is shown on the flag. The reason is an analyst's words, refused when they identify anybody; it stays here.
create table inquiry (
    flag_ref  varchar(20)  not null,
    number    integer      not null,
    partner   varchar(40)  not null,
    exchange  varchar(40)  not null,
    person_id bigint       not null,
    claim_id  bigint       not null,
    state     varchar(10)  not null,
    not_asked varchar(20)  not null,  -- why it was withdrawn
    reason    varchar(300) not null,
    asked_by  varchar(120) not null,
    asked_on  date         not null,
    sent_on   date,
    primary key (flag_ref, number)
);
create index inquiry_state on inquiry (state, partner);

-- The requests that carry it. Repeated: the person was asked about anyway, while the answer was awaited. Sent: the file is on record.
create table inquiry_request (
    flag_ref  varchar(20) not null,
    number    integer     not null,
    execution varchar(80) not null,
    ref       varchar(16) not null,
    repeated  boolean     not null,
    sent      boolean     not null,
    primary key (flag_ref, number, execution)
);
create index inquiry_request_ref on inquiry_request (ref);
create index inquiry_request_execution on inquiry_request (execution);

-- What came back: the fact as it stood then, or blank where nothing was kept of the answer.
create table inquiry_answer (
    flag_ref    varchar(20)  not null,
    number      integer      not null,
    execution   varchar(80)  not null,
    reference   varchar(140) not null,
    received_on date         not null,
    primary key (flag_ref, number, execution, reference)
);

create table staged_answer (
    execution     varchar(80) not null,
    record_number bigint      not null,
    ref           varchar(16) not null,
    fact_key      varchar(80) not null,
    primary key (execution, record_number)
);

-- An inquiry has an entry of its own in the register of releases, with its reason; the key of the register is now (execution, inquiry),
-- and the two databases agree on no shorter way to change it.
create table release_entry (
    execution      varchar(80)   not null,
    inquiry        varchar(30)   not null,  -- blank for the file itself
    exchange       varchar(40)   not null,
    partner        varchar(40)   not null,
    agreement      varchar(40)   not null,
    fields         varchar(1000) not null,
    purpose_fr     varchar(1000) not null,
    purpose_en     varchar(1000) not null,
    legal_basis    varchar(1000) not null,
    outside_quebec boolean       not null,
    persons        bigint        not null,
    reason         varchar(300)  not null,
    period_from    date          not null,
    period_to      date          not null,
    released_on    date          not null,
    primary key (execution, inquiry)
);
insert into release_entry (execution, inquiry, exchange, partner, agreement, fields, purpose_fr, purpose_en, legal_basis, outside_quebec,
    persons, reason, period_from, period_to, released_on)
select execution, '', exchange, partner, agreement, fields, purpose_fr, purpose_en, legal_basis, outside_quebec, persons, '', period_from,
    period_to, released_on from release_register;
drop table release_register;
alter table release_entry rename to release_register;
