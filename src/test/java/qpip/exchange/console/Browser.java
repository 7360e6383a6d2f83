package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qpip.exchange.storage.Database;

/** Somebody who is signed in to the console, with a browser that keeps cookies and follows nothing. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Console console;

    private Browser(Console console) {
        this.console = console;
    }

    /** Signs in with the role's account, {@code u-operator} and the like. */
    static Browser signedIn(Console console, Database database, Role role) {
        return signedIn(console, database, role, "u-" + role.name().toLowerCase(Locale.ROOT));
    }

    static Browser signedIn(Console console, Database database, Role role, String code) {
        String password = new Accounts(database, Clock.systemUTC()).open(code, role);
        Browser browser = new Browser(console);
        HttpResponse<String> answer = browser.send(
                "/connexion",
                "code=" + code + "&password=" + password + "&_csrf="
                        + token(browser.get("/connexion").body()));
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/cette-nuit"));
        return browser;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** The page in French, which must have every word, no error, and no script but those of the console. */
    String french(String path) {
        return whole(path, "fr-CA");
    }

    /** The page in English. */
    String english(String path) {
        return whole(path, "en-CA");
    }

    private String whole(String path, String language) {
        HttpResponse<String> answer = get(path + (path.contains("?") ? "&" : "?") + "langue=" + language);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).contains("lang=\"" + language + "\"").doesNotContain("??", "style=");
        assertThat(SCRIPT.matcher(answer.body()).results().map(MatchResult::group))
                .as("scripts of %s", path)
                .allMatch(script -> script.matches("<script src=\"/script/[a-z.]+\\.js\" defer>"));
        return answer.body();
    }

    /** Sends a form with its token. */
    HttpResponse<String> post(String path, String form) {
        return send(path, form + "&_csrf=" + token(get("/cette-nuit").body()));
    }

    private HttpResponse<String> send(String path, String form) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as("a form has a token").isTrue();
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }
}
