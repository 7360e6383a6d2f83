package qpip.exchange.register;

import java.util.List;
import java.util.stream.Stream;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/** Rows on their way into the tables of the register, within the transaction under way. */
final class RegisterRows {

    /** Every table that a load changes. */
    static final List<String> TABLES = List.of(
            "person",
            "identifier",
            "address",
            "event",
            "event_child",
            "claim",
            "benefit_week",
            "declaration",
            "declared_earnings",
            "debt");

    private final BulkInsert persons;
    private final BulkInsert identifiers;
    private final BulkInsert addresses;
    private final BulkInsert events;
    private final BulkInsert children;
    private final BulkInsert claims;
    private final BulkInsert weeks;
    private final BulkInsert declarations;
    private final BulkInsert earnings;
    private final BulkInsert debts;

    RegisterRows(Database database) {
        persons = new BulkInsert(
                database, "person", "id", "surname", "other_surnames", "given_names", "usual_name", "born_on", "sex");
        identifiers =
                new BulkInsert(database, "identifier", "person_id", "rank", "type", "number", "held_from", "held_to");
        addresses = new BulkInsert(
                database, "address", "person_id", "rank", "line", "municipality", "postal_code", "since");
        events = new BulkInsert(
                database,
                "event",
                "id",
                "type",
                "expected_on",
                "actual_on",
                "child_count",
                "province",
                "attestation_no");
        children = new BulkInsert(database, "event_child", "event_id", "person_id", "rank");
        claims = new BulkInsert(
                database,
                "claim",
                "id",
                "event_id",
                "claimant_id",
                "role",
                "filed_on",
                "plan",
                "worker_status",
                "low_income_rule",
                "benefit_from",
                "benefit_to",
                "qualifying_from",
                "qualifying_to",
                "qualifying_extension_weeks",
                "average_weekly_earnings",
                "weekly_benefit",
                "supplement_requested",
                "spouse_at_first_filing",
                "other_parent",
                "single_parent_weeks",
                "status");
        weeks = new BulkInsert(
                database,
                "benefit_week",
                "claim_id",
                "rank",
                "sunday",
                "type",
                "status",
                "benefit",
                "declared_income",
                "deduction");
        declarations = new BulkInsert(
                database, "declaration", "claim_id", "rank", "kind", "from_day", "to_day", "amount", "declared_on");
        earnings = new BulkInsert(database, "declared_earnings", "claim_id", "rank", "tax_year", "kind", "amount");
        debts = new BulkInsert(
                database,
                "debt",
                "certificate",
                "claim_id",
                "person_id",
                "noticed_on",
                "certificate_on",
                "balance",
                "balance_on");
    }

    /** The person without addresses and identifiers. */
    void person(Person person) {
        persons.add(
                person.id(),
                person.surname(),
                NameList.joined(person.otherSurnames()),
                NameList.joined(person.givenNames()),
                person.usualName(),
                person.dateOfBirth(),
                person.sex());
    }

    void identifier(long personId, long rank, Identifier identifier) {
        identifiers.add(personId, rank, identifier.type(), identifier.value(), identifier.from(), identifier.to());
    }

    void address(long personId, long rank, Address address) {
        addresses.add(personId, rank, address.line(), address.municipality(), address.postalCode(), address.since());
    }

    /** The event without its children. */
    void event(Event event) {
        events.add(
                event.id(),
                event.type(),
                event.expectedOn(),
                event.actualOn(),
                event.childCount(),
                event.province(),
                event.attestationNo());
    }

    void child(long eventId, long personId, int rank) {
        children.add(eventId, personId, rank);
    }

    void claim(Claim claim) {
        claims.add(
                claim.id(),
                claim.eventId(),
                claim.claimantId(),
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                claim.lowIncomeRule(),
                claim.benefitPeriod().from(),
                claim.benefitPeriod().to(),
                claim.qualifyingPeriod().from(),
                claim.qualifyingPeriod().to(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                claim.status());
    }

    void week(long claimId, long rank, BenefitWeek week) {
        weeks.add(
                claimId,
                rank,
                week.sunday(),
                week.type(),
                week.status(),
                week.benefit(),
                week.declaredIncome(),
                week.deduction());
    }

    void declaration(long rank, Declaration declaration) {
        declarations.add(
                declaration.claimId(),
                rank,
                declaration.kind(),
                declaration.from(),
                declaration.to(),
                declaration.amount(),
                declaration.declaredOn());
    }

    void earnings(long rank, DeclaredEarnings declared) {
        earnings.add(declared.claimId(), rank, declared.year(), declared.kind(), declared.amount());
    }

    void debt(Debt debt) {
        debts.add(
                debt.certificate(),
                debt.claimId(),
                debt.personId(),
                debt.noticedOn(),
                debt.certificateOn(),
                debt.balance(),
                debt.balanceOn());
    }

    void flush() {
        Stream.of(persons, identifiers, addresses, events, children, claims, weeks, declarations, earnings, debts)
                .forEach(BulkInsert::flush);
    }
}
