package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.eligibility.Finding;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.register.Period;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** Edge case 38: a rule that changes rewrites nothing of what its earlier version found. */
class FlagsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Finding FINDING = new Finding(
            "R04",
            "earnings-in-benefit-weeks",
            Severity.MEDIUM,
            1,
            new Period(DAY, DAY.plusDays(6)),
            DAY,
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of(),
            false,
            false,
            false);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFlagNamesTheVersionOfTheRuleThatFoundItLast(TestDatabase test) {
        Database database = test.database();
        publish(database, "E1");
        assertThat(found(database).ruleVersion()).isEqualTo(2);

        database.client().sql("update flag set rule_version = 1").update();
        publish(database, "E2");

        assertThat(found(database).ruleVersion()).isEqualTo(2);
        assertThat(flags(database).history(FINDING.ref(1)))
                .as("the same finding by another version is no change to decide on")
                .hasSize(1);
    }

    private static void publish(Database database, String execution) {
        Screened screened = new Screened(List.of(FINDING), List.of());
        database.transaction().executeWithoutResult(status -> {
            new StagedFlags(database, execution).stage(List.of(1L), new TreeMap<>(Map.of(1L, screened)));
            new StagedFlags(database, execution)
                    .publish(new Publication("SC-IN-02", 1, DAY, List.of("R04"), Set.of(), new BigDecimal("100.00")));
        });
    }

    private static Flag found(Database database) {
        return flags(database).find(FINDING.ref(1)).orElseThrow();
    }

    private static Flags flags(Database database) {
        return new Flags(database);
    }
}
