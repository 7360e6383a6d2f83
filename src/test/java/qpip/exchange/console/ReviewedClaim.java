package qpip.exchange.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qpip.exchange.review.Publication;
import qpip.exchange.review.StagedFlags;
import qpip.exchange.storage.Database;

/** A claim of an invented person with a fact of CNESST, on which flags can be raised. */
final class ReviewedClaim {

    static final String SIN = "046454286";
    static final String NAM = "TREM91540712";
    static final String STREET = "12 rue des Essais";
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Database database;

    ReviewedClaim(Database database) {
        this.database = database;
        List.of(
                        "insert into person (id, surname, other_surnames, given_names, born_on, sex) values (1, 'TREMBLAY-FICTIF', '',"
                                + " 'Marie-Ève', date '1991-04-07', 'F')",
                        "insert into identifier (person_id, rank, type, number, held_from) values (1, 0, 'SIN', '" + SIN
                                + "', date '2000-01-01')",
                        "insert into identifier (person_id, rank, type, number, held_from) values (1, 1, 'NAM', '" + NAM
                                + "', date '2000-01-01')",
                        "insert into address (person_id, rank, line, municipality, postal_code, since) values (1, 0, '"
                                + STREET + "', 'Québec', 'G1R4S9', date '2020-01-01')",
                        "insert into event (id, type, expected_on, actual_on, child_count, province) values (1, 'BIRTH',"
                                + " date '2026-08-30', date '2026-08-30', 1, 'QC')",
                        "insert into claim (id, event_id, claimant_id, role, filed_on, plan, worker_status, low_income_rule,"
                                + " benefit_from, benefit_to, qualifying_from, qualifying_to, qualifying_extension_weeks,"
                                + " average_weekly_earnings, weekly_benefit, supplement_requested, single_parent_weeks, status)"
                                + " values (1, 1, 1, 'GAVE_BIRTH', date '2026-08-20', 'BASIC', 'WAGE', 'NONE', date '2026-08-30',"
                                + " date '2027-08-29', date '2025-08-31', date '2026-08-29', 0, 1000, 700, false, 0, 'OPEN')",
                        "insert into benefit_week (claim_id, rank, sunday, type, status, benefit, declared_income, deduction)"
                                + " values (1, 0, date '2026-11-15', 'MAT', 'PAID', 700, 0, 0)")
                .forEach(sql -> database.client().sql(sql).update());
        fact(1, "2026-10-30", "612.40");
    }

    /** What CNESST says, in that version. */
    void fact(int version, String to, String amount) {
        database.client()
                .sql("update fact set standing = false where fact_key = 'K'")
                .update();
        database.client()
                .sql(
                        "insert into fact (partner, kind, fact_key, version, exchange, standing, cancelled, subject_kind, subject_id,"
                                + " match_level, match_key, content, execution, received_on) values ('cnesst', 'INCOME_REPLACEMENT', 'K', ?,"
                                + " 'CN-IN-01', true, false, 'PERSON', 1, 'CONFIRMED', 'K3', ?, 'E', ?)")
                .params(
                        version,
                        "{\"from\":\"2026-09-14\",\"to\":\"" + to + "\",\"amount\":\"" + amount
                                + "\",\"employer\":\"Planté Inc\"}",
                        DAY)
                .update();
    }

    /** A flag on the first version of the fact. */
    String raised(String ref, String severity, String impact) {
        publish(ref, severity, impact, 1, DAY);
        return ref;
    }

    void publish(String ref, String severity, String impact, int version, LocalDate night) {
        database.client().sql("delete from staged_flag").update();
        database.client()
                .sql(
                        "insert into staged_flag (execution, ref, rule, claim_id, person_id, period_from, period_to, severity,"
                                + " message, impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks)"
                                + " values ('E', ?, 'R15', 1, 1, ?, ?, ?, 'indemnity-in-benefit-week', ?, false, false, false, ?, ?, ?)")
                .params(
                        ref,
                        LocalDate.of(2026, 11, 15),
                        LocalDate.of(2026, 11, 21),
                        severity,
                        new BigDecimal(impact),
                        "[\"cnesst:K:" + version + "\"]",
                        "{\"partners\":\"CNESST\",\"income\":\"520.00\",\"from\":\"2026-11-15\",\"to\":\"2026-11-21\",\"weeks\":\"1\","
                                + "\"impact\":\"520.00\"}",
                        "[{\"sunday\":\"2026-11-15\",\"reportedIncome\":520.00,\"exemption\":0.00,\"deducted\":0.00,"
                                + "\"shouldDeduct\":520.00,\"impact\":520.00}]")
                .update();
        database.transaction()
                .executeWithoutResult(status -> new StagedFlags(database, "E")
                        .publish(new Publication(
                                "CN-IN-01", 1, night, List.of("R15"), Set.of(), new BigDecimal("100.00"))));
    }
}
