package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.job.TestEngine;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** An auditor sees who looked at what, whether the log is whole, and says what they think of a sample. */
class JournalPageTest {

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
    void whoLookedAtWhatIsListedFilteredExportedAndReviewedAndReadingItIsOnRecord() {
        AccessLog log = new AccessLog(database.client(), Clock.systemUTC());
        for (int i = 0; i < 60; i++) {
            log.looked("u9", "show", "flag F-PAGED", "console");
        }
        log.looked("u7", "reveal", "flag F-SEVEN", "=cmd, \"quoted\"");
        Browser auditor = Browser.signedIn(console, database, Role.AUDITOR);

        String page = auditor.french("/journal?who=u7");
        assertThat(page).contains("Un accès pour ces filtres", "écart F-SEVEN", "révélé", "Révélations sans suite");
        assertThat(auditor.english("/journal?who=u7&kind=REVEALED_UNDECIDED"))
                .contains("One access", "revealed", "flag F-SEVEN");
        log.looked("u8", "reveal", "flag F-EIGHT", "SIN for IDENTITY, ENT-CN-2007");
        log.looked("u8", "attempt", "flag F-EIGHT", "dispose, NOT_TOLD");
        log.looked("u8", "export", "flags", "AUDIT, 130 rows, approved by ana");
        assertThat(auditor.french("/journal?who=u8"))
                .contains(
                        "Numéro d’assurance sociale (NAS) : Vérifier l’identité, ENT-CN-2007",
                        "décision, La personne doit d’abord avoir été avisée",
                        "Vérification, 130 lignes, approuvé par ana");
        assertThat(auditor.french("/journal?who=nobody")).contains("Aucun accès pour cette période");
        String first = auditor.french("/journal?flag=F-PAGED");
        assertThat(first).contains("60 accès", "avant=");
        String before = first.replaceAll("(?s).*avant=(\\d+).*", "$1");
        assertThat(auditor.french("/journal?flag=F-PAGED&avant=" + before).split("écart F-PAGED", -1))
                .hasSize(11);
        assertThat(auditor.french("/journal?verb=list&who=u-auditor"))
                .contains("<td>journal des accès</td>")
                .doesNotContain("<td>access-log</td>");

        HttpResponse<String> csv = auditor.get("/journal/export?who=u7");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("attachment", "journal-"));
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).contains(",u7,reveal,flag F-SEVEN,\"'=cmd, \"\"quoted\"\"\"\r\n");

        String sample = auditor.french("/journal/revue?who=u7");
        assertThat(sample).contains("À expliquer", "écart F-SEVEN");
        String action = sample.replaceAll("(?s).*action=\"(/journal/revue/\\d+)\".*", "$1");
        String period = "&from=2026-01-01&to=2999-01-01&kind=ALL";
        assertThat(redirect(auditor.post(action, "finding=TO_EXPLAIN&note=" + period)))
                .endsWith("&refus");
        assertThat(redirect(auditor.post(action, "finding=TO_EXPLAIN&note=NAS+046454286" + period)))
                .endsWith("&refus");
        assertThat(redirect(auditor.post(action, "finding=TO_EXPLAIN&note=pourquoi" + period)))
                .endsWith("&fait");
        assertThat(auditor.french("/journal?who=u7&kind=QUESTIONED")).contains(">À expliquer</a>");
        assertThat(auditor.french("/journal/revue?who=u7")).contains("Tout a été revu");
        assertThat(auditor.post("/journal/revue/999999", "finding=JUSTIFIED" + period)
                        .statusCode())
                .isEqualTo(404);

        assertThat(auditor.french("/journal")).contains("La chaîne entière n’a jamais été vérifiée", "elle tient");
        assertThat(auditor.post("/journal/verification", "x=1").statusCode()).isEqualTo(302);
        assertThat(auditor.french("/journal")).contains("par u-auditor");
        database.client().sql("drop trigger access_log_once").update();
        database.client()
                .sql("update access_log set who = 'u8' where who = 'u7'")
                .update();
        assertThat(auditor.french("/journal?who=u8"))
                .contains("role=\"alert\"", "La chaîne est rompue", "n’est plus celle qui a été scellée")
                .doesNotContain("/journal/export");
    }

    @Test
    void nobodyButAuditorsAndThePrivacyOfficerReadsIt() {
        Stream.of(Role.values()).forEach(role -> {
            Browser browser = Browser.signedIn(console, database, role);
            int expected = role == Role.AUDITOR || role == Role.PRIVACY ? 200 : 403;
            assertThat(browser.get("/journal").statusCode()).as(role.name()).isEqualTo(expected);
            assertThat(browser.get("/journal/export").statusCode()).isEqualTo(expected);
            assertThat(browser.get("/journal/revue").statusCode()).isEqualTo(expected);
            assertThat(browser.post("/journal/verification", "x=1").statusCode() == 403)
                    .isEqualTo(expected == 403);
        });
        assertThat(Browser.signedIn(console, database, Role.AUDITOR)
                        .get("/journal?from=hier")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String redirect(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
