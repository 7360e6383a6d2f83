package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** A whole decision without a mouse, in a browser. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {

    private static final int STOPS_MAX = 150;

    private TestEngine engine;
    private Database database;
    private ReviewedClaim claim;
    private Console console;
    private Chromium chromium;

    @BeforeAll
    void start() {
        engine = TestEngine.bare(TestDatabases.h2());
        database = engine.database();
        claim = new ReviewedClaim(database);
        console = Console.start(new Sources(database, Clock.systemUTC(), day -> 30, engine.operations()), 0);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        console.close();
        engine.close();
    }

    @AfterEach
    void forget() {
        List.of("flag_event", "second_review", "review_draft", "console_preference", "flag")
                .forEach(table -> database.client().sql("delete from " + table).update());
    }

    @Test
    void aFlagIsTakenExaminedAndDecidedByTabSpaceArrowsAndEnter() {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        try (BrowserContext context = chromium.signedIn(Role.ANALYST, console, database)) {
            Page page = context.newPage();
            page.navigate(Chromium.address(console, "/ecarts"));
            assertThat(page.locator("kbd").count())
                    .as("no key is shown while they are off")
                    .isZero();

            tabTo(page, "button[name=prochain]");
            page.keyboard().press("Enter");
            page.waitForURL("**/ecarts/" + ref);
            tabTo(page, "input[name=identite]");
            page.keyboard().press("Space");
            tabTo(page, "form:has([name=identite]) button");
            page.keyboard().press("Enter");
            page.waitForURL("**/ecarts/" + ref + "?fait");
            tabTo(page, "input[name=verdict]");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            tabTo(page, "#reason");
            downTo(page, "TIMING");
            tabTo(page, "#decision-note");
            page.keyboard().type("vu au clavier");
            tabTo(page, "form:has([name=verdict]) button:not([name])");
            page.keyboard().press("Enter");
            page.waitForURL("**/ecarts/" + ref + "?fait");
            page.waitForSelector("text=C’est enregistré");
        }
        assertThat(decided(ref)).isEqualTo("CLOSED TIMING vu au clavier b-analyst");
    }

    @Test
    void theSameBySingleKeysAlone() {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        String next = claim.raised("F-TWOAAAAAAAAA", "LOW", "10.00");
        new Preferences(database)
                .keep("b-analyst", new Preference(Preference.USUAL.language(), Preference.TextSize.USUAL, true));
        try (BrowserContext context = chromium.signedIn(Role.ANALYST, console, database)) {
            Page page = context.newPage();
            page.navigate(Chromium.address(console, "/cette-nuit"));
            press(page, "g", "e");
            page.waitForURL("**/ecarts");
            assertThat(page.locator("main kbd").allInnerTexts()).contains("n", "/", "j", "k", "o", "x");
            press(page, "/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("rule");
            press(page, "n");
            assertThat(page.url()).as("in a field a key is a letter").endsWith("/ecarts");
            tabTo(page, "form.filters button");
            press(page, "n");
            page.waitForURL("**/ecarts/" + ref);

            press(page, "d");
            assertThat(page.getAttribute("[data-key=d]", "aria-pressed")).isEqualTo("true");
            press(page, "e");
            assertThat(page.getAttribute("details:has([data-key=e])", "open")).isNotNull();
            assertThat(Accessibility.violations(page)).as("with the keys shown").isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "keys-flag-fr.png"))
                    .setFullPage(true));
            press(page, "1");
            assertThat(page.url()).as("choosing saves nothing").endsWith(ref);
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/ecarts/" + ref + "?fait");
            press(page, "2");
            assertThat(page.isChecked("input[value=EXPLAINED]")).isTrue();
            page.keyboard().press("Tab");
            downTo(page, "TIMING");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("decision-note");
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Shift+Tab");
            press(page, "m");
            page.keyboard().type("1 n u");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/ecarts/" + next + "?decide=" + ref);
            assertThat(decided(ref)).isEqualTo("CLOSED TIMING 1 n u b-analyst");

            press(page, "u");
            page.waitForURL("**/ecarts/" + ref);
            press(page, "u");
            page.waitForURL("**/ecarts/" + ref + "?fait");
        }
        assertThat(database.client()
                        .sql("select state from flag where ref = ?")
                        .param(ref)
                        .query(String.class)
                        .single())
                .as("undone")
                .isEqualTo("QUEUED");
    }

    /** Presses Tab until the keyboard is on the first of those. */
    private static void tabTo(Page page, String selector) {
        for (int stop = 0; stop < STOPS_MAX; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + selector);
    }

    /** Presses the arrow until the list stands on that word. */
    private static void downTo(Page page, String value) {
        for (int step = 0; !value.equals(page.evaluate("document.activeElement.value")); step++) {
            assertThat(step).as("the list has " + value).isLessThan(STOPS_MAX);
            page.keyboard().press("ArrowDown");
        }
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private String decided(String ref) {
        return database.client()
                .sql("select f.state || ' ' || e.reason || ' ' || e.note || ' ' || e.who from flag f join flag_event e"
                        + " on e.ref = f.ref where f.ref = ? and e.outcome <> ''")
                .param(ref)
                .query(String.class)
                .single();
    }
}
