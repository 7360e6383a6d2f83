-- A version of a fact is history because a later one stands: publishing one more adds a row and leaves those before it alone. standing = false is
-- for what never stood, and for versions about another person or event than a later one, so that the facts about somebody are found without a
-- look at all versions.
create view standing_fact as
    select f.partner, f.kind, f.fact_key, f.version, f.exchange, f.cancelled, f.subject_kind, f.subject_id, f.match_level, f.match_key, f.content,
        f.execution, f.received_on, f.match_weight, f.match_detail
    from fact f
    where f.standing = true
        and not exists (select 1 from fact n where n.partner = f.partner and n.kind = f.kind and n.fact_key = f.fact_key
            and n.version > f.version and n.standing = true);

-- True where a new version says what the version that it replaces says; null for the others, so that staging needs no second look.
alter table staged_fact add column repeats boolean;
update staged_fact set repeats = true where outcome = 'CHANGED' and previous_version >= 0
    and exists (select 1 from fact f where f.partner = staged_fact.partner and f.kind = staged_fact.kind and f.fact_key = staged_fact.fact_key
        and f.version = staged_fact.previous_version and f.content = staged_fact.content and f.cancelled = staged_fact.cancelled
        and f.subject_kind = staged_fact.subject_kind and f.subject_id = staged_fact.subject_id);
