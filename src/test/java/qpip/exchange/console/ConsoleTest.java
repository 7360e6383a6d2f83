package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.job.TestEngine;
import qpip.exchange.review.Publication;
import qpip.exchange.review.StagedFlags;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** The console as a browser sees it, on loopback. */
class ConsoleTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
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

    @AfterEach
    void forget() {
        database.client().sql("delete from flag_event").update();
        database.client().sql("delete from second_review").update();
        database.client().sql("delete from flag").update();
        database.client().sql("delete from quarantined_line").update();
        database.client().sql("delete from execution").update();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleOpensItsPagesAndNoOther(Role role) throws Exception {
        HttpClient browser = signedIn(role);
        boolean operates = role == Role.OPERATOR || role == Role.SUPERVISOR;
        boolean reviews = role == Role.ANALYST || role == Role.SUPERVISOR;

        assertThat(get(browser, "/cette-nuit").statusCode()).isEqualTo(200);
        assertThat(get(browser, "/ecarts").statusCode()).isEqualTo(reviews ? 200 : 403);
        assertThat(get(browser, "/ecarts/F-NOSUCHFLAGAA").statusCode()).isEqualTo(reviews ? 404 : 403);
        assertThat(post(browser, "/ecarts/F-NOSUCHFLAGAA", decision("x", 1) + crossSite(browser))
                        .statusCode())
                .isEqualTo(reviews ? 404 : 403);
        assertThat(get(browser, "/executions/NO-SUCH").statusCode()).isEqualTo(operates ? 404 : 403);
        assertThat(get(browser, "/cette-nuit").body().contains("href=\"/ecarts\""))
                .isEqualTo(reviews);
        assertThat(get(browser, "/interdit").body().contains("href=\"/ecarts\""))
                .isEqualTo(reviews);
        assertThat(get(browser, "/nowhere").statusCode()).isEqualTo(403);
        assertThat(post(browser, "/ecarts", "").statusCode()).isEqualTo(403);
    }

    @Test
    void aStrangerIsSentToSignIn() throws Exception {
        HttpResponse<String> answer = get(browser(), "/ecarts");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/connexion"));
    }

    @Test
    void everyAnswerForbidsWhatThePagesDoNotNeed() throws Exception {
        HttpResponse<String> answer = get(browser(), "/connexion");

        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue(Web.CONTENT_SECURITY_POLICY);
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Strict")
                        .doesNotContain("Max-Age", "Expires"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        String password = new Accounts(database, Clock.systemUTC()).open("tokenless", Role.ANALYST);

        assertThat(post(browser(), "/connexion", "code=tokenless&password=" + password)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAlsoForTheRightOne() {
        Accounts accounts = new Accounts(database, Clock.systemUTC());
        String password = accounts.open("locked", Role.ANALYST);
        for (int wrong = 1; wrong < Accounts.FAILURES_MAX; wrong++) {
            assertThat(accounts.signIn("locked", "wrong")).isEmpty();
        }
        assertThat(accounts.signIn("locked", password)).as("four are forgiven").contains(Role.ANALYST);
        for (int wrong = 0; wrong < Accounts.FAILURES_MAX; wrong++) {
            assertThat(accounts.signIn("locked", "wrong")).isEmpty();
        }

        assertThat(accounts.signIn("locked", password)).isEmpty();
        assertThat(new Accounts(database, Clock.offset(Clock.systemUTC(), Accounts.LOCKED.plusSeconds(1)))
                        .signIn("locked", password))
                .contains(Role.ANALYST);
    }

    @Test
    void itIsFrenchUntilEnglishIsAskedForAndNoWordIsMissing() throws Exception {
        HttpClient browser = signedIn(Role.SUPERVISOR);

        assertThat(get(browser, "/ecarts").body())
                .contains("lang=\"fr-CA\"", "Aucun écart à vérifier", "Quitter")
                .doesNotContain("??");
        assertThat(get(browser, "/ecarts?langue=en-CA").body())
                .contains("lang=\"en-CA\"", "No flag to review", "Quit")
                .doesNotContain("??");
        assertThat(get(browser, "/cette-nuit").body())
                .contains("No execution has run yet")
                .doesNotContain("??");
        for (String bundle : List.of("messages.console", "messages.operation", "messages.review")) {
            assertThat(ResourceBundle.getBundle(bundle, Locale.CANADA_FRENCH).keySet())
                    .isEqualTo(ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet());
        }
    }

    @Test
    void whoQuitsIsOut() throws Exception {
        HttpClient browser = signedIn(Role.OPERATOR);
        String token = token(get(browser, "/cette-nuit").body());

        post(browser, "/quitter", "_csrf=" + token);

        assertThat(get(browser, "/cette-nuit").statusCode()).isEqualTo(302);
    }

    @Test
    void aFlagIsShownMaskedAndEveryLookIsOnRecord() throws Exception {
        String ref = raised("F-AAAAAAAAAAAA", "HIGH");
        HttpClient browser = signedIn(Role.ANALYST);
        long before = looks("show", ref);

        assertThat(get(browser, "/ecarts/" + ref).body())
                .as("the second question is read after the first")
                .contains("Est-ce la même personne?")
                .doesNotContain("520,00", "<svg", "??", "Gagnon", "1985-03-02");
        send(browser, ref, "identite=YES&seen=1");
        String french = get(browser, "/ecarts/" + ref).body();
        String english = get(browser, "/ecarts/" + ref + "?langue=en-CA").body();

        assertThat(french)
                .contains(
                        ref,
                        "Indemnité de remplacement du revenu pendant des semaines versées",
                        "520,00\u00a0$<",
                        "Une comparaison n’établit pas une faute. Cette décision ne modifie aucune prestation.",
                        "<svg",
                        "2026-11-15",
                        "R15, version ")
                .doesNotContain("??", "Gagnon", "1985-03-02");
        assertThat(english)
                .contains("$520.00<", "A comparison establishes no fault. This decision changes no benefit.")
                .doesNotContain("??", "Gagnon", "1985-03-02");
        assertThat(looks("show", ref)).isEqualTo(before + 3);
    }

    @Test
    void aDecisionIsRefusedWithWhatWasTypedUntilItsGuardsAreMet() throws Exception {
        String ref = raised("F-BBBBBBBBBBBB", "HIGH");
        HttpClient browser = signedIn(Role.ANALYST);

        assertThat(send(browser, ref, decision("x", 1)).body()).contains("Dites d’abord si c’est la même personne");
        assertThat(send(browser, ref, "identite=YES&seen=1").statusCode()).isEqualTo(302);
        HttpResponse<String> refused =
                send(browser, ref, "verdict=CONFIRMED&reason=END&note=bulletins+%3Cvus%3E&seen=2");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("l’écart doit d’abord avoir été vérifié", "value=\"bulletins &lt;vus&gt;\"")
                .containsPattern("value=\"CONFIRMED\" data-key=\"1\" checked")
                .containsPattern("value=\"END\" selected");
        assertThat(send(browser, ref, decision("", 2)).body()).contains("exige une note qui dit pourquoi");
        assertThat(send(browser, ref, "to=VERIFIED&note=&seen=2").statusCode()).isEqualTo(409);
        assertThat(state(ref)).isEqualTo("QUEUED");

        assertThat(send(browser, ref, "to=IN_REVIEW&note=&seen=2").statusCode()).isEqualTo(302);
        assertThat(send(browser, ref, "to=VERIFIED&note=bulletins+de+paie&seen=3")
                        .statusCode())
                .isEqualTo(302);
        assertThat(send(browser, ref, "to=NOTICE_SENT&note=&seen=4").body())
                .contains("Un avis et sa réponse exigent une note");
        assertThat(send(browser, ref, "to=NOTICE_SENT&note=lettre&seen=4").statusCode())
                .isEqualTo(302);
        assertThat(send(browser, ref, "verdict=CONFIRMED&reason=LOWER&note=x&seen=5")
                        .body())
                .contains("Le délai de réponse de la personne n’est pas écoulé");
        assertThat(send(browser, ref, "to=DISPUTED&note=demande&seen=5").statusCode())
                .isEqualTo(302);
        assertThat(send(browser, ref, decision("x", 6)).body()).contains("Une rectification est demandée");
        assertThat(get(browser, "/ecarts/" + ref).body()).doesNotContain("name=\"verdict\"");
        assertThat(state(ref)).isEqualTo("DISPUTED");
        assertThat(looks("dispose", ref)).as("what was refused is no decision").isZero();
        assertThat(database.client()
                        .sql("select purpose from access_log where verb = 'attempt' and object = ? order by id")
                        .param("flag " + ref)
                        .query(String.class)
                        .list())
                .as("and is on record as refused")
                .contains(
                        "dispose, NOT_VERIFIED", "dispose, NO_REASON", "review, DOES_NOT_FOLLOW", "dispose, DISPUTED");
    }

    @Test
    void nothingIsSavedOnAFlagThatIsNotAsThePageShowedItNorTwice() throws Exception {
        String ref = raised("F-CCCCCCCCCCCC", "HIGH");
        HttpClient browser = signedIn(Role.ANALYST);

        send(browser, ref, "identite=CANNOT_TELL&seen=1");
        HttpResponse<String> stale = send(browser, ref, decision("x", 1));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("L’écart a changé pendant l’examen", "value=\"x\"");
        assertThat(state(ref)).isEqualTo("QUEUED");
        assertThat(send(browser, ref, decision("x", 2)).statusCode()).isEqualTo(302);
        assertThat(send(browser, ref, decision("x", 2)).statusCode()).isEqualTo(409);

        assertThat(state(ref)).isEqualTo("CLOSED");
        assertThat(get(browser, "/ecarts/" + ref + "?fait").body())
                .contains("C’est enregistré", "Discordance expliquée – Déjà déclarée", "u-analyst", "<td>x</td>")
                .doesNotContain("name=\"verdict\"");
    }

    @Test
    void onACriticalFlagTheOneWhoVerifiedDoesNotDecide() throws Exception {
        String ref = raised("F-DDDDDDDDDDDD", "CRITICAL");
        HttpClient analyst = signedIn(Role.ANALYST);
        send(analyst, ref, "identite=YES&seen=1");
        send(analyst, ref, "to=IN_REVIEW&seen=2");
        send(analyst, ref, "to=VERIFIED&note=vu&seen=3");
        send(analyst, ref, "to=NOTICE_SENT&note=letter&seen=4");
        send(analyst, ref, "to=RESPONSE_RECEIVED&note=call&seen=5");

        assertThat(send(analyst, ref, "verdict=CONFIRMED&reason=END&note=x&seen=6")
                        .body())
                .contains("exige deux personnes");
        HttpClient supervisor = signedIn(Role.SUPERVISOR);
        assertThat(send(supervisor, ref, "verdict=CONFIRMED&reason=END&note=x&seen=6")
                        .body())
                .as("whoever verified still holds it")
                .contains("examiné par une autre personne");
        database.client().sql("update flag set held_until = null").update();
        assertThat(send(supervisor, ref, "verdict=CONFIRMED&reason=END&note=x&seen=6")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWordOfAFormThatDoesNotExistOrAMissingTokenChangesNothing() throws Exception {
        String ref = raised("F-EEEEEEEEEEEE", "HIGH");
        HttpClient browser = signedIn(Role.ANALYST);

        assertThat(send(browser, ref, "verdict=DELETED&note=x&seen=1").statusCode())
                .isEqualTo(400);
        assertThat(send(browser, ref, "verdict=EXPLAINED&note=x").statusCode()).isEqualTo(400);
        assertThat(send(browser, ref, "note=x&seen=1").statusCode()).isEqualTo(400);
        assertThat(post(browser, "/ecarts/" + ref, decision("x", 1)).statusCode())
                .isEqualTo(403);

        assertThat(state(ref)).isEqualTo("QUEUED");
    }

    private static String decision(String note, int seen) {
        return "verdict=EXPLAINED&reason=ALREADY_DECLARED&note=" + note + "&seen=" + seen;
    }

    private static HttpResponse<String> send(HttpClient browser, String ref, String form)
            throws IOException, InterruptedException {
        return post(browser, "/ecarts/" + ref, form + crossSite(browser));
    }

    private static String crossSite(HttpClient browser) throws IOException, InterruptedException {
        return "&_csrf=" + token(get(browser, "/cette-nuit").body());
    }

    private static String state(String ref) {
        return database.client()
                .sql("select state from flag where ref = ?")
                .param(ref)
                .query(String.class)
                .single();
    }

    private static long looks(String verb, String ref) {
        return database.client()
                .sql("select count(*) from access_log where verb = ? and object = ? and purpose = 'console'")
                .params(verb, "flag " + ref)
                .query(Long.class)
                .single();
    }

    private static String raised(String ref, String severity) {
        LocalDate day = LocalDate.of(2026, 11, 22);
        database.client()
                .sql(
                        "insert into staged_flag (execution, ref, rule, claim_id, person_id, period_from, period_to, severity,"
                                + " message, impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks)"
                                + " values (?, ?, 'R15', 1, 1, ?, ?, ?, 'indemnity-in-benefit-week', 520, false, false, false,"
                                + " '[\"cnesst:K:1\"]', ?, ?)")
                .params(
                        "E-" + ref,
                        ref,
                        day,
                        day,
                        severity,
                        "{\"partners\":\"CNESST\",\"income\":\"520.00\",\"from\":\"2026-11-15\",\"to\":\"2026-11-21\",\"weeks\":\"1\",\"impact\":\"520.00\","
                                + "\"surname\":\"Gagnon\",\"born\":\"1985-03-02\"}",
                        "[{\"sunday\":\"2026-11-15\",\"reportedIncome\":520.00,\"exemption\":0.00,\"deducted\":0.00,"
                                + "\"shouldDeduct\":520.00,\"impact\":520.00}]")
                .update();
        database.transaction()
                .executeWithoutResult(status -> new StagedFlags(database, "E-" + ref)
                        .publish(new Publication(
                                "CN-IN-01", 1, day, List.of("R15"), Set.of(), new BigDecimal("100.00"))));
        return ref;
    }

    private static HttpClient signedIn(Role role) throws IOException, InterruptedException {
        String code = "u-" + role.name().toLowerCase(Locale.ROOT);
        String password = new Accounts(database, Clock.systemUTC()).open(code, role);
        HttpClient browser = browser();
        String token = token(get(browser, "/connexion").body());
        HttpResponse<String> answer =
                post(browser, "/connexion", "code=" + code + "&password=" + password + "&_csrf=" + token);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/cette-nuit"));
        return browser;
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as("a form has a token").isTrue();
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient browser, String path, String form)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }
}
