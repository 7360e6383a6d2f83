package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qpip.exchange.cli.DemoConsole;
import qpip.exchange.job.TestEngine;
import qpip.exchange.review.ReviewQueue;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/**
 * Every page in a browser, in both languages, filled and empty: the rules of accessibility, nothing on its console, no
 * request elsewhere, no scrolling sideways, large letters, print, nothing kept. The pages are those of {@link Route},
 * so a page that nothing leads to fails the test. Pictures of all are in target/screenshots.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final List<String> LANGUAGES = List.of("fr-CA", "en-CA");
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** The pages of which a picture stands in docs/images. */
    private static final Map<String, Route> DOCUMENTED = Map.of(
            "tonight", Route.TONIGHT,
            "run", Route.EXECUTION,
            "flags", Route.FLAGS,
            "flag", Route.FLAG,
            "rules", Route.RULES);

    /** Answers that are no pages: what pages fetch, and files. */
    private static final Set<Route> NO_PAGES = Set.of(
            Route.STYLE,
            Route.ICON,
            Route.FONT,
            Route.SCRIPT,
            Route.SESSION,
            Route.START,
            Route.INDICATORS_EXPORT,
            Route.JOURNAL_EXPORT,
            Route.ORGANISATION,
            Route.ORGANISATION_BACK);

    private DemoConsole demo;
    private TestEngine emptyDatabase;
    private Console empty;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(PICTURES);
        demo = DemoConsole.start();
        emptyDatabase = TestEngine.bare(TestDatabases.h2());
        empty = Console.start(
                new Sources(emptyDatabase.database(), Clock.systemUTC(), day -> 30, emptyDatabase.operations()), 0);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        empty.close();
        emptyDatabase.close();
        demo.close();
    }

    @Test
    void everyPageOfTheDemonstrationIsForEverybody() {
        Map<Route, String> pages = new EnumMap<>(Route.class);
        Map<Route, Role> readers = new EnumMap<>(Route.class);
        Deeds.of(Visitor.of(Role.ANALYST, demo.console(), demo.database()), demo.database());
        Deeds.doubt(demo.database());
        String tie = Deeds.tie(demo.database());
        for (Role role : Role.values()) {
            for (Map.Entry<String, HttpResponse<String>> page :
                    Walk.as(role, demo.console(), demo.database(), 40).entrySet()) {
                assertThat(page.getValue().statusCode()).as(page.getKey()).isIn(200, 302);
                Route route = Route.of("GET", Walk.path(page.getKey())).orElseThrow();
                if (!NO_PAGES.contains(route) && readers.putIfAbsent(route, role) == null) {
                    pages.put(route, page.getKey());
                }
            }
        }
        pages.put(Route.SIGN_IN, "/connexion");
        pages.put(Route.EXECUTION_STATE, pages.get(Route.EXECUTION) + "/etat"); // Led to while an execution runs.
        readers.put(Route.EXECUTION_STATE, Role.OPERATOR);
        pages.put(Route.DOSSIER, "/renseignements"); // Found by a search alone, and for a session.
        readers.put(Route.DOSSIER, Role.PRIVACY);

        assertThat(Arrays.stream(Route.values())
                        .filter(route -> route.method().matches("GET") && !NO_PAGES.contains(route))
                        .filter(route -> !pages.containsKey(route)))
                .as("pages to which no link leads")
                .isEmpty();
        pages.remove(Route.SIGN_IN);
        List<String> problems = problems("filled", demo.console(), demo.database(), pages, readers);
        try (BrowserContext context = chromium.signedIn(Role.ANALYST, demo.console(), demo.database())) {
            Look look = new Look(context, demo.console());
            LANGUAGES.forEach(language -> problems.addAll(look.at(tie, language, "match-several")));
        }
        assertThat(problems).isEmpty();
        DOCUMENTED.forEach((name, route) -> SmallPicture.write(
                PICTURES.resolve("filled-" + route.name().toLowerCase(Locale.ROOT) + "-fr.png"),
                PICTURES.resolve("docs").resolve(name + ".png")));
    }

    @Test
    void everyPageWithNothingToShowIsForEverybody() {
        Map<Route, String> pages = new EnumMap<>(Route.class);
        Map<Route, Role> readers = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            if (route.method().matches("GET") && !route.path().contains("*") && !NO_PAGES.contains(route)) {
                pages.put(route, route.path());
                readers.put(
                        route,
                        Arrays.stream(Role.values())
                                .filter(route::allows)
                                .findFirst()
                                .orElseThrow());
            }
        }
        pages.remove(Route.SIGN_IN);

        assertThat(problems("empty", empty, emptyDatabase.database(), pages, readers))
                .isEmpty();
    }

    @Test
    void signingInAndWhatCanGoWrongAreForEverybody() {
        List<String> problems = new ArrayList<>();
        try (BrowserContext context = chromium.context()) {
            Look look = new Look(context, empty);
            for (String language : LANGUAGES) {
                for (String state : List.of("", "refus", "quitte", "fini", "ailleurs")) {
                    problems.addAll(look.at("/connexion?" + state, language, "sign-in-" + state));
                }
            }
        }
        try (BrowserContext context = chromium.signedIn(Role.SUPERVISOR, empty, emptyDatabase.database())) {
            Look look = new Look(context, empty);
            look.expects("Failed to load resource");
            for (String language : LANGUAGES) {
                problems.addAll(look.at("/nowhere", language, "forbidden"));
                problems.addAll(look.at("/ecarts/F-NOSUCHFLAGAA", language, "not-found"));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsHeldStaleOrBrokenIsForEverybody() {
        List<String> problems = new ArrayList<>();
        try (TestEngine other = TestEngine.bare(TestDatabases.h2());
                Console there = Console.start(
                        new Sources(other.database(), Clock.systemUTC(), day -> 30, other.operations()), 0);
                BrowserContext context = chromium.signedIn(Role.SUPERVISOR, there, other.database())) {
            ReviewedClaim claim = new ReviewedClaim(other.database());
            String ref = claim.raised("F-STALEAAAAAAA", "HIGH", "10.00");
            String held = claim.raised("F-HELDAAAAAAAA", "HIGH", "10.00");
            assertThat(new ReviewQueue(other.database()).take(held, "u4821", Instant.now()))
                    .isTrue();
            Look look = new Look(context, there);
            look.expects("Failed to load resource");
            for (String language : LANGUAGES) {
                problems.addAll(look.at("/ecarts/" + held, language, "flag-held"));
                problems.addAll(look.when(language, "flag-stale", page -> {
                    page.navigate(Chromium.address(there, "/ecarts/" + ref + "?langue=" + language));
                    page.evaluate("document.querySelectorAll('[name=seen]').forEach(one => one.value = 0)");
                    page.fill("#note", "typed before");
                    page.click("button[name=noter]");
                    page.waitForSelector("[role=alert].refused");
                    assertThat(page.inputValue("#note")).isEqualTo("typed before");
                }));
            }
            other.database()
                    .client()
                    .sql("alter table flag rename to lost_flag")
                    .update();
            other.database()
                    .client()
                    .sql("alter table execution rename to lost_execution")
                    .update();
            for (String language : LANGUAGES) {
                problems.addAll(look.at("/ecarts/" + ref, language, "failure"));
                problems.addAll(look.at("/cette-nuit", language, "tonight-unreadable"));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theBandOfTheDemonstrationIsOnNoOtherConsole() {
        try (Console real = Console.start(
                        new Sources(emptyDatabase.database(), Clock.systemUTC(), day -> 30, emptyDatabase.operations()),
                        new Deployment(false, Optional.empty(), Optional.empty()),
                        0);
                BrowserContext context = chromium.context()) {
            Page page = context.newPage();
            page.navigate(Chromium.address(real, "/connexion"));
            assertThat(page.content()).doesNotContain("Données fictives");
            page.navigate(Chromium.address(empty, "/connexion"));
            assertThat(page.content()).contains("Données fictives – démonstration");
        }
    }

    @Test
    void whoWantsNothingToMoveSeesNothingMove() {
        try (BrowserContext context = chromium.context()) {
            Page page = context.newPage();
            page.navigate(Chromium.address(empty, "/connexion"));
            String moves = "getComputedStyle(document.querySelector('main button')).transitionDuration";
            assertThat(page.evaluate(moves)).isNotEqualTo("0s");
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(page.evaluate(moves)).isEqualTo("0s");
        }
    }

    @Test
    void singleKeysActOnlyForWhomWantsThemAndNeverInFields() {
        try (BrowserContext context = chromium.signedIn(Role.ANALYST, demo.console(), demo.database())) {
            Page page = context.newPage();
            page.navigate(Chromium.address(demo.console(), "/preferences"));
            page.keyboard().press("?");
            assertThat(page.url()).as("off at first").endsWith("/preferences");

            page.check("input[name=keys]");
            page.press("input[name=keys]", "Control+Enter");
            page.waitForURL("**/preferences?fait");
            page.keyboard().press("?");
            page.waitForURL("**/aide");
            page.keyboard().press("g");
            page.keyboard().press("e");
            page.waitForURL("**/ecarts");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            String first = page.locator("main tbody th[scope=row] a").first().getAttribute("href");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo(first);
            page.keyboard().press("o");
            page.waitForURL("**" + first);
            page.locator("main input[name=note]").first().press("?");
            assertThat(page.url()).as("in a field a key is a letter").endsWith(first);
            assertThat(page.locator("main input[name=note]").first().inputValue())
                    .isEqualTo("?");
        } finally {
            new Preferences(demo.database()).keep("b-analyst", Preference.USUAL);
        }
    }

    @Test
    void lettersAreAsLargeAsTheirReaderWantsInEverySession() {
        for (int session = 0; session < 2; session++) {
            try (BrowserContext context = chromium.signedIn(Role.PRIVACY, empty, emptyDatabase.database())) {
                Page page = context.newPage();
                page.navigate(Chromium.address(empty, "/preferences"));
                if (session == 0) {
                    page.check("input[value=LARGER]");
                    page.check("input[value=en-CA]");
                    page.click("main button");
                    page.waitForURL("**/preferences?fait");
                }
                assertThat(page.getAttribute("html", "class")).isEqualTo("text-larger");
                assertThat(page.getAttribute("html", "lang")).isEqualTo("en-CA");
                assertThat(page.evaluate("getComputedStyle(document.body).fontSize"))
                        .isEqualTo("24px");
            }
        }
    }

    @Test
    void whoIsIdleIsWarnedTwoMinutesBeforeTheEndAndMayStay() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource clock = now::get;
        try (Console there = Console.start(
                        new Sources(
                                emptyDatabase.database(),
                                clock.withZone(ZoneOffset.UTC),
                                day -> 30,
                                emptyDatabase.operations()),
                        0);
                BrowserContext context = chromium.signedIn(Role.OPERATOR, there, emptyDatabase.database())) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(Chromium.address(there, "/cette-nuit"));
            page.clock().runFor("12:50");
            assertThat(page.isVisible("#idle")).isFalse();

            now.updateAndGet(before -> before.plusSeconds(790));
            page.clock().runFor("00:20");
            page.waitForSelector("#idle[open]");
            assertThat(Accessibility.violations(page)).isEmpty();
            page.keyboard().press("Enter");
            page.waitForCondition(() -> !page.isVisible("#idle"));
            now.updateAndGet(before -> before.plusSeconds(790));
            page.reload();
            assertThat(page.url()).as("it was extended").endsWith("/cette-nuit");

            now.updateAndGet(before -> before.plusSeconds(901));
            page.clock().runFor("15:10");
            page.waitForURL("**/connexion*");
        }
    }

    private List<String> problems(
            String state, Console console, Database database, Map<Route, String> pages, Map<Route, Role> readers) {
        List<String> problems = new ArrayList<>();
        for (Role role : new TreeSet<>(readers.values())) {
            try (BrowserContext context = chromium.signedIn(role, console, database)) {
                Look look = new Look(context, console);
                pages.forEach((route, address) -> {
                    if (readers.get(route) == role) {
                        String name = state + "-" + route.name().toLowerCase(Locale.ROOT);
                        String found = route == Route.DOSSIER ? dossier(context, console, database) : address;
                        LANGUAGES.forEach(language -> problems.addAll(look.at(found, language, name)));
                    }
                });
            }
        }
        return problems;
    }

    /** Searches somebody, and says where the answer is. */
    private static String dossier(BrowserContext context, Console console, Database database) {
        try (Page page = context.newPage()) {
            page.navigate(Chromium.address(console, "/renseignements"));
            page.selectOption("#by", "SIN");
            page.fill("#number", Deeds.numberOfSomebodyFlagged(database));
            page.selectOption("#reason", "ACCESS_REQUEST");
            page.click("main button");
            page.waitForURL("**/renseignements/*");
            return page.url().replace(Chromium.address(console, ""), "");
        }
    }

    /** A look at pages with all that they must keep to. */
    private static final class Look {

        private final BrowserContext context;
        private final Console console;
        private final List<String> expected = new ArrayList<>();

        private Look(BrowserContext context, Console console) {
            this.context = context;
            this.console = console;
        }

        /** What the browser says of an answer that is meant to be an error. */
        void expects(String message) {
            expected.add(message);
        }

        List<String> at(String path, String language, String name) {
            String address = Chromium.address(console, path) + (path.contains("?") ? "&" : "?") + "langue=" + language;
            return when(language, name, page -> page.navigate(address));
        }

        /** A look at what a page comes to by some deeds. */
        List<String> when(String language, String name, Consumer<Page> deeds) {
            List<String> problems = new ArrayList<>();
            try (Page page = context.newPage()) {
                page.onConsoleMessage(message -> {
                    if (expected.stream().noneMatch(message.text()::startsWith)) {
                        problems.add("console: " + message.text());
                    }
                });
                page.onPageError(error -> problems.add("script: " + error));
                page.onRequest(request -> {
                    if (!request.url().startsWith(Chromium.address(console, "/"))
                            && !request.url().startsWith("data:")) {
                        problems.add("request to " + request.url());
                    }
                });
                deeds.accept(page);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + language.substring(0, 2) + ".png"))
                        .setFullPage(true));
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                problems.addAll(Accessibility.violations(page));
                if (!language.equals(page.getAttribute("html", "lang"))
                        || page.content().contains("??")) {
                    problems.add("not whole in " + language);
                }
                problems.addAll(width(page));
                problems.addAll(print(page));
                problems.addAll(kept(page));
            }
            return problems.stream()
                    .map(problem -> name + " " + language + ": " + problem)
                    .toList();
        }

        private static List<String> width(Page page) {
            List<String> problems = new ArrayList<>();
            page.setViewportSize(320, 800);
            problems.addAll(sideways(page, "at 320 px"));
            page.setViewportSize(1280, 900);
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            problems.addAll(sideways(page, "with letters of 200 %"));
            page.evaluate("document.documentElement.removeAttribute('style')");
            return problems;
        }

        private static List<String> sideways(Page page, String when) {
            Object wider = page.evaluate("[...document.querySelectorAll('body *')]"
                    + ".filter(one => !one.closest('.wide, .skip, .hidden, svg, dialog') && one.getBoundingClientRect().right > innerWidth + 1)"
                    + ".slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ')");
            boolean scrolls = Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth"));
            return scrolls ? List.of("scrolls sideways " + when + ": " + wider) : List.of();
        }

        private static List<String> print(Page page) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Map<String, String> shown = new LinkedHashMap<>();
            for (String part : List.of("nav.pages", "header form", ".watermark", "table")) {
                if (page.locator(part).count() > 0) {
                    shown.put(part, String.valueOf(page.locator(part).first().isVisible()));
                }
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            List<String> problems = new ArrayList<>();
            shown.forEach((part, visible) -> {
                boolean printed = part.equals(".watermark") || part.equals("table");
                if (printed != Boolean.parseBoolean(visible)) {
                    problems.add("print shows " + part + ": " + visible);
                }
            });
            return problems;
        }

        private List<String> kept(Page page) {
            List<String> problems = new ArrayList<>();
            Object stored = page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage)"
                    + ".filter(key => key !== 'htmx-current-path-for-history').length");
            if (!Integer.valueOf(0).equals(stored)) {
                problems.add("the browser's storage holds " + stored);
            }
            context.cookies().forEach(cookie -> {
                if (cookie.expires != -1 || !cookie.httpOnly) {
                    problems.add("cookie " + cookie.name + " outlives the session or scripts see it");
                }
            });
            return problems;
        }
    }
}
