package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Gates;
import qpip.exchange.job.Operations;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/** An operator finds out what happened to an execution and goes on with it, on a real engine. */
class ExecutionPageTest {

    private static final String CN = TestEngine.CN_IN;
    private static TestEngine engine;
    private static Operations operations;
    private static Console console;

    @BeforeAll
    static void start() {
        engine = TestEngine.on(TestDatabases.h2()).withServer().asked();
        operations = engine.operations();
        console = Console.start(new Sources(engine.database(), Clock.systemUTC(), day -> 30, operations), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        operations.close();
        engine.close();
    }

    @Test
    void aHeldExecutionSaysWhyInPlainWordsAndTwoPeopleLetItThrough() throws IOException {
        engine.gates(CN, new Gates(new BigDecimal("0.5"), 0, BigDecimal.ZERO, 0, 4));
        Path file = engine.file(CN, 1, TestEngine.details(CN, 6));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("ACN-000006");
        Files.writeString(file, text.replace("ACN-000006", "ZCN-000006"), StandardCharsets.ISO_8859_1);
        Execution held = engine.take(CN, file);
        String page = "/executions/" + held.id();
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);
        Browser supervisor = Browser.signedIn(console, engine.database(), Role.SUPERVISOR);

        assertThat(operator.french(page))
                .contains(
                        "Plus d’écarts à vérifier que prévu.",
                        "5 écarts seraient créés; au plus 4 sont attendus",
                        "Enregistrements\u00a0: 6 = rejetés 1",
                        "code inconnu",
                        "attendu une valeur parmi A, C, X, trouvé une autre valeur de 1 caractère",
                        "Code d’action",
                        "Tentative 1",
                        held.sha256(),
                        "Demander la libération")
                .doesNotContain(">Reprendre<", "Approuver et continuer", "expected");
        assertThat(operator.english(page))
                .contains(
                        "More flags than expected.",
                        "Ask for the release",
                        "unknown code",
                        "5 flags would be raised",
                        "expected one of A, C, X");

        HttpResponse<String> refused = operator.post(page, "act=RELEASE_ASKED&reason=dossier+046+454+286");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("hold no number", "value=\"dossier 046 454 286\"");
        operator.french("/cette-nuit");
        assertThat(operator.post(page, "act=RELEASE_ASKED&reason=volume+v%C3%A9rifi%C3%A9")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?fait=RELEASE_ASKED"));
        assertThat(operator.french(page + "?fait=RELEASE_ASKED"))
                .contains("une autre personne doit l’approuver", "volume vérifié")
                .doesNotContain("Approuver et continuer");
        assertThat(operator.post(page, "act=RELEASED").statusCode()).isEqualTo(409);
        assertThat(supervisor.french(page)).contains("Approuver et continuer");
        assertThat(supervisor.post(page, "act=RELEASED").statusCode()).isEqualTo(302);
        await(held.id());

        assertThat(supervisor.french(page))
                .contains("Terminée", "Tentative 2", "libération approuvée", "Libérée parce que")
                .doesNotContain("Que faire?");
    }

    @Test
    void whatIsPublishedIsNotOfferedToBeAbandonedAndThePageSaysWhatStays() {
        Path file = engine.file("DE-IN-01", 1, TestEngine.details("DE-IN-01", 2));
        int port = engine.unserve();
        Execution failed = engine.take("DE-IN-01", file);
        engine.serve(port);
        String page = "/executions/" + failed.id();
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);

        assertThat(operator.french(page))
                .contains(
                        "Cette exécution ne peut plus être abandonnée",
                        "les faits et les écarts sont visibles",
                        "Reprendre à l’étape : accusé de réception")
                .doesNotContain("name=\"act\" value=\"ABANDONED\"", "Rien de cette exécution");
        assertThat(operator.english(page)).contains("its facts and flags are visible");
        HttpResponse<String> refused = operator.post(page, "act=ABANDONED&reason=x");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("part of it is visible or has left already");
    }

    @Test
    void aRestartThatFailsAgainSaysSoInTheReadersLanguageAndNothingIsGreen() {
        Path file = engine.file("DE-IN-02", 1, TestEngine.details("DE-IN-02", 2));
        int port = engine.unserve();
        Execution failed = engine.take("DE-IN-02", file);
        String page = "/executions/" + failed.id();
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);
        String to = operator.post(page, "act=RESTARTED&reason=le+serveur+est+revenu")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await(failed.id());
        engine.serve(port);

        assertThat(to).endsWith(page);
        assertThat(operator.french(page))
                .contains(
                        "Échouée",
                        "À l’étape « accusé de réception » : le serveur du partenaire ne répond pas.",
                        "reprise par u-operator, sans que l’exécution aboutisse.",
                        "<p lang=\"en\">cannot reach the SFTP server of partner civil-status")
                .doesNotContain("class=\"done\"");
        assertThat(operator.english(page))
                .contains(
                        "At the step “acknowledge”: the partner’s server does not answer",
                        "<p lang=\"en\">cannot reach the SFTP server")
                .doesNotContain("class=\"done\"");
    }

    @Test
    void whatIsUnknownIsNotFoundAndAWordThatIsNoActIsRefused() {
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);

        assertThat(operator.get("/executions/NO-SUCH").statusCode()).isEqualTo(404);
        assertThat(operator.get("/executions/NO-SUCH/etat").statusCode()).isEqualTo(404);
        assertThat(operator.post("/executions/NO-SUCH", "act=ABANDONED&reason=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.post("/executions/NO-SUCH", "act=DELETED").statusCode())
                .isEqualTo(400);
        assertThat(Browser.signedIn(console, engine.database(), Role.ANALYST)
                        .post("/executions/NO-SUCH", "act=ABANDONED&reason=x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatRunsTellsHowFarItIsAsAPageAndAsAPartOfOne() {
        String id = "DE-IN-03.00000009.0badcafe";
        engine.database()
                .client()
                .sql(
                        "insert into execution (id, exchange, direction, night, sequence, file_name, sha256, again, status,"
                                + " reason, detail, register_version, bytes, records, plan, released, announced, started_at)"
                                + " values (?, 'DE-IN-03', 'in', date '2026-11-22', 9, 'f', 'ab', '', 'RUNNING', '', '', 1, 10,"
                                + " 400, '', '', '', current_timestamp)")
                .param(id)
                .update();
        engine.database()
                .client()
                .sql("insert into staged_block (execution, first_record, records, unchanged, forgotten, unrequested)"
                        + " values (?, 1, 100, 0, 0, 0), (?, 101, 60, 0, 0, 0)")
                .params(id, id)
                .update();
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);

        assertThat(operator.french("/executions/" + id)).contains("Interrompue", "Reprendre l’exécution");
        engine.database()
                .client()
                .sql("insert into lease (exchange, owner, token, expires_at) values ('DE-IN-03', 'elsewhere', 1,"
                        + " timestamp with time zone '2999-01-01 00:00:00+00:00')")
                .update();
        assertThat(operator.french("/executions/" + id + "/etat"))
                .contains("En cours", "160 enregistrements comparés sur 400", "<progress", "<header");
        assertThat(operator.get("/executions/" + id + "/etat", "HX-Request", "true")
                        .body())
                .startsWith("<div id=\"state\"")
                .doesNotContain("<header");
        assertThat(operator.post("/executions/" + id, "act=RESTARTED&reason=x").body())
                .contains("une action attend déjà");
    }

    private static void await(String id) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (operations.underWay(id).isPresent() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(operations.trouble(id)).isEmpty();
    }
}
