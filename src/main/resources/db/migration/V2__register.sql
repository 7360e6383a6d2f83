-- The register: who claimed what for which event, and the weeks paid or planned. Replaced or amended only by our own
-- extracts, each load of which gives a new version. Personal throughout. No foreign keys: a load checks every reference
-- before it commits, and tells how many fail. Rank keeps the order in which a list was given.

create table person (
    id             bigint       not null primary key,
    surname        varchar(120) not null,
    other_surnames varchar(500) not null,  -- separated by |, as are the given names
    given_names    varchar(500) not null,
    usual_name     varchar(120),
    born_on        date,
    sex            varchar(10)  not null
);

create table identifier (
    person_id bigint      not null,
    rank      bigint      not null,
    type      varchar(10) not null,
    number    varchar(20) not null,
    held_from date        not null,
    held_to   date,
    primary key (person_id, rank)
);

create table address (
    person_id    bigint       not null,
    rank         bigint       not null,
    line         varchar(200) not null,
    municipality varchar(120) not null,
    postal_code  varchar(10)  not null,
    since        date         not null,
    primary key (person_id, rank)
);

create table event (
    id             bigint      not null primary key,
    type           varchar(20) not null,
    expected_on    date        not null,
    actual_on      date,
    child_count    integer     not null,
    province       varchar(2)  not null,
    attestation_no varchar(40)
);

create table event_child (
    event_id  bigint  not null,
    person_id bigint  not null,
    rank      integer not null,
    primary key (event_id, person_id)
);
create index event_child_person on event_child (person_id);

create table claim (
    id                         bigint         not null primary key,
    event_id                   bigint         not null,
    claimant_id                bigint         not null,
    role                       varchar(20)    not null,
    filed_on                   date           not null,
    plan                       varchar(10)    not null,
    worker_status              varchar(10)    not null,
    low_income_rule            varchar(20)    not null,
    benefit_from               date           not null,
    benefit_to                 date           not null,
    qualifying_from            date           not null,
    qualifying_to              date           not null,
    qualifying_extension_weeks integer        not null,
    average_weekly_earnings    numeric(14, 2) not null,
    weekly_benefit             numeric(14, 2) not null,
    supplement_requested       boolean        not null,
    spouse_at_first_filing     bigint,
    other_parent               bigint,
    single_parent_weeks        integer        not null,
    status                     varchar(10)    not null
);
create index claim_event on claim (event_id);
create index claim_claimant on claim (claimant_id);
create index claim_spouse on claim (spouse_at_first_filing);
create index claim_other_parent on claim (other_parent);
create index claim_status on claim (status, id);

create table benefit_week (
    claim_id        bigint         not null,
    rank            bigint         not null,
    sunday          date           not null,
    type            varchar(10)    not null,
    status          varchar(10)    not null,
    benefit         numeric(14, 2) not null,
    declared_income numeric(14, 2) not null,
    deduction       numeric(14, 2) not null,
    primary key (claim_id, rank)
);

create table declaration (
    claim_id    bigint      not null,
    rank        bigint      not null,
    kind        varchar(30) not null,
    from_day    date        not null,
    to_day      date,
    amount      numeric(14, 2),
    declared_on date        not null,
    primary key (claim_id, rank)
);

-- One row a load. The digest is over the SHA-256 of its files, so that the same files are known again.
create table register_version (
    version    bigint      not null primary key,
    sequence   bigint      not null,
    mode       varchar(1)  not null,
    digest     varchar(64) not null,
    created_at timestamp(6) with time zone not null
);

-- The register as linkage holds it in memory, in pieces: reading these takes a tenth of the time of reading the tables. Written after each
-- load for the version loaded; without it the tables are read. Personal, as they are.
create table register_image (
    version bigint  not null,
    number  integer not null,
    content bytea   not null,
    primary key (version, number)
);
