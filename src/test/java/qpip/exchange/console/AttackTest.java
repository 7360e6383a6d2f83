package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/** What somebody would try who wants in, or wants others to go elsewhere. */
class AttackTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-22T14:00:00Z"));
    private static TestEngine database;
    private static Console console;

    @BeforeAll
    static void start() {
        database = TestEngine.bare(TestDatabases.h2());
        InstantSource clock = NOW::get;
        console = Console.start(
                new Sources(database.database(), clock.withZone(ZoneOffset.UTC), day -> 30, database.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        database.close();
    }

    private static Visitor of(Role role) {
        return Visitor.of(role, console, database.database());
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotTheOneThatSignsIn() {
        Visitor attacker = Visitor.stranger(console);
        attacker.get("/connexion");
        String planted = attacker.cookies().get(0).getValue();
        Visitor victim = Visitor.stranger(console);
        victim.carry("JSESSIONID", planted);
        String password = new Accounts(database.database(), Clock.systemUTC()).open("victim", Role.ANALYST);

        assertThat(victim.signIn("victim", password)).hasValue("/cette-nuit");

        assertThat(victim.get("/ecarts").statusCode()).isEqualTo(200);
        assertThat(victim.cookies()).anyMatch(cookie -> !cookie.getValue().equals(planted));
        assertThat(attacker.get("/ecarts").statusCode()).isEqualTo(302);
    }

    @Test
    void anAccountHasOneSessionAndTheEarlierOneIsToldWhy() {
        Visitor first = of(Role.LIAISON);
        Visitor second = of(Role.LIAISON);

        assertThat(second.get("/cette-nuit").statusCode()).isEqualTo(200);
        assertThat(first.get("/cette-nuit").headers().firstValue("Location")).hasValue("/connexion?ailleurs");
    }

    @Test
    void whatWasSignedOutStaysOutWithItsCookieAndItsToken() {
        Visitor analyst = of(Role.ANALYST);
        String token = analyst.token("/cette-nuit");
        String session = analyst.cookies().get(0).getValue();
        analyst.post("/quitter", "_csrf=" + token);
        Visitor thief = Visitor.stranger(console);
        thief.carry("JSESSIONID", session);

        assertThat(thief.get("/ecarts").headers().firstValue("Location")).hasValue("/connexion?fini");
        assertThat(thief.post("/seance", "_csrf=" + token).headers().firstValue("Location"))
                .hasValue("/connexion?fini");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ecarts/",
                "/ECARTS",
                "/ecarts;jsessionid=1",
                "//ecarts",
                "/./ecarts",
                "/cette-nuit/../ecarts",
                "/cette-nuit/%2e%2e/ecarts",
                "/cette-nuit/..%2fecarts",
                "/%65carts/x",
                "/ecarts%00",
                "/ecarts%0a",
                "/ecarts.html",
                "/ecarts?_method=POST",
                "/error?status=200",
                "/templates/console/frame.html",
                "/messages/console_fr.properties",
                "/static/console.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/fonts/open-sans-LICENSE.txt/../../application.properties",
                "/db/migration/V70__console_account.sql",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/v3/api-docs",
                "/login",
                "/logout"
            })
    void noSpellingOfAnAddressLeadsAnOperatorToWhatIsNotTheirs(String address) throws IOException {
        String session = of(Role.OPERATOR).cookies().get(0).getValue();

        String answer = raw("GET " + address + " HTTP/1.1", "Cookie: JSESSIONID=" + session);

        assertThat(answer).matches("(?s)HTTP/1.1 (400|403|404) .*").doesNotContain("Écarts à vérifier</h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/connexion?continue=https://evil.example/",
                "/connexion?url=//evil.example",
                "/connexion?redirect=https:evil.example",
                "//evil.example/cette-nuit",
                "/cette-nuit?langue=//evil.example"
            })
    void signingInLeadsNowhereElse(String first) {
        Visitor visitor = Visitor.stranger(console);
        visitor.get(first);
        String password = new Accounts(database.database(), Clock.systemUTC()).open("wanderer", Role.OPERATOR);

        assertThat(visitor.signIn("wanderer", password))
                .hasValueSatisfying(to -> assertThat(to).matches("/cette-nuit(\\?langue=//evil\\.example)?"));
    }

    @Test
    void aHostThatSomebodyNamedIsNotWhereSigningInLeads() throws IOException {
        String asked = raw("GET /executions/NO-SUCH HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example");
        assertThat(asked).contains("Location: /connexion").doesNotContain("evil.example");
        String session = asked.replaceAll("(?s).*JSESSIONID=([^;]+);.*", "$1");
        Visitor visitor = Visitor.stranger(console);
        visitor.carry("JSESSIONID", session);
        String password = new Accounts(database.database(), Clock.systemUTC()).open("hosted", Role.OPERATOR);

        assertThat(visitor.signIn("hosted", password))
                .as("back at the page that was asked for, on this console")
                .hasValue("/executions/NO-SUCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ecarts?langue=en-CA%0d%0aX-Injected:%201",
                "/ecarts/x%0d%0aX-Injected:%201",
                "/ecarts?after=%0d%0aX-Injected:%201",
                "/ecarts?x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/ecarts?x=__$%7B7*7%7D__::.x",
                "/ecarts/__$%7B7*191%7D__::.x",
                "/ecarts/$%7BT(java.lang.Runtime)%7D",
                "/ecarts/'%20or%201=1%20--",
                "/ecarts/%25",
                "/ecarts/F-____________",
                "/ecarts?langue=__$%7B7*191%7D__"
            })
    void whatIsTypedIntoAnAddressIsNeitherHeaderNorPageNorStatement(String address) {
        HttpResponse<String> answer = of(Role.ANALYST).get(address);

        assertThat(answer.statusCode()).isIn(200, 400, 404);
        assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
        assertThat(answer.body()).doesNotContain("<script>alert", "1337", "T(java", "or 1=1", "F-____");
    }

    @Test
    void aReferenceThatIsFarTooLongIsNoReference() {
        assertThat(of(Role.ANALYST).get("/ecarts/" + "F".repeat(6000)).statusCode())
                .isIn(400, 404);
    }

    @Test
    void whoComesWhoIsRefusedAndWhoLeavesIsOnRecordWithoutWhatWasTypedInError() {
        long before = database.database()
                .client()
                .sql("select coalesce(max(id), 0) from access_log")
                .query(Long.class)
                .single();
        Visitor visitor = of(Role.RULES);
        visitor.submit("/quitter", "x=1");
        Visitor stranger = Visitor.stranger(console);
        assertThat(stranger.signIn("v-rules", "wrong")).hasValue("/connexion?refus");
        assertThat(stranger.signIn("my-password-in-the-wrong-field", "x")).hasValue("/connexion?refus");
        for (int wrong = 1; wrong < Accounts.FAILURES_MAX; wrong++) {
            stranger.signIn("v-rules", "wrong");
        }

        assertThat(database.database()
                        .client()
                        .sql("select who || ' ' || verb from access_log where id > ? order by id")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "v-rules sign-in",
                        "v-rules sign-out",
                        "v-rules sign-in-refused",
                        "unknown sign-in-refused",
                        "v-rules sign-in-refused",
                        "v-rules sign-in-refused",
                        "v-rules sign-in-refused",
                        "v-rules locked-out");
    }

    @Test
    void aPageThatFetchesByItselfKeepsNoSessionAliveAndAskingForMoreTimeDoes() {
        Visitor visitor = of(Role.OPERATOR);
        later(Duration.ofMinutes(14));
        assertThat(visitor.get("/seance", "HX-Request", "true").body()).isEqualTo("60");
        assertThat(visitor.get("/cette-nuit", "HX-Request", "true").statusCode())
                .isEqualTo(200);
        assertThat(visitor.submit("/seance", "x=1").body()).isEqualTo("900");
        later(Duration.ofMinutes(14));
        assertThat(visitor.get("/icon.svg").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/executions/NO-SUCH/etat", "HX-Request", "true").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/cette-nuit", "HX-Request", "true").statusCode())
                .isEqualTo(200);
        later(Duration.ofMinutes(1));

        HttpResponse<String> fragment = visitor.get("/cette-nuit", "HX-Request", "true");

        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.headers().firstValue("HX-Refresh")).hasValue("true");
        assertThat(visitor.get("/cette-nuit").headers().firstValue("Location")).hasValue("/connexion?fini");
    }

    @Test
    void aDayIsOverAfterTenHoursEvenForWhoNeverRests() {
        Visitor visitor = of(Role.OPERATOR);
        for (int step = 0; step < 59; step++) {
            later(Duration.ofMinutes(10));
            assertThat(visitor.get("/cette-nuit").statusCode()).isEqualTo(200);
        }
        later(Duration.ofMinutes(10));

        assertThat(visitor.get("/cette-nuit").statusCode()).isEqualTo(302);
    }

    private static void later(Duration duration) {
        NOW.updateAndGet(now -> now.plus(duration));
    }

    /** A request as it is, which a decent client would refuse to send. */
    private static String raw(String line, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.port())) {
            socket.setSoTimeout(10_000);
            String host = String.join("\r\n", headers).contains("Host: ") ? "" : "Host: 127.0.0.1\r\n";
            String request = line + "\r\n" + host + String.join("\r\n", headers)
                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
