package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** The first is the first, and nobody gets what another has. */
class ReviewQueueTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsDueFirstComesFirstThenTheLargestAmountThenTheDoubt(TestDatabase test) {
        raise(test.database(), "F-LARGE", "MEDIUM", "1000.00", false);
        raise(test.database(), "F-SMALL", "MEDIUM", "999.99", false);
        raise(test.database(), "F-DOUBT", "MEDIUM", "999.99", true);
        raise(test.database(), "F-FIRST", "CRITICAL", "0.00", false);
        publish(test.database());

        assertThat(new ReviewQueue(test.database()).page(team(), 0, "", 10))
                .extracting(QueueRow::ref)
                .containsExactly("F-FIRST", "F-LARGE", "F-DOUBT", "F-SMALL");
        assertThat(new ReviewQueue(test.database())
                        .page(team(), 0, "", 10)
                        .get(0)
                        .priority()
                        .due())
                .as("one business day after a Friday")
                .isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void pagesFollowEachOtherWithoutGapOrRepetitionAlsoAmongEquals(TestDatabase test) {
        for (int i = 0; i < 25; i++) {
            raise(test.database(), "F-%02d".formatted(i), i % 2 == 0 ? "LOW" : "HIGH", "0.00", false);
        }
        publish(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());

        List<String> seen = new ArrayList<>();
        List<QueueRow> page = queue.page(team(), 0, "", 7);
        while (!page.isEmpty()) {
            page.forEach(row -> seen.add(row.ref()));
            QueueRow last = page.get(page.size() - 1);
            page = queue.page(team(), last.priority().order(), last.ref(), 7);
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(queue.count(team(), 100)).isEqualTo(25);
        assertThat(queue.count(team(), 10)).isEqualTo(10);
        QueueFilter soon = new QueueFilter(
                QueueFilter.View.TEAM,
                "ana",
                List.of("CN-IN-01"),
                Optional.of("R15"),
                Optional.of(FlagState.QUEUED),
                Optional.of(DAY.plusDays(7)));
        assertThat(queue.count(soon, 100)).isEqualTo(12);
        assertThat(queue.page(soon, 0, "", 100)).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void noFlagIsTakenByTwo(TestDatabase test) throws Exception {
        for (int i = 0; i < 40; i++) {
            raise(test.database(), "F-%02d".formatted(i), "HIGH", "0.00", false);
        }
        publish(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int person = 0; person < 8; person++) {
            String who = "analyst-" + person;
            work.add(() -> {
                List<String> taken = new ArrayList<>();
                for (Optional<String> ref = queue.takeNext(of(who), Set.of(), NOW);
                        ref.isPresent();
                        ref = queue.takeNext(of(who), Set.of(), NOW)) {
                    taken.add(ref.get());
                }
                return taken;
            });
        }
        List<String> taken = new ArrayList<>();
        for (Future<List<String>> done : people.invokeAll(work)) {
            taken.addAll(done.get());
        }
        people.shutdown();

        assertThat(taken).doesNotHaveDuplicates().hasSize(40);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aHoldLapsesAfterTwentyMinutesWithoutActivity(TestDatabase test) {
        raise(test.database(), "F-ONE", "HIGH", "0.00", false);
        publish(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());

        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).contains("F-ONE");
        assertThat(queue.takeNext(of("bob"), Set.of(), NOW)).isEmpty();
        assertThat(queue.take("F-ONE", "bob", NOW.plus(ReviewQueue.HOLD).minusSeconds(1)))
                .isFalse();
        queue.stay("F-ONE", "ana", NOW.plusSeconds(600));
        assertThat(queue.takeNext(of("bob"), Set.of(), NOW.plus(ReviewQueue.HOLD)))
                .isEmpty();
        assertThat(queue.takeNext(of("bob"), Set.of(), NOW.plusSeconds(600).plus(ReviewQueue.HOLD)))
                .contains("F-ONE");
        queue.leave("F-ONE", "bob");
        assertThat(queue.takeNext(of("ana"), Set.of(), NOW.plusSeconds(601).plus(ReviewQueue.HOLD)))
                .contains("F-ONE");
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsAssignedComesFirstToThatPersonAndToNobodyElse(TestDatabase test) {
        raise(test.database(), "F-FIRST", "CRITICAL", "0.00", false);
        raise(test.database(), "F-MINE", "LOW", "0.00", false);
        publish(test.database());
        ReviewQueue queue = new ReviewQueue(test.database());

        assertThat(queue.assign(List.of("F-MINE"), "ana", "eve", Set.of())).isEqualTo(1);
        assertThat(queue.takeNext(of("ana"), Set.of(), NOW)).contains("F-MINE");
        assertThat(queue.takeNext(of("bob"), Set.of(), NOW)).contains("F-FIRST");
        assertThat(queue.takeNext(of("bob"), Set.of(), NOW)).isEmpty();
        assertThat(queue.count(QueueFilter.of(QueueFilter.View.MINE, "ana"), 10))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aPriorityRisesWithNewFactsAndNeverFallsSilently(TestDatabase test) {
        raise(test.database(), "F-ONE", "LOW", "10.00", false);
        publish(test.database());
        long before = order(test.database());
        again(test.database(), "INFO", "5.00", DAY.plusDays(1));
        assertThat(order(test.database())).isEqualTo(before);
        again(test.database(), "INFO", "6000.00", DAY.plusDays(2));
        assertThat(order(test.database())).isEqualTo(before - 300);
        again(test.database(), "CRITICAL", "5.00", DAY.plusDays(3));
        assertThat(Priority.of(order(test.database()))).isEqualTo(new Priority(LocalDate.of(2026, 11, 24), 0, 1));
    }

    private static long order(Database database) {
        return database.client()
                .sql("select priority from flag where ref = 'F-ONE'")
                .query(Long.class)
                .single();
    }

    private static void again(Database database, String severity, String impact, LocalDate night) {
        database.client().sql("delete from staged_flag").update();
        raise(database, "F-ONE", severity, impact, false);
        publish(database, night);
    }

    private static QueueFilter team() {
        return QueueFilter.of(QueueFilter.View.TEAM, "ana");
    }

    static void raise(Database database, String ref, String severity, String impact, boolean doubt) {
        database.client()
                .sql(
                        "insert into staged_flag (execution, ref, rule, claim_id, person_id, period_from, period_to, severity,"
                                + " message, impact, favourable, sensitive, identity_to_verify, evidence, flag_values, weeks)"
                                + " values ('E', ?, 'R15', 1, 1, ?, ?, ?, 'indemnity-in-benefit-week', ?, false, false, ?,"
                                + " '[\"cnesst:K:1\"]', '{}', '[]')")
                .params(ref, DAY, DAY, severity, new BigDecimal(impact), doubt)
                .update();
    }

    static void publish(Database database) {
        publish(database, DAY);
    }

    private static void publish(Database database, LocalDate night) {
        database.transaction()
                .executeWithoutResult(status -> new StagedFlags(database, "E")
                        .publish(new Publication(
                                "CN-IN-01", 1, night, List.of("R15"), Set.of(), new BigDecimal("100.00"))));
    }

    private static QueueFilter of(String who) {
        return QueueFilter.of(QueueFilter.View.TEAM, who);
    }
}
