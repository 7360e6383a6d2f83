package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.job.TestEngine;
import qpip.exchange.layout.Found;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** Anybody sees what the night gave and what asks for a person; operators are led to it. */
class TonightPageTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static TestEngine engine;
    private static Database database;
    private static Console console;

    @BeforeAll
    static void start() {
        engine = TestEngine.bare(TestDatabases.h2());
        database = engine.database();
        Clock morning = Clock.fixed(Instant.parse("2026-11-23T08:14:00Z"), ZoneOffset.UTC);
        console = Console.start(new Sources(database, morning, day -> 30, engine.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    @AfterEach
    void forget() {
        for (String table : List.of(
                "batch_step_execution",
                "batch_job_execution_params",
                "batch_job_execution",
                "batch_job_instance",
                "execution_act",
                "execution",
                "execution_count",
                "lease")) {
            database.client().sql("delete from " + table).update();
        }
    }

    @Test
    void beforeAnyNightTheWeeksAreStillShown() {
        Browser auditor = Browser.signedIn(console, database, Role.AUDITOR);

        assertThat(auditor.french("/cette-nuit"))
                .contains("Aucune exécution n’a encore eu lieu", "Mis à jour à 3\u00a0h\u00a014", "Attendue");
        assertThat(auditor.english("/cette-nuit")).contains("Updated at 3:14\u00a0a.m.");
    }

    @Test
    void exceptionsComeFirstWithOneActionEachAndWhatDidNotComeIsLate() {
        for (int week = 4; week >= 1; week--) {
            execution("CN-IN-01", SUNDAY.minusWeeks(week), "DONE", "", 400 + week);
        }
        execution("CN-IN-01", SUNDAY, "DONE", "", 900);
        execution("DE-IN-02", SUNDAY, "HELD", "flags-max", 12);
        execution("DE-IN-01", SUNDAY.minusDays(3), "FAILED", "failed", 12);
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);
        String page = operator.french("/cette-nuit?nuit=2026-11-22");

        assertThat(page)
                .contains(
                        "Nuit du 22 novembre 2026. Un échange est terminé sur",
                        "choses exigent une action",
                        "terminée, mais 900 enregistrements reçus, 362 à 442 attendus.",
                        "Plus d’écarts à vérifier que prévu.",
                        "<rect class=\"mark odd\"",
                        "class=\"band\"",
                        "2026-11-22 : 900",
                        "pas encore assez de nuits")
                .containsSubsequence(
                        "href=\"/executions/DE-IN-01.2026-11-19\">Reprendre",
                        "href=\"/executions/DE-IN-02.2026-11-22\">Examiner et libérer",
                        "href=\"/partenaires/",
                        "href=\"/executions/CN-IN-01.2026-11-22\">Examiner");
        assertThat(operator.english("/cette-nuit?nuit=2026-11-22"))
                .contains("Night of November 22, 2026. One exchange is done of", "Look and release", "Unusual volume");
        assertThat(Browser.signedIn(console, database, Role.ANALYST).french("/cette-nuit?nuit=2026-11-22"))
                .doesNotContain("href=\"/executions/");
        assertThat(operator.french("/cette-nuit?nuit=2026-11-19"))
                .contains("Nuit du 19 novembre 2026", "nuit=2026-11-18", "nuit=2026-11-20");
    }

    @Test
    void whatFailedSaysAtWhichStepAndWhyAndEachExchangeHasItsTitle() {
        execution("DE-IN-01", SUNDAY, "FAILED", "failed", 12);
        database.client()
                .sql("update execution set detail = ?")
                .param(Found.of("failed-unreachable", "cannot reach the SFTP server of partner civil-status")
                        .stored())
                .update();
        attempt("DE-IN-01.2026-11-22");
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains(
                        "<strong>DE-IN-01</strong> <span>Actes de naissance",
                        "échouée à 23 h 52 (nuit du 2026-11-22).",
                        "À l’étape « réception » : le serveur du partenaire ne répond pas.",
                        "<td>23 h 51</td>")
                .doesNotContain("cannot reach", "20:00", "04:5");
        assertThat(operator.english("/cette-nuit?nuit=2026-11-22"))
                .contains(
                        "failed at 11:52 p.m. (night of 2026-11-22)",
                        "At the step “collect”: the partner’s server does not answer")
                .doesNotContain("m..");
    }

    /** NB: four hours and fourteen minutes after midnight in London is before midnight here. */
    @Test
    void everyPageOfOperatorsHasTheTimeOfQuebecOnTheClockOfItsLanguage() {
        execution("DE-IN-01", SUNDAY, "FAILED", "failed", 12);
        attempt("DE-IN-01.2026-11-22");
        database.client()
                .sql(
                        "insert into execution_act (execution, number, at, who, kind, reason) values ('DE-IN-01.2026-11-22', 1,"
                                + " timestamp with time zone '2026-11-23 04:59:00+00:00', 'ana', 'RESTARTED', 'why')")
                .update();
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        for (String page : List.of(
                "/cette-nuit",
                "/cette-nuit?nuit=2026-11-22",
                "/executions/DE-IN-01.2026-11-22",
                "/extraits/DE-IN-01.2026-11-22",
                "/partenaires",
                "/partenaires/civil-status")) {
            assertThat(operator.french(page))
                    .as(page)
                    .contains("2026-11-23 3 h 14")
                    .doesNotContainPattern("\\b\\d{1,2}:\\d{2}\\b|UTC|GMT");
            assertThat(operator.english(page))
                    .as(page)
                    .contains("2026-11-23, 3:14 a.m.")
                    .doesNotContainPattern("\\b\\d{1,2}:\\d{2}\\b(?! [ap]\\.m\\.)|UTC|GMT|[ap]\\.m\\.\\.");
        }
        assertThat(operator.french("/executions/DE-IN-01.2026-11-22"))
                .contains("2026-11-22 23 h 51", "2026-11-22 23 h 59")
                .doesNotContain("examinés");
    }

    /** NB: an extract that comes once more the same night must not hide the first one, nor the other way round. */
    @Test
    void everyExecutionOfTheNightIsShownAndWhoAskedForARelease() {
        execution("DE-IN-01", SUNDAY, "DONE", "", 10);
        database.client()
                .sql("update execution set id = 'DE-IN-01.first' where id = 'DE-IN-01.2026-11-22'")
                .update();
        execution("DE-IN-01", SUNDAY, "HELD", "matched-min", 12);
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains("Un échange est terminé sur", "href=\"/executions/DE-IN-01.first\"", "Examiner et libérer")
                .containsOnlyOnce("id=\"line-DE-IN-01\"");
        database.client()
                .sql(
                        "insert into execution_act (execution, number, at, who, kind, reason) values ('DE-IN-01.2026-11-22', 1,"
                                + " timestamp with time zone '2026-11-23 04:59:00+00:00', 'ana', 'RELEASE_ASKED', 'why')")
                .update();
        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains("Libération demandée par ana", "Examiner et approuver");
        assertThat(operator.english("/cette-nuit?nuit=2026-11-22"))
                .contains("Release asked for by ana", "Look and approve");
    }

    @Test
    void whatWeAreToSendOurselvesIsNotAReasonToWriteToAPartner() {
        execution("DE-IN-01", SUNDAY, "DONE", "", 10);
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains(
                        "notre extrait, prévu la nuit du 2026-11-22, n’est pas parti.",
                        "<code>./exchange run CN-OUT-01 --night 2026-11-22</code>",
                        "extrait attendu la nuit du 2026-11-22, non reçu.",
                        "href=\"/partenaires/cnesst#contact\">Voir à qui écrire")
                .doesNotContain("id=\"do-CN-OUT-01-LATE\"");
        assertThat(operator.french("/partenaires/cnesst"))
                .contains("id=\"contact\"", "href=\"mailto:liaison.rqap@cnesst.example\"");
        assertThat(operator.french("/cette-nuit?nuit=2026-11-21"))
                .as("before the first night nothing was late")
                .doesNotContain("Voir à qui écrire", "non reçu");
    }

    @Test
    void whenNothingHasRunForDaysItSaysSo() {
        execution("CN-IN-01", SUNDAY.minusDays(7), "DONE", "", 10);

        assertThat(Browser.signedIn(console, database, Role.OPERATOR).french("/cette-nuit"))
                .contains("Rien n’a été exécuté depuis 8 nuits", "La nuit n’a pas été mise en marche")
                .doesNotContain("Rien à faire", "rien n’exige d’action");
    }

    @Test
    void theLastNightIsFetchedAgainAsAPartAndAnEarlierOneIsNot() {
        execution("CN-IN-01", SUNDAY, "RUNNING", "", 10);
        lease("CN-IN-01");
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit")).contains("hx-get=\"/cette-nuit\"", "every 30s");
        assertThat(operator.french("/cette-nuit?nuit=2026-11-22")).contains("hx-get=\"/cette-nuit?nuit=2026-11-22\"");
        assertThat(operator.french("/cette-nuit?nuit=2026-11-21")).doesNotContain("hx-get", "hx-trigger");
        assertThat(operator.get("/cette-nuit", "HX-Request", "true").body())
                .startsWith("<div id=\"night\"")
                .contains("En cours")
                .doesNotContain("<header", "<form");
    }

    @Test
    void aRefusedExtractLeadsToItsPageAndComparedNothing() {
        execution("CN-IN-01", SUNDAY, "REFUSED", "count", 370);
        database.client()
                .sql(
                        "insert into execution_count (execution, name, amount) values ('CN-IN-01.2026-11-22', 'records', 370),"
                                + " ('CN-IN-01.2026-11-22', 'rejected', 0)")
                .update();
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains("Refusée", "href=\"/extraits/CN-IN-01.2026-11-22\">Examiner l’extrait")
                .doesNotContain("100,0");
        assertThat(operator.english("/cette-nuit?nuit=2026-11-22"))
                .contains("Refused")
                .doesNotContain("Rejected");
        assertThat(operator.french("/extraits/CN-IN-01.2026-11-22")).contains("Refusée");
        assertThat(operator.french("/executions/CN-IN-01.2026-11-22"))
                .contains("Refusée", "Le partenaire n’a pas encore reçu notre refus")
                .doesNotContain("Interrompue");
    }

    @Test
    void whatNobodyRunsAnyMoreIsInterruptedOnEveryPageAndForOtherSystems() {
        execution("CN-IN-01", SUNDAY, "RUNNING", "", 10);
        Browser operator = Browser.signedIn(console, database, Role.OPERATOR);

        assertThat(operator.french("/cette-nuit?nuit=2026-11-22"))
                .contains("plus rien ne l’exécute", "status INTERRUPTED")
                .doesNotContain("status RUNNING");
        assertThat(operator.french("/executions/CN-IN-01.2026-11-22")).contains("status INTERRUPTED");
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        assertThat(Browser.signedIn(console, database, Role.OPERATOR)
                        .get("/cette-nuit?nuit=%3Cscript%3E")
                        .statusCode())
                .isEqualTo(400);
    }

    /**
     * One run that ended at the step collect; its moments are in the zone of the process, as Spring Batch writes them.
     */
    private static void attempt(String execution) {
        String began = "timestamp '" + local("2026-11-23T04:51:00Z") + "'";
        String ended = "timestamp '" + local("2026-11-23T04:52:00Z") + "'";
        for (String statement : List.of(
                "insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (7001, 0, 'DE-IN-01', '7001')",
                "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status)"
                        + " values (7001, 0, 7001, " + began + ", " + began + ", " + ended + ", 'FAILED')",
                "insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value, identifying)"
                        + " values (7001, 'execution', 'java.lang.String', '" + execution + "', 'Y')",
                "insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,"
                        + " end_time, status, commit_count) values (7001, 0, 'collect', 7001, " + began + ", " + began
                        + ", "
                        + ended + ", 'FAILED', 0)",
                "update execution set started_at = timestamp with time zone '2026-11-23 04:51:00+00:00' where id = '"
                        + execution + "'")) {
            database.client().sql(statement).update();
        }
    }

    private static String local(String moment) {
        return Timestamp.from(Instant.parse(moment)).toString();
    }

    private static void lease(String exchange) {
        database.client()
                .sql("insert into lease (exchange, owner, token, expires_at) values (?, 'elsewhere', 1,"
                        + " timestamp with time zone '2999-01-01 00:00:00+00:00')")
                .param(exchange)
                .update();
    }

    private static void execution(String exchange, LocalDate night, String status, String reason, long records) {
        database.client()
                .sql(
                        "insert into execution (id, exchange, direction, night, sequence, file_name, sha256, again, status,"
                                + " reason, detail, register_version, bytes, records, plan, released, announced, started_at)"
                                + " values (?, ?, 'in', ?, 1, 'f', 'ab', '', ?, ?, '', 1, 10, ?, '', '', '',"
                                + " timestamp with time zone '2026-11-23 01:00:00+00:00')")
                .params(exchange + "." + night, exchange, night, status, reason, records)
                .update();
    }
}
