package qpip.exchange.bench;

import java.util.List;
import qpip.exchange.storage.Database;

/** Open flags for the console, on claims with weeks, persons with numbers and facts of one partner. */
record ConsoleFlags(Database database) {

    private static final int CLAIMS = 20_000;

    void make(int flags) {
        List.of(
                        "insert into person (id, surname, other_surnames, given_names, born_on, sex) select i, 'FICTIF-' || i, '',"
                                + " 'Alex', date '1985-01-01' + i % 7000, 'X' from generate_series(1, :claims) i",
                        "insert into identifier (person_id, rank, type, number, held_from) select i, 0, 'SIN', '0' ||"
                                + " lpad(cast(i as varchar), 8, '0'), date '2000-01-01' from generate_series(1, :claims) i",
                        "insert into address (person_id, rank, line, municipality, postal_code, since) select i, 0, i || ' rue',"
                                + " 'Québec', 'G1R4S9', date '2020-01-01' from generate_series(1, :claims) i",
                        "insert into event (id, type, expected_on, actual_on, child_count, province) select i, 'BIRTH',"
                                + " date '2026-08-30', date '2026-08-30', 1, 'QC' from generate_series(1, :claims) i",
                        "insert into claim (id, event_id, claimant_id, role, filed_on, plan, worker_status, low_income_rule,"
                                + " benefit_from, benefit_to, qualifying_from, qualifying_to, qualifying_extension_weeks,"
                                + " average_weekly_earnings, weekly_benefit, supplement_requested, single_parent_weeks, status)"
                                + " select i, i, i, 'GAVE_BIRTH', date '2026-08-20', 'BASIC', 'WAGE', 'NONE', date '2026-08-30',"
                                + " date '2027-08-29', date '2025-08-31', date '2026-08-29', 0, 1000, 700, false, 0, 'OPEN'"
                                + " from generate_series(1, :claims) i",
                        "insert into benefit_week (claim_id, rank, sunday, type, status, benefit, declared_income, deduction)"
                                + " select i, w, date '2026-08-30' + 7 * w, 'MAT', 'PAID', 700, 0, 0"
                                + " from generate_series(1, :claims) i, generate_series(0, 17) w",
                        "insert into fact (partner, kind, fact_key, version, exchange, standing, cancelled, subject_kind, subject_id,"
                                + " match_level, match_key, content, execution, received_on) select 'cnesst', 'INCOME_REPLACEMENT',"
                                + " 'K' || i, 1, 'CN-IN-01', true, false, 'PERSON', i, 'CONFIRMED', 'K1',"
                                + " '{\"amount\":\"612.40\",\"from\":\"2026-09-14\",\"to\":\"2026-10-04\"}', 'E', date '2026-11-20'"
                                + " from generate_series(1, :claims) i",
                        "insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message, impact,"
                                + " favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks, exchange, execution,"
                                + " register_version, first_seen_on, last_seen_on, priority) select 'F-' || lpad(cast(i as varchar), 12, 'A'),"
                                + " case when i % 3 = 0 then 'R18' else 'R15' end, 1 + i % :claims, 1 + i % :claims, date '2026-09-13',"
                                + " date '2026-10-10', case i % 20 when 0 then 'CRITICAL' when 1 then 'HIGH' when 2 then 'LOW' else 'MEDIUM' end,"
                                + " 'indemnity-in-benefit-week', i % 900, false, false, i % 7 = 0, 'QUEUED',"
                                + " '[\"cnesst:K' || (1 + i % :claims) || ':1\"]', '{\"partners\":\"CNESST\",\"income\":\"520.00\","
                                + "\"from\":\"2026-09-14\",\"to\":\"2026-10-04\",\"weeks\":\"3\",\"impact\":\"520.00\"}', (select '[' || string_agg("
                                + "'{\"sunday\":\"' || (date '2026-09-13' + 7 * w) || '\",\"reportedIncome\":520.00,\"exemption\":0.00,"
                                + "\"deducted\":0.00,\"shouldDeduct\":520.00,\"impact\":520.00}', ',') || ']' from generate_series(0, 3) w),"
                                + " 'CN-IN-01', 'E', 1, date '2026-11-20', date '2026-11-20', (20777 + i % 60) * 1000 + 100 * (i % 4) + i % 2"
                                + " from generate_series(1, :flags) i",
                        "insert into flag_event (ref, number, happened_on, who, kind, rule, state_before, state_after, outcome, note,"
                                + " impact_before, impact_after, severity_before, severity_after, evidence_before, evidence_after) select ref, 1,"
                                + " first_seen_on, 'E', 'RAISED', '', 'QUEUED', 'QUEUED', '', '', 0, impact, severity, severity, '[]', evidence"
                                + " from flag")
                .forEach(sql -> database.client()
                        .sql(sql)
                        .param("claims", CLAIMS)
                        .param("flags", flags)
                        .update());
    }
}
