package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.job.TestEngine;
import qpip.exchange.review.RuleFigures;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** Numbers that could be somebody are neither shown nor exported. */
class IndicatorsPageTest {

    private static TestEngine engine;
    private static Database database;
    private static Console console;

    @BeforeAll
    static void start() {
        engine = TestEngine.bare(TestDatabases.h2());
        database = engine.database();
        console = Console.start(new Sources(database, Clock.systemUTC(), day -> 30, engine.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    @Test
    void whatIsBetweenOneAndFourIsHiddenOnThePageAndInTheExport() {
        Browser privacy = Browser.signedIn(console, database, Role.PRIVACY);
        assertThat(privacy.french("/indicateurs"))
                .contains("Aucun écart n’a encore été relevé", "Moins de cinq écarts", "Aucun deuxième examen");
        for (int i = 0; i < 12; i++) {
            database.client()
                    .sql("insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message,"
                            + " impact, favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks,"
                            + " exchange, execution, register_version, first_seen_on, last_seen_on, outcome) values (?,"
                            + " ?, 1, 1, ?, ?, 'MEDIUM', 'm', 1, false, false, false, ?, '[]', '{}', '[]', 'CN-IN-01',"
                            + " 'E', 1, ?, ?, ?)")
                    .params(
                            "F-COUNTED" + i,
                            i < 3 ? "R27" : "R15",
                            LocalDate.now(),
                            LocalDate.now(),
                            i < 10 ? "CLOSED" : "QUEUED",
                            LocalDate.now(),
                            LocalDate.now(),
                            i < 10 ? i == 9 ? "STOP" : "NO_CHANGE" : "")
                    .update();
        }

        String page = privacy.english("/indicateurs");
        assertThat(page)
                .contains("&lt; 5", ">9<", ">R27<", "<svg class=\"bars\"")
                .doesNotContain(">3<", ">2<");
        String csv = privacy.get("/indicateurs/export").body();
        assertThat(csv)
                .contains("raised,R27,<5\r\n", "raised,R15,9\r\n", "decided,R15,7\r\n", "confirmed,R15,<5\r\n")
                .contains("open-days,0-7,<5\r\n")
                .doesNotContain(",3\r\n", ",2\r\n", "u-");
        assertThat(Browser.signedIn(console, database, Role.AUDITOR)
                        .get("/indicateurs")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theRestThatWouldTellAHiddenNumberIsHiddenToo() {
        IndicatorsPage.Ruled ruled = IndicatorsPage.Ruled.of("R1", new RuleFigures.Figures(40, 0, 30, 28));

        assertThat(ruled.confirmed().hidden()).isTrue();
        assertThat(ruled.precision()).isNegative();
        assertThat(IndicatorsPage.Ruled.of("R1", new RuleFigures.Figures(40, 0, 30, 25))
                        .precision())
                .isEqualTo(25.0 / 30);
        assertThat(IndicatorsPage.Cell.of(4).text()).isEqualTo("<5");
        assertThat(IndicatorsPage.Cell.of(5).text()).isEqualTo("5");
        assertThat(IndicatorsPage.Cell.of(0).text()).isEqualTo("0");
    }
}
