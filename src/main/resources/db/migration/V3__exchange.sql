-- What the engine knows of its own work: executions, requests, facts, flags, releases. Nothing personal stands outside the columns
-- content (fact, staged_fact), flag_values and weeks (flag, staged_flag).

-- Who may run an exchange now; the token grows with each owner, so that one who lost the lease can be told from the one who has it.
create table lease (
    exchange    varchar(40)  not null primary key,
    owner       varchar(160) not null,
    token       bigint       not null,
    expires_at  timestamp(6) with time zone not null
);

-- The last number given to a file that left, or accepted from a file that came in: no gap, so not a database sequence.
create table file_sequence (
    exchange    varchar(40) not null primary key,
    last_number bigint      not null
);

-- One file that came in, or one night's file that leaves. The id is derived: the same work has the same id after any restart.
create table execution (
    id               varchar(80)   not null primary key,
    exchange         varchar(40)   not null,
    direction        varchar(3)    not null,
    night            date          not null,
    sequence         bigint        not null,
    file_name        varchar(120)  not null,
    sha256           varchar(64)   not null,
    again            varchar(200)  not null,
    status           varchar(20)   not null,
    reason           varchar(40)   not null,
    detail           varchar(1000) not null,
    register_version bigint        not null,
    bytes            bigint        not null,
    records          bigint        not null,
    plan             varchar(4000) not null,
    released         varchar(200)  not null,
    announced        varchar(64)   not null,
    started_at       timestamp(6) with time zone not null,
    ended_at         timestamp(6) with time zone
);
create index execution_night on execution (night, exchange);

-- What was counted: records, rejected, forgotten, matched, facts-new ...
create table execution_count (
    execution varchar(80) not null,
    name      varchar(40) not null,
    amount    bigint      not null,
    primary key (execution, name)
);

-- What compare counted in one block; summed by resolve, then gone.
create table staged_block (
    execution    varchar(80) not null,
    first_record bigint      not null,
    records      bigint      not null,
    unchanged    bigint      not null,
    forgotten    bigint      not null,
    unrequested  bigint      not null,
    primary key (execution, first_record)
);

-- A line of a file that could not be used: where it stands and why, never what it says.
create table quarantined_line (
    execution     varchar(80)  not null,
    record_number bigint       not null,
    byte_offset   bigint       not null,
    byte_length   integer      not null,
    reason        varchar(40)  not null,
    field         varchar(60)  not null,
    shape         varchar(300) not null,
    primary key (execution, record_number)
);

-- A question we sent about a person; the partner returns the opaque reference.
create table request (
    ref        varchar(16) not null primary key,
    exchange   varchar(40) not null,
    execution  varchar(80) not null,
    person_id  bigint      not null,
    claim_id   bigint      not null,
    query_from date        not null,
    query_to   date        not null,
    asked_on   date        not null
);
create index request_exchange on request (exchange);
create index request_execution on request (execution);

create table fact (
    partner      varchar(40)   not null,
    kind         varchar(40)   not null,
    fact_key     varchar(80)   not null,
    version      integer       not null,
    exchange     varchar(40)   not null,
    standing     boolean       not null,
    cancelled    boolean       not null,
    subject_kind varchar(10)   not null,
    subject_id   bigint        not null,
    match_level  varchar(12)   not null,
    match_key    varchar(12)   not null,
    content      varchar(4000) not null,
    execution    varchar(80)   not null,
    received_on  date          not null,
    primary key (partner, kind, fact_key, version)
);
create index fact_subject on fact (subject_id, subject_kind);

-- The fast path: the hashes of the key and of the content of each standing fact, with its version. Equal means unchanged; anything else is
-- decided on the fact itself. Rows of their own would take longer to read than the extract, so many entries of 20 bytes share a page; the
-- entry of a later page replaces that of an earlier one. Base pages hold each key once.
create table known_page (
    exchange varchar(40) not null,
    number   bigint      not null,
    base     boolean     not null,
    facts    integer     not null,
    entries  bytea       not null,
    primary key (exchange, number)
);

create table staged_fact (
    execution        varchar(80)   not null,
    record_number    bigint        not null,
    partner          varchar(40)   not null,
    kind             varchar(40)   not null,
    fact_key         varchar(80)   not null,
    version          integer       not null,
    previous_version integer       not null,
    exchange         varchar(40)   not null,
    cancelled        boolean       not null,
    subject_kind     varchar(10)   not null,
    subject_id       bigint        not null,
    match_level      varchar(12)   not null,
    match_key        varchar(12)   not null,
    content          varchar(4000) not null,
    received_on      date          not null,
    key_hash         bigint        not null,
    content_hash     bigint        not null,
    outcome          varchar(12)   not null,
    primary key (execution, record_number)
);
create index staged_fact_key on staged_fact (execution, key_hash);
create index staged_fact_subject on staged_fact (subject_id, execution);

-- A record that may speak of several persons, or contradicts the one it names: a person has to look.
create table match_review (
    exchange      varchar(40)  not null,
    item          varchar(120) not null,
    execution     varchar(80)  not null,
    record_number bigint       not null,
    match_level   varchar(12)  not null,
    match_key     varchar(12)  not null,
    evidence      varchar(400) not null,
    primary key (exchange, item)
);

create table staged_review (
    execution     varchar(80)  not null,
    record_number bigint       not null,
    item          varchar(120) not null,
    match_level   varchar(12)  not null,
    match_key     varchar(12)  not null,
    evidence      varchar(400) not null,
    primary key (execution, record_number)
);

create table flag (
    ref                varchar(20)    not null primary key,
    rule               varchar(8)     not null,
    claim_id           bigint         not null,
    person_id          bigint         not null,
    period_from        date           not null,
    period_to          date           not null,
    severity           varchar(10)    not null,
    message            varchar(80)    not null,
    impact             numeric(14, 2) not null,
    favourable         boolean        not null,
    sensitive          boolean        not null,
    identity_to_verify boolean        not null,
    state              varchar(20)    not null,
    evidence           varchar(4000)  not null,
    flag_values        varchar(4000)  not null,
    weeks              varchar(20000) not null,
    exchange           varchar(40)    not null,
    execution          varchar(80)    not null,
    register_version   bigint         not null,
    first_seen_on      date           not null,
    last_seen_on       date           not null
);
create index flag_claim on flag (claim_id);

create table staged_flag (
    execution          varchar(80)    not null,
    ref                varchar(20)    not null,
    rule               varchar(8)     not null,
    claim_id           bigint         not null,
    person_id          bigint         not null,
    period_from        date           not null,
    period_to          date           not null,
    severity           varchar(10)    not null,
    message            varchar(80)    not null,
    impact             numeric(14, 2) not null,
    favourable         boolean        not null,
    sensitive          boolean        not null,
    identity_to_verify boolean        not null,
    evidence           varchar(4000)  not null,
    flag_values        varchar(4000)  not null,
    weeks              varchar(20000) not null,
    primary key (execution, ref)
);

-- The claims whose rules were examined by an execution: an open flag of theirs that was not found again lapses.
create table examined_claim (
    execution varchar(80) not null,
    claim_id  bigint      not null,
    primary key (execution, claim_id)
);

-- What a rule found and a precondition kept back: already declared, no impact, too old.
create table suppressed_finding (
    execution varchar(80) not null,
    ref       varchar(20) not null,
    rule      varchar(8)  not null,
    claim_id  bigint      not null,
    reason    varchar(30) not null,
    primary key (execution, ref)
);

-- A-2.1 s. 67.3: what left, to whom, why.
create table release_register (
    execution      varchar(80)   not null primary key,
    exchange       varchar(40)   not null,
    partner        varchar(40)   not null,
    agreement      varchar(40)   not null,
    fields         varchar(1000) not null,
    purpose_fr     varchar(1000) not null,
    purpose_en     varchar(1000) not null,
    legal_basis    varchar(1000) not null,
    outside_quebec boolean       not null,
    persons        bigint        not null,
    period_from    date          not null,
    period_to      date          not null,
    released_on    date          not null
);

-- Who looked at what, when.
create table access_log (
    id      bigint generated by default as identity primary key,
    at      timestamp(6) with time zone not null,
    who     varchar(120) not null,
    verb    varchar(40)  not null,
    object  varchar(120) not null,
    purpose varchar(200) not null
);

-- What may be a confidentiality incident (A-2.1 s. 63.8): a person decides.
create table incident_candidate (
    execution varchar(80) not null,
    kind      varchar(40) not null,
    records   bigint      not null,
    primary key (execution, kind)
);
