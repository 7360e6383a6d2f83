package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.TestDatabase;

/** Numbers about flags, counted from what is stored. */
class IndicatorsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void openFlagsAreCountedByAgeFromBothSidesOfEachLimit(TestDatabase database) {
        JdbcClient client = database.database().client();
        int number = 0;
        for (int age : new int[] {0, 7, 8, 30, 31, 60, 61, 90, 91, 1000}) {
            flag(client, "F-" + ++number, "QUEUED", DAY.minusDays(age));
        }
        flag(client, "F-CLOSED", "CLOSED", DAY);
        flag(client, "F-TOMORROW", "QUEUED", DAY.plusDays(1));

        assertThat(new Indicators(client).ages(DAY))
                .containsExactly(
                        new Indicators.Age(0, 7, 3),
                        new Indicators.Age(8, 30, 2),
                        new Indicators.Age(31, 60, 2),
                        new Indicators.Age(61, 90, 2),
                        new Indicators.Age(91, -1, 2));
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theFirstStepOfAPersonEndsTheWaitAndWhatAnExecutionSaysDoesNot(TestDatabase database) {
        JdbcClient client = database.database().client();
        assertThat(new Indicators(client).firstLook(DAY)).isEqualTo(new Indicators.FirstLook(0, OptionalLong.empty()));
        for (int days : new int[] {1, 3, 10}) {
            String ref = "F-" + days;
            flag(client, ref, "IN_REVIEW", DAY);
            event(client, ref, 1, "RAISED", DAY);
            event(client, ref, 2, "MOVED", DAY.plusDays(days));
            event(client, ref, 3, "DISPOSED", DAY.plusDays(days + 5));
        }
        flag(client, "F-UNSEEN", "QUEUED", DAY);
        event(client, "F-UNSEEN", 1, "RAISED", DAY);

        assertThat(new Indicators(client).firstLook(DAY)).isEqualTo(new Indicators.FirstLook(3, OptionalLong.of(3)));
        assertThat(new Indicators(client).firstLook(DAY.plusDays(1)).flags()).isZero();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void revealsAreCountedAgainstDecisions(TestDatabase database) {
        JdbcClient client = database.database().client();
        assertThat(new Indicators(client).reveals(DAY).perHundred()).isEmpty();
        for (int i = 0; i < 3; i++) {
            client.sql("insert into access_log (at, who, verb, object, purpose) values (?, 'u1', ?, 'flag F-1', 'x')")
                    .params(Instant.parse("2026-11-23T15:00:00Z").atOffset(ZoneOffset.UTC), i == 0 ? "show" : "reveal")
                    .update();
        }
        event(client, "F-1", 1, "DISPOSED", DAY);
        event(client, "F-1", 2, "MOVED", DAY);

        assertThat(new Indicators(client).reveals(DAY)).isEqualTo(new Indicators.Reveals(2, 1));
        assertThat(new Indicators(client).reveals(DAY).perHundred()).hasValue(200);
    }

    private static void flag(JdbcClient client, String ref, String state, LocalDate seen) {
        client.sql(
                        "insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message, impact,"
                                + " favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks, exchange,"
                                + " execution, register_version, first_seen_on, last_seen_on) values (?, 'R15', 1, 1, ?, ?,"
                                + " 'MEDIUM', 'm', 0, false, false, false, ?, '[]', '{}', '[]', 'CN-IN-01', 'E', 1, ?, ?)")
                .params(ref, DAY, DAY, state, seen, seen)
                .update();
    }

    private static void event(JdbcClient client, String ref, int number, String kind, LocalDate day) {
        client.sql("insert into flag_event (ref, number, happened_on, who, kind, rule, state_before, state_after,"
                        + " outcome, note, impact_before, impact_after, severity_before, severity_after,"
                        + " evidence_before, evidence_after) values (?, ?, ?, 'u1', ?, '', 'QUEUED', 'QUEUED', '', '', 0,"
                        + " 0, 'LOW', 'LOW', '[]', '[]')")
                .params(ref, number, day, kind)
                .update();
    }
}
