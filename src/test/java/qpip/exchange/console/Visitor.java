package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qpip.exchange.storage.Database;

/** Somebody with a browser that keeps cookies, follows no redirection and runs no script. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI console;

    private Visitor(URI console) {
        this.console = console;
    }

    static Visitor stranger(Console console) {
        return new Visitor(URI.create("http://127.0.0.1:" + console.port()));
    }

    /** Somebody with a new account of a role, signed in. */
    static Visitor of(Role role, Console console, Database database) {
        String code = "v-" + role.name().toLowerCase(Locale.ROOT);
        String password = new Accounts(database, Clock.systemUTC()).open(code, role);
        Visitor visitor = stranger(console);
        assertThat(visitor.signIn(code, password))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/cette-nuit"));
        return visitor;
    }

    /** Where the sign-in leads. */
    Optional<String> signIn(String code, String password, String... more) {
        String form = "code=" + encoded(code) + "&password=" + encoded(password) + String.join("", more);
        return post("/connexion", form + "&_csrf=" + token("/connexion"))
                .headers()
                .firstValue("Location");
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Posts a form as it is, without a token unless the form has one. */
    HttpResponse<String> post(String path, String form) {
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Posts a form with the token of the session. */
    HttpResponse<String> submit(String path, String form) {
        return post(path, form + "&_csrf=" + token("/cette-nuit"));
    }

    HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    String token(String path) {
        return tokenIn(get(path).body());
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** A cookie that somebody else planted. */
    void carry(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(console, cookie);
    }

    static String tokenIn(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as("a form has a token").isTrue();
        return encoded(matcher.group(1));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(console + path)).timeout(LONGEST_WAIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
