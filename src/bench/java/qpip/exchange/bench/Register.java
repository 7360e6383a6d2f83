package qpip.exchange.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import qpip.exchange.register.RegisterSnapshot;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/**
 * The register that is measured against: each person has one open claim of {@value #WEEKS} weeks, and one event. The
 * qualifying period was lengthened already by the weeks that the partner pays for, so that they are no change.
 */
final class Register {

    static final LocalDate BENEFIT_FROM = LocalDate.of(2026, 9, 6);

    private static final int WEEKS = 10;
    private static final int WEEKS_PAID = 8;
    private static final LocalDate FILED = LocalDate.of(2026, 8, 20);
    private static final String[] TABLES = {"person", "identifier", "address", "event", "claim", "benefit_week"};

    private final Database database;

    Register(Database database) {
        this.database = database;
    }

    /** Puts the persons straight into the tables, as a load of our own extracts would. */
    void store(Size size) {
        int persons = size.persons();
        database.transaction().executeWithoutResult(status -> {
            persons(persons);
            identifiers(persons);
            addresses(persons);
            events(persons);
            claims(persons, Payments.weeks(size));
            weeks(persons);
            rows(
                    "register_version",
                    1,
                    (rows, i) -> rows.add(1L, 1L, "F", "bench", Instant.parse("2026-11-14T12:00:00Z")),
                    "version",
                    "sequence",
                    "mode",
                    "digest",
                    "created_at");
        });
        database.analyze(TABLES);
        RegisterSnapshot.keep(database);
    }

    private void persons(int persons) {
        rows(
                "person",
                persons,
                (rows, i) -> rows.add(
                        id(i),
                        People.surname(i),
                        "",
                        People.given(i),
                        Optional.empty(),
                        People.born(i),
                        People.female(i) ? "F" : "M"),
                "id",
                "surname",
                "other_surnames",
                "given_names",
                "usual_name",
                "born_on",
                "sex");
    }

    private void identifiers(int persons) {
        rows(
                "identifier",
                persons,
                (rows, i) -> rows.add(id(i), 0L, "SIN", People.sin(i), People.born(i), Optional.empty()),
                "person_id",
                "rank",
                "type",
                "number",
                "held_from",
                "held_to");
    }

    private void addresses(int persons) {
        rows(
                "address",
                persons,
                (rows, i) -> rows.add(id(i), 0L, (1 + i % 900) + ", rue des Érables", "Saint-Élie", "G0X0A1", FILED),
                "person_id",
                "rank",
                "line",
                "municipality",
                "postal_code",
                "since");
    }

    private void events(int persons) {
        rows(
                "event",
                persons,
                (rows, i) -> rows.add(id(i), "BIRTH", BENEFIT_FROM, BENEFIT_FROM, 1, "QC", Optional.empty()),
                "id",
                "type",
                "expected_on",
                "actual_on",
                "child_count",
                "province",
                "attestation_no");
    }

    private void claims(int persons, int extensionWeeks) {
        rows(
                "claim",
                persons,
                (rows, i) -> rows.add(
                        id(i),
                        id(i),
                        id(i),
                        People.female(i) ? "GAVE_BIRTH" : "OTHER_PARENT",
                        FILED,
                        "BASIC",
                        "WAGE",
                        "NONE",
                        BENEFIT_FROM,
                        BENEFIT_FROM.plusWeeks(WEEKS).minusDays(1),
                        BENEFIT_FROM.minusWeeks(52L + extensionWeeks),
                        BENEFIT_FROM.minusDays(1),
                        extensionWeeks,
                        new BigDecimal("1000.00"),
                        new BigDecimal("700.00"),
                        false,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        0,
                        "OPEN"),
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
    }

    private void weeks(int persons) {
        BigDecimal benefit = new BigDecimal("700.00");
        BigDecimal nothing = new BigDecimal("0.00");
        rows(
                "benefit_week",
                persons,
                (rows, i) -> IntStream.range(0, WEEKS)
                        .forEach(week -> rows.add(
                                id(i),
                                (long) week,
                                BENEFIT_FROM.plusWeeks(week),
                                People.female(i) ? "MAT" : "PAT",
                                week < WEEKS_PAID ? "PAID" : "PLANNED",
                                benefit,
                                nothing,
                                nothing)),
                "claim_id",
                "rank",
                "sunday",
                "type",
                "status",
                "benefit",
                "declared_income",
                "deduction");
    }

    /** A person's id; that person's claim and event have the same. */
    static long id(int person) {
        return 1_000L + person;
    }

    private interface RowOf {
        void add(BulkInsert rows, int person);
    }

    private void rows(String table, int persons, RowOf row, String... columns) {
        BulkInsert rows = new BulkInsert(database, table, columns);
        for (int i = 0; i < persons; i++) {
            row.add(rows, i);
        }
        rows.flush();
    }
}
