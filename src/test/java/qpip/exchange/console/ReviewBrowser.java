package qpip.exchange.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qpip.exchange.storage.Database;

/** Somebody who is signed in to a console. */
final class ReviewBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final String who;
    final String password;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    ReviewBrowser(Console console, Database database, String who, Role role) throws IOException, InterruptedException {
        this.who = who;
        this.port = console.port();
        this.password = new Accounts(database, Clock.systemUTC()).open(who, role);
        String token = token(get("/connexion").body());
        send("/connexion", "code=" + who + "&password=" + password + "&_csrf=" + token);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form with its token. */
    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(path, form + "&_csrf=" + token(get("/cette-nuit").body()));
    }

    /** The page that a form leads to. */
    String posted(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, form);
        return answer.headers()
                .firstValue("Location")
                .map(to -> URI.create(to))
                .map(to -> to.getPath() + (to.getQuery() == null ? "" : "?" + to.getQuery()))
                .orElse(answer.statusCode() + " " + answer.body());
    }

    private HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("a form has no token");
        }
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
