package qpip.exchange.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reviews flags in a browser, and a watch on how long each page takes. */
final class ConsoleAnalyst {

    /** The pages that are timed. */
    enum Page {
        LIST("list"),
        TAKE("take next"),
        OPEN("open a flag"),
        IDENTITY("say that it is the same person"),
        DECIDE("decide and take the next");

        private final String title;

        Page(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"");
    private static final int FLAGS_A_LIST = 10;

    private final int port;
    private final int think;
    private final Random random;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<Page, List<Long>> times = new EnumMap<>(Page.class);
    private final List<String> taken = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();
    private String token = "";

    ConsoleAnalyst(int port, String code, String password, int think, int seed) throws IOException, InterruptedException {
        this.port = port;
        this.think = think;
        this.random = new Random(seed);
        read(send(get("/connexion")));
        send(post("/connexion", "code=" + code + "&password=" + password));
        read(send(get("/ecarts")));
    }

    List<Long> times(Page page) {
        return times.getOrDefault(page, List.of());
    }

    List<String> taken() {
        return taken;
    }

    List<String> decided() {
        return decided;
    }

    /** Reviews until that moment of {@link System#nanoTime}; a flag in hand is decided. */
    void review(long until, boolean counts) throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(2 * think + 1));
        while (System.nanoTime() < until) {
            read(timed(Page.LIST, get("/ecarts"), counts));
            pause();
            String flag = led(timed(Page.TAKE, post("/ecarts", "prochain="), counts));
            for (int i = 0; i < FLAGS_A_LIST && flag.startsWith("/ecarts/"); i++) {
                taken.add(flag);
                flag = decide(flag, counts, System.nanoTime() < until && i + 1 < FLAGS_A_LIST);
            }
        }
    }

    /** Decides on a flag and gives the next one, if there is to be one. */
    private String decide(String flag, boolean counts, boolean next) throws IOException, InterruptedException {
        String path = flag.split("\\?", 2)[0];
        String page = read(timed(Page.OPEN, get(flag), counts));
        pause();
        must(timed(Page.IDENTITY, post(path, "identite=YES&seen=" + seen(page)), counts), 302);
        page = read(timed(Page.OPEN, get(path), counts));
        pause();
        HttpResponse<String> answer = must(
                timed(
                        Page.DECIDE,
                        post(
                                path,
                                "verdict=EXPLAINED&reason=TIMING&note=vu&seen=" + seen(page) + (next ? "&suite=" : "")),
                        counts),
                302);
        decided.add(path.substring("/ecarts/".length()));
        return next ? led(answer) : "";
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(2 * think + 1));
    }

    private HttpResponse<String> timed(Page page, HttpRequest request, boolean counts)
            throws IOException, InterruptedException {
        long from = System.nanoTime();
        HttpResponse<String> answer = send(request);
        if (counts) {
            times.computeIfAbsent(page, one -> new ArrayList<>()).add(System.nanoTime() - from);
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String read(HttpResponse<String> answer) {
        must(answer, 200);
        Matcher matcher = TOKEN.matcher(answer.body());
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return answer.body();
    }

    private static HttpResponse<String> must(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.request().method() + " " + answer.uri().getPath() + " gave " + answer.statusCode());
        }
        return answer;
    }

    private static String led(HttpResponse<String> answer) {
        URI to = URI.create(answer.headers().firstValue("Location").orElse(""));
        return to.getQuery() == null ? to.getPath() : to.getPath() + "?" + to.getQuery();
    }

    private static String seen(String page) {
        Matcher matcher = SEEN.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page of a flag has no form");
        }
        return matcher.group(1);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(at(path)).header("Accept", "text/html").build();
    }

    private HttpRequest post(String path, String form) {
        return HttpRequest.newBuilder(at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
