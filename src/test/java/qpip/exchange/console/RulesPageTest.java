package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** A rules lead sees what a rule gives, tries a threshold, and proposes a change that another person answers. */
class RulesPageTest {

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
    void everyRuleHasItsPageInBothLanguages() {
        Browser lead = Browser.signedIn(console, database, Role.RULES);
        lead.french("/regles");
        Rules.all().forEach(rule -> {
            lead.french("/regles/" + rule.code());
            lead.english("/regles/" + rule.code());
        });
        assertThat(lead.get("/regles/R99").statusCode()).isEqualTo(404);
        assertThat(Browser.signedIn(console, database, Role.ANALYST)
                        .get("/regles")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aThresholdThatIsTriedTellsWhatWouldBeLost() {
        for (int i = 0; i < 3; i++) {
            database.client()
                    .sql("insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message,"
                            + " impact, favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks,"
                            + " exchange, execution, register_version, first_seen_on, last_seen_on, outcome) values (?,"
                            + " 'R15', 1, 1, ?, ?, 'MEDIUM', 'm', ?, false, false, false, 'CLOSED', '[]', '{}', '[{}]',"
                            + " 'CN-IN-01', 'E', 1, ?, ?, ?)")
                    .params(
                            "F-TRIED" + i,
                            LocalDate.now(),
                            LocalDate.now(),
                            new BigDecimal(120 + 50 * i),
                            LocalDate.now().minusDays(2),
                            LocalDate.now(),
                            i == 0 ? "ADJUST_DOWN" : "NO_CHANGE")
                    .update();
        }
        Browser lead = Browser.signedIn(console, database, Role.RULES);

        assertThat(lead.french("/regles/R15?seuil=200"))
                .contains(
                        "Des 3 écarts avec un montant, 2 n’auraient pas été relevés. 2 ont eu une décision, dont 1 confirmée",
                        "F-TRIED1",
                        "Moins de 20 décisions\u00a0: simulation indicative.",
                        "33,3\u00a0%",
                        "n = 3")
                .doesNotContain("F-TRIED2");
        assertThat(lead.english("/regles/every?seuil=130")).contains("1 would not have been raised");
        assertThat(lead.get("/regles/R15?seuil=beaucoup").statusCode()).isEqualTo(400);
        assertThat(lead.french("/regles/R15?seuil=1e999999")).contains("value=\"100.00\"");
    }

    @Test
    void aProposalIsAnsweredByAnotherPersonAndSaysWhichLinesToChange() {
        Browser lead = Browser.signedIn(console, database, Role.RULES);
        Browser supervisor = Browser.signedIn(console, database, Role.SUPERVISOR);
        String value = "parameter=impact.material-total&from=2999-01-01&reason=";

        assertThat(location(lead.post("/regles/every", value + "essai&value=beaucoup")))
                .endsWith("?refus");
        assertThat(location(lead.post("/regles/every", value + "&value=150"))).endsWith("?refus");
        assertThat(location(lead.post("/regles/every", value + "NAS+046454286&value=150")))
                .endsWith("?refus");
        assertThat(lead.post("/regles/every", "parameter=other&from=2999-01-01&reason=x&value=1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(location(lead.post("/regles/every", value + "essai&value=150.00")))
                .endsWith("?fait");
        String page = lead.french("/regles/every");
        assertThat(page)
                .contains("- {from: 2999-01-01, value: 150.00, source: &quot;our policy, proposal")
                .doesNotContain(">Approuver<");
        String number = page.replaceAll("(?s).*Proposition (\\d+), de u-rules.*", "$1");
        assertThat(location(lead.post("/regles/every", "answer=APPROVED&proposal=" + number)))
                .endsWith("?deux");
        assertThat(supervisor.french("/regles")).contains("Proposition " + number + " sur every, de u-rules");
        assertThat(supervisor.french("/regles/every")).contains(">Approuver<");
        assertThat(location(supervisor.post("/regles/every", "answer=APPROVED&proposal=" + number)))
                .endsWith("?fait");
        assertThat(lead.english("/regles/every")).contains("approved", "Answered by u-supervisor.");

        assertThat(location(lead.post("/regles/R15", "from=2999-01-01&until=2998-01-01&reason=x")))
                .endsWith("?refus");
        assertThat(location(lead.post("/regles/R15", "from=2999-01-01&until=2999-02-01&reason=x")))
                .endsWith("?fait");
        assertThat(lead.french("/regles/R15"))
                .contains("jobs/CN-IN-01.yaml", "rules: [IndemnityExtendsPeriod, AutomobileIndemnityInBenefitWeek]");
        assertThat(lead.post("/regles/every", "from=2999-01-01&until=2999-02-01&reason=x")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
