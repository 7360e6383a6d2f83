package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** The console as a browser sees it, on loopback. */
class ConsoleTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static Database database;
    private static Console console;

    @BeforeAll
    static void start() {
        database = TestDatabases.both().findFirst().orElseThrow().database();
        console = Console.start(database, Clock.systemUTC(), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleOpensItsPagesAndNoOther(Role role) throws Exception {
        HttpClient browser = signedIn(role);
        boolean reviews = role == Role.ANALYST || role == Role.SUPERVISOR;

        assertThat(get(browser, "/cette-nuit").statusCode()).isEqualTo(200);
        assertThat(get(browser, "/ecarts").statusCode()).isEqualTo(reviews ? 200 : 403);
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
        assertThat(ResourceBundle.getBundle("messages.console", Locale.CANADA_FRENCH)
                        .keySet())
                .isEqualTo(ResourceBundle.getBundle("messages.console", Locale.ENGLISH)
                        .keySet());
    }

    @Test
    void whoQuitsIsOut() throws Exception {
        HttpClient browser = signedIn(Role.OPERATOR);
        String token = token(get(browser, "/cette-nuit").body());

        post(browser, "/quitter", "_csrf=" + token);

        assertThat(get(browser, "/cette-nuit").statusCode()).isEqualTo(302);
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
        return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient browser, String path, String form)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }
}
