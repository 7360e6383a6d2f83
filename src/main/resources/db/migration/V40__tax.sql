-- What was declared as earned in a calendar year, by claim: compared with what the tax authority assessed. Personal.
create table declared_earnings (
    claim_id bigint         not null,
    rank     bigint         not null,
    tax_year integer        not null,
    kind     varchar(12)    not null,
    amount   numeric(14, 2) not null,
    primary key (claim_id, rank)
);

-- What persons owe under claim certificates. Personal.
create table debt (
    certificate    varchar(12)    not null primary key,
    claim_id       bigint         not null,
    person_id      bigint         not null,
    noticed_on     date           not null,
    certificate_on date           not null,
    balance        numeric(14, 2) not null,
    balance_on     date           not null
);
create index debt_claim on debt (claim_id);
