package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** Another looks, and a third where the two differ. */
class SecondReviewsTest {

    private static final String REF = "F-ONE";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void nobodyReviewsTheirOwnDecisionWhateverAProgramDoes(TestDatabase test) {
        SecondReviews reviews = decided(test.database(), "10.00");

        assertThat(reviews.waitingFor("ana", 10)).isEmpty();
        assertThatThrownBy(() -> look(reviews, FlagOutcome.NO_CHANGE, "ana")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> test.database()
                        .client()
                        .sql("update second_review set second_by = 'ana'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> test.database()
                        .client()
                        .sql("update second_review set second_by = 'bob', third_by = 'bob'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoDecidesFirstAtTheSameMomentAsOthersIsNotUndone(TestDatabase test) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Object>> all = threads.invokeAll(Collections.nCopies(8, () -> {
                new SecondReviews(test.database()).prepare();
                return "";
            }));

            assertThat(all).allSatisfy(one -> assertThat(one.get()).isEqualTo(""));
        } finally {
            threads.shutdownNow();
        }
        assertThat(test.database()
                        .client()
                        .sql("select count(*) from sample_key")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theSameOutcomeConfirmsAndIsCounted(TestDatabase test) {
        SecondReviews reviews = decided(test.database(), "10.00");
        look(reviews, FlagOutcome.NO_CHANGE, "bob");

        assertThat(reviews.of(REF).orElseThrow().state()).isEqualTo(SecondReview.State.AGREED);
        assertThat(reviews.agreement()).containsExactly(new SecondReviews.Agreement("R15", 1, 1));
        assertThatThrownBy(() -> look(reviews, FlagOutcome.STOP, "eve")).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aThirdThatAgreesWithTheSecondReopensTheFlag(TestDatabase test) {
        SecondReviews reviews = decided(test.database(), "10.00");
        look(reviews, FlagOutcome.PARTNER_ERROR, "bob");
        assertThat(reviews.waitingFor("bob", 10)).isEmpty();
        assertThat(reviews.waitingFor("eve", 10)).hasSize(1);
        look(reviews, FlagOutcome.PARTNER_ERROR, "eve");

        assertThat(new Flags(test.database()).find(REF).orElseThrow().state()).isEqualTo(FlagState.REOPENED);
        assertThat(reviews.agreement()).containsExactly(new SecondReviews.Agreement("R15", 0, 1));
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aThirdThatAgreesWithTheFirstLetsTheDecisionStand(TestDatabase test) {
        SecondReviews reviews = decided(test.database(), "10.00");
        look(reviews, FlagOutcome.PARTNER_ERROR, "bob");
        look(reviews, FlagOutcome.NO_CHANGE, "eve");

        assertThat(new Flags(test.database()).find(REF).orElseThrow().state()).isEqualTo(FlagState.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aThousandDollarsAreAlwaysLookedAtTwiceAndOfTheRestWhatIsDrawn(TestDatabase test) {
        experienced(test.database());
        assertThat(decided(test.database(), "1000.00").of(REF).orElseThrow().drawnFor())
                .isEqualTo(SecondReview.Why.AMOUNT);
        SecondReviews reviews = new SecondReviews(test.database());
        int drawn = 0;
        for (int i = 0; i < 200; i++) {
            String ref = "F-%03d".formatted(i);
            ReviewQueueTest.raise(test.database(), ref, "HIGH", "999.99", false);
        }
        ReviewQueueTest.publish(test.database());
        Dispositions people = new Dispositions(test.database(), 30);
        for (int i = 0; i < 200; i++) {
            String ref = "F-%03d".formatted(i);
            people.dispose(ref, FlagOutcome.NO_CHANGE, "ana", "seen", DAY);
            drawn += reviews.of(ref).isPresent() ? 1 : 0;
        }
        assertThat(drawn).as("about ten of 200").isBetween(1, 30);
    }

    @Test
    void fiveInAHundredAreDrawnTheSameForTheSameKeyAndOthersForAnother() {
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        other[0] = 1;
        long drawn = IntStream.range(0, 10_000)
                .filter(i -> SecondReviews.isDrawn(key, "F-" + i, 2, 50))
                .count();
        assertThat(drawn).isBetween(400L, 600L);
        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> SecondReviews.isDrawn(key, "F-" + i, 2, 50)
                                && SecondReviews.isDrawn(other, "F-" + i, 2, 50))
                        .count())
                .isLessThan(60);
    }

    /** Fifty decisions lie behind. */
    private static void experienced(Database database) {
        for (int i = 0; i < 50; i++) {
            ReviewQueueTest.raise(database, "F-OLD%02d".formatted(i), "LOW", "1.00", false);
        }
        ReviewQueueTest.publish(database);
        for (int i = 0; i < 50; i++) {
            new Dispositions(database, 30).dispose("F-OLD%02d".formatted(i), FlagOutcome.NO_CHANGE, "ana", "seen", DAY);
        }
        assertThat(new SecondReviews(database).of("F-OLD00").orElseThrow().drawnFor())
                .isEqualTo(SecondReview.Why.FIRST);
        database.client().sql("delete from staged_flag").update();
    }

    private static SecondReviews decided(Database database, String impact) {
        ReviewQueueTest.raise(database, REF, "HIGH", impact, false);
        ReviewQueueTest.publish(database);
        new Dispositions(database, 30).dispose(REF, FlagOutcome.NO_CHANGE, "ana", "seen", DAY);
        database.client().sql("delete from staged_flag").update();
        return new SecondReviews(database);
    }

    private static void look(SecondReviews reviews, FlagOutcome outcome, String who) {
        reviews.look(REF, outcome, Optional.empty(), who, "seen", DAY);
    }
}
