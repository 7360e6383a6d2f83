-- How a flag ended, if a person or a partner's correction ended it, and the impact that a person has verified or decided on.
alter table flag add column outcome varchar(30) default '' not null;
alter table flag add column settled_impact numeric(14, 2) default 0 not null;

-- What happened to a flag: written once, never changed. Nothing personal but in note, which an analyst writes.
create table flag_event (
    ref             varchar(20)    not null,
    number          integer        not null,
    happened_on     date           not null,
    who             varchar(120)   not null,
    kind            varchar(20)    not null,
    rule            varchar(8)     not null,
    state_before    varchar(20)    not null,
    state_after     varchar(20)    not null,
    outcome         varchar(30)    not null,
    note            varchar(1000)  not null,
    impact_before   numeric(14, 2) not null,
    impact_after    numeric(14, 2) not null,
    severity_before varchar(10)    not null,
    severity_after  varchar(10)    not null,
    evidence_before varchar(4000)  not null,
    evidence_after  varchar(4000)  not null,
    primary key (ref, number)
);

-- A correction or cancellation whose original never came: it waits, and is reported when the wait is over.
create table orphan_fact (
    partner     varchar(40) not null,
    kind        varchar(40) not null,
    fact_key    varchar(80) not null,
    exchange    varchar(40) not null,
    version     integer     not null,
    cancelled   boolean     not null,
    received_on date        not null,
    reported_on date,
    primary key (partner, kind, fact_key)
);
create index fact_received on fact (received_on);
create index orphan_fact_exchange on orphan_fact (exchange, received_on);
