package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/** Signing in with a real provider of OpenID Connect, on another address of loopback. */
class OrganisationSignInTest {

    @TempDir
    private static Path folder = Path.of("");

    private static TestEngine database;
    private static ConfigurableApplicationContext provider;
    private static Console console;

    @BeforeAll
    static void start() throws IOException {
        database = TestEngine.bare(TestDatabases.h2());
        provider = new SpringApplicationBuilder(TestProvider.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "server.address",
                        "127.0.0.2",
                        "server.port",
                        0,
                        "logging.config",
                        "classpath:exchange-logback.xml"))
                .run();
        int port = java.util.Objects.requireNonNull(((WebServerApplicationContext) provider).getWebServer())
                .getPort();
        Files.writeString(folder.resolve("client.secret"), "very secret\n");
        Path declared = Files.writeString(folder.resolve("sign-in.yaml"), """
                # The organisation's sign-in.
                issuer: http://127.0.0.2:%d
                client: qpip-exchange
                secret-file: client.secret
                user-claim: sub
                roles-claim: groups
                roles:
                  - {value: rqap-analystes, role: analyst}
                  - {value: rqap-exploitation, role: operator}
                """.formatted(port));
        console = Console.start(
                new Sources(database.database(), Clock.systemUTC(), day -> 30, database.operations()),
                new Deployment(false, Optional.empty(), Provider.at(declared)),
                0);
        provider.getBean(RegisteredClientRepository.class)
                .save(RegisteredClient.withId("1")
                        .clientId("qpip-exchange")
                        .clientSecret("{noop}very secret")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://127.0.0.1:" + console.port() + "/login/oauth2/code/organisation")
                        .scope("openid")
                        .build());
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
        database.close();
    }

    @Test
    void whoIsVouchedForHasTheRoleOfTheClaimAndNoOther() throws Exception {
        HttpClient browser = browser();

        assertThat(signIn(browser, "a-4821")).isEqualTo("/cette-nuit");
        assertThat(get(browser, at("/ecarts")).statusCode()).isEqualTo(200);
        assertThat(get(browser, at("/executions/NO-SUCH")).statusCode()).isEqualTo(403);
        assertThat(get(browser, at("/cette-nuit")).body()).contains("a-4821");
        assertThat(verbs("a-4821")).contains("sign-in", "refused");
    }

    @Test
    void whoAskedForAPageIsBackAtIt() throws Exception {
        HttpClient browser = browser();
        get(browser, at("/ecarts"));

        assertThat(signIn(browser, "a-4821")).isEqualTo("/ecarts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "both-roles", "jean.tremblay@example.qc.ca"})
    void whoHasNoRoleOrTwoOrACodeThatSaysWhoTheyAreIsRefused(String who) throws Exception {
        HttpClient browser = browser();

        assertThat(signIn(browser, who)).isEqualTo("/connexion?refus");
        assertThat(get(browser, at("/cette-nuit")).statusCode()).isEqualTo(302);
        assertThat(verbs(who)).isEmpty();
    }

    @Test
    void noOneIsTakenForALocalAccount() throws Exception {
        new Accounts(database.database(), Clock.systemUTC()).open("o-77", Role.SUPERVISOR);

        assertThat(signIn(browser(), "o-77")).isEqualTo("/connexion?refus");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        assertThat(location(get(browser(), at("/login/oauth2/code/organisation?code=stolen&state=invented"))))
                .isEqualTo("/connexion?refus");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sign-in.example, true",
        "http://127.0.0.1:9000, true",
        "http://192.0.2.1, false",
        "ftp://127.0.0.1, false"
    })
    void onlyAnEncryptedOrALocalProviderIsBelieved(String issuer, boolean right) {
        Runnable made =
                () -> new Provider(issuer, "c", "s", "sub", "groups", List.of(new Provider.Granted("x", Role.ANALYST)));
        if (right) {
            made.run();
        } else {
            assertThatThrownBy(made::run)
                    .hasMessage("the issuer must be reached by https, unless it is on this machine");
        }
    }

    @Test
    void aRoleThatDoesNotExistIsNamedWithItsLine() throws IOException {
        Path declared = Files.writeString(folder.resolve("wrong.yaml"), """
                issuer: https://sign-in.example
                client: c
                secret-file: s
                user-claim: sub
                roles-claim: groups
                roles:
                  - {value: x, role: analist}
                """);

        assertThatThrownBy(() -> Provider.at(declared))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("wrong.yaml:7")
                .hasMessageContaining("analyst");
    }

    private static List<String> verbs(String who) {
        return database.database()
                .client()
                .sql("select verb from access_log where who = ?")
                .param(who)
                .query(String.class)
                .list();
    }

    /** Where it leads at last. */
    private static String signIn(HttpClient browser, String who) throws Exception {
        URI authorize = URI.create(location(get(browser, at("/oauth2/authorization/organisation"))));
        URI login = authorize.resolve(location(get(browser, authorize)));
        String token = Visitor.tokenIn(get(browser, login).body().replaceAll("type=\"hidden\" ", ""));
        HttpResponse<String> entered = browser.send(
                HttpRequest.newBuilder(login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + Visitor.encoded(who) + "&password=pw&_csrf=" + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(location(get(browser, authorize.resolve(location(entered)))));
        return location(get(browser, back));
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + " leads nowhere"));
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
