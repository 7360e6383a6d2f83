package qpip.exchange.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import qpip.exchange.storage.Database;

/** The machine's own Chromium, driven by a test. */
final class Chromium implements AutoCloseable {

    private static final List<Path> BROWSERS = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BROWSERS.stream()
                                .filter(Files::isExecutable)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(
                                        "no Chromium among " + BROWSERS + "; './exchange verify' installs it")))
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A window of a stranger. */
    BrowserContext context() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("fr-CA")
                .setTimezoneId("America/Toronto")
                .setViewportSize(1366, 900));
        Accessibility.prepare(context);
        return context;
    }

    /** A window of somebody who signed in, {@code b-analyst} and the like. */
    BrowserContext signedIn(Role role, Console console, Database database) {
        String code = "b-" + role.name().toLowerCase(Locale.ROOT);
        String password = new Accounts(database, Clock.systemUTC()).open(code, role);
        BrowserContext context = context();
        Page page = context.newPage();
        page.navigate(address(console, "/connexion"));
        page.fill("#code", code);
        page.fill("#password", password);
        page.click("main button");
        page.waitForURL("**/cette-nuit"); // A page that is closed while it is left stays open, and its closing hangs.
        page.close();
        return context;
    }

    static String address(Console console, String path) {
        return "http://127.0.0.1:" + console.port() + path;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
