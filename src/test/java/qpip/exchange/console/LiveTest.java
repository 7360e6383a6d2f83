package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Progress;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/**
 * A night that really runs, seen in a browser while it does: an engine that waits after each block until it is let on.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {

    private static final int BLOCK = 2;
    private static final int RECORDS = 6;
    private static final int LONGEST_SECONDS = 60;

    private final Gate gate = new Gate();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(TestEngine.NIGHT.atTime(20, 0).toInstant(ZoneOffset.UTC));
    private int sequence;
    private TestEngine engine;
    private Console console;
    private Chromium chromium;

    /** Lets a comparison go on block by block. */
    private static final class Gate implements Progress {

        private final Semaphore blocks = new Semaphore(0);
        private final Semaphore there = new Semaphore(0);

        @Override
        public void reached(String work, long done, long total) {
            if (work.endsWith(" compare")) {
                there.release();
                try {
                    assertThat(blocks.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS))
                            .isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Lets a block through, and waits until the next one is there. */
        void next() throws InterruptedException {
            blocks.release();
            assertThat(there.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @BeforeAll
    void start() {
        engine = TestEngine.watched(TestDatabases.h2(), BLOCK, gate).asked();
        InstantSource clock = now::get;
        console = Console.start(
                new Sources(engine.database(), clock.withZone(ZoneOffset.UTC), day -> 30, engine.operations()), 0);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        gate.blocks.release(RECORDS);
        chromium.close();
        console.close();
        engine.close();
    }

    @Test
    void anExecutionMovesOnItsPageUntilItIsOverAndWaitsForWhoDoesNotLook() throws Exception {
        CompletableFuture<Execution> run = running();
        try (BrowserContext context = chromium.signedIn(Role.OPERATOR, console, engine.database())) {
            Page page = context.newPage();
            List<String> asked = asked(page, "/etat");
            page.clock().install();
            page.navigate(Chromium.address(console, "/executions/" + id()));
            assertThat(page.textContent("#state")).contains("En cours", "Mis à jour à ");
            assertThat(page.isVisible("#live button")).isTrue();

            gate.next();
            page.clock().runFor("00:06");
            page.waitForSelector("text=2 enregistrements comparés sur 6");
            assertThat(Accessibility.violations(page)).isEmpty();

            gate.next();
            hide(page, true);
            int before = asked.size();
            page.clock().runFor("01:00");
            assertThat(asked).as("nobody sees the page").hasSize(before);
            hide(page, false);
            page.waitForSelector("text=4 enregistrements comparés sur 6");

            page.click("#live button");
            before = asked.size();
            page.clock().runFor("01:00");
            assertThat(asked).as("stopped").hasSize(before);
            assertThat(page.getAttribute("#live button", "aria-pressed")).isEqualTo("true");
            page.click("#live button");
            page.waitForCondition(
                    () -> page.getAttribute("#live button", "aria-pressed").equals("false"));

            context.setOffline(true);
            page.clock().runFor("00:06");
            page.waitForSelector("text=ce qui est affiché n’est plus à jour");
            context.setOffline(false);
            page.clock().runFor("00:06");
            page.waitForCondition(() -> !page.isVisible("#live .refused"));
            assertThat(page.textContent("#live [role=status]"))
                    .as("that more is compared is no change of state")
                    .isEmpty();

            gate.blocks.release();
            assertThat(run.get(LONGEST_SECONDS, TimeUnit.SECONDS).status().name())
                    .isEqualTo("DONE");
            page.clock().runFor("00:06");
            page.waitForSelector("#state .status.DONE");
            assertThat(page.textContent("#live [role=status]")).contains("Terminée");
            assertThat(page.isVisible("#live button")).isFalse();
            before = asked.size();
            page.clock().runFor("01:00");
            assertThat(asked).as("it is over").hasSize(before);
            page.click("#refresh");
            page.waitForURL("**/executions/*");
        }
    }

    @Test
    void tonightMovesUnderTheHandsOfWhoReadsItAndLosesNothingOfTheirs() throws Exception {
        CompletableFuture<Execution> run = running();
        try (BrowserContext context = chromium.signedIn(Role.OPERATOR, console, engine.database())) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(Chromium.address(console, "/cette-nuit"));
            page.waitForSelector("#all-region .status.RUNNING");
            page.click("#numbers-title");
            page.focus("#line-" + TestEngine.CN_IN);

            gate.blocks.release(RECORDS);
            run.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            until(page, () -> page.isVisible("#all-region .status.DONE"));

            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("line-" + TestEngine.CN_IN);
            assertThat(page.getAttribute("#numbers", "open")).isNotNull();
            assertThat(page.textContent("#live [role=status]")).startsWith("Nuit du 22 novembre 2026.");
        } finally {
            gate.blocks.drainPermits();
        }
    }

    @Test
    void whatAPageFetchesByItselfKeepsNoSessionAlive() {
        try (BrowserContext context = chromium.signedIn(Role.OPERATOR, console, engine.database())) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(Chromium.address(console, "/cette-nuit"));
            for (int minute = 0; minute < 14; minute += 7) {
                now.updateAndGet(before -> before.plusSeconds(7 * 60));
                page.evaluate("document.getElementById('night').dataset.old = ''");
                until(page, () -> page.isVisible("#night:not([data-old])"));
            }
            assertThat(page.url()).endsWith("/cette-nuit");

            now.updateAndGet(before -> before.plusSeconds(61));
            until(page, () -> page.url().contains("/connexion?fini"));
        }
    }

    /** Takes an extract; returns when the first of its blocks is compared. */
    private CompletableFuture<Execution> running() throws InterruptedException {
        gate.there.drainPermits();
        sequence++;
        CompletableFuture<Execution> run = CompletableFuture.supplyAsync(() -> engine.take(
                TestEngine.CN_IN,
                engine.file(TestEngine.CN_IN, sequence, TestEngine.details(TestEngine.CN_IN, RECORDS))));
        assertThat(gate.there.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return run;
    }

    /** Lets the page's own time go on until something is so; what it fetches meanwhile takes the real time. */
    private static void until(Page page, BooleanSupplier so) {
        for (int turn = 0; !so.getAsBoolean(); turn++) {
            assertThat(turn).as("it never was so").isLessThan(LONGEST_SECONDS);
            page.clock().runFor("00:31");
            page.waitForTimeout(500);
        }
    }

    private String id() {
        return engine.database()
                .client()
                .sql("select id from execution where status = 'RUNNING'")
                .query(String.class)
                .single();
    }

    private static List<String> asked(Page page, String ending) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith(ending)) {
                asked.add(request.url());
            }
        });
        return asked;
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }
}
