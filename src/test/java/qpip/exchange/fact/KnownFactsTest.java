package qpip.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** What is published is known afterwards, page after page, and nothing else. */
class KnownFactsTest {

    private static final String EXCHANGE = "CN-IN-01";
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsPublishedIsKnownInItsLastVersion(TestDatabase test) {
        publish(test.database(), "one", List.of(fact(1, 1, 10), fact(2, 1, 20)));
        publish(test.database(), "two", List.of(fact(2, 2, 21), fact(-3, 1, 30)));
        KnownFacts known = known(test.database());
        assertThat(known.size()).isEqualTo(3);
        assertThat(known.unchanged(1, 1, 10)).isTrue();
        assertThat(known.unchanged(2, 1, 20)).isFalse();
        assertThat(known.unchanged(2, 2, 21)).isTrue();
        assertThat(known.version(2)).isEqualTo(2);
        assertThat(known.unchanged(-3, 30)).isTrue();
        assertThat(known.version(4)).isEqualTo(StagedFact.UNNUMBERED);
        assertThat(known.contains(4)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void keysThatAreNumbersOrLieCloseTogetherAreKnownToo(TestDatabase test) {
        long[] keys = LongStream.concat(
                        LongStream.range(0, 3_000),
                        LongStream.concat(
                                LongStream.range(-1_500, 0),
                                LongStream.range(0, 1_500).map(i -> (7L << 40) + i)))
                .toArray();
        publish(
                test.database(),
                "one",
                LongStream.of(keys).mapToObj(key -> fact(key, 1, key ^ 5)).toList());
        KnownFacts known = known(test.database());
        assertThat(known.size()).isEqualTo(keys.length);
        for (long key : keys) {
            assertThat(known.unchanged(key, 1, key ^ 5)).isTrue();
            assertThat(known.unchanged(key, 2, key ^ 5)).isFalse();
            assertThat(known.unchanged(key, 1, key ^ 6)).isFalse();
        }
        assertThat(known.contains(3_000)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aChangedFactNeedsNoSecondLook(TestDatabase test) {
        publish(test.database(), "one", List.of(fact(1, 1, 10)));
        StagedFacts staged = staged(test.database(), "two");
        test.database().transaction().executeWithoutResult(status -> {
            staged.add(List.of(fact(1, 2, 11, known(test.database()))));
            assertThat(staged.resolve()).containsEntry(Outcome.CHANGED, 1L);
            assertThat(staged.turned()).isEmpty();
            assertThat(staged.subjects()).containsExactly(Subject.person(1));
            staged.publish();
        });
        Map<Subject, List<Fact>> standing = new Facts(test.database().client()).about(List.of(Subject.person(1)));
        assertThat(standing.get(Subject.person(1))).extracting(Fact::version).containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aHashThatTwoKeysShareStaysUnknown(TestDatabase test) {
        StagedFact one = fact(1, 1, 10);
        StagedFact other = new StagedFact(
                2,
                one.kind(),
                "other",
                1,
                false,
                one.subject(),
                one.match(),
                "",
                Optional.empty(),
                one.content(),
                1,
                99,
                -1,
                NIGHT);
        publish(test.database(), "one", List.of(one, other, fact(3, 1, 30)));
        assertThat(known(test.database()).contains(1)).isFalse();
        assertThat(known(test.database()).contains(3)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void pagesThatOutgrowTheirBaseAreWrittenAnewWithEachKeyOnce(TestDatabase test) {
        add(test.database(), 40_000, 1, key -> key);
        assertThat(pages(test.database(), "base = true")).isEqualTo(40_000);
        add(test.database(), 40_000, 2, key -> key + 1);
        assertThat(pages(test.database(), "base = false")).isEqualTo(40_000);
        add(test.database(), 10, 3, key -> key + 2);
        assertThat(pages(test.database(), "base = false")).isZero();
        assertThat(pages(test.database(), "base = true")).isEqualTo(40_000);
        KnownFacts known = known(test.database());
        assertThat(known.unchanged(9, 3, 11)).isTrue();
        assertThat(known.unchanged(10, 2, 11)).isTrue();
        assertThat(known.unchanged(39_999, 2, 40_000)).isTrue();
    }

    private static void add(Database database, int keys, int version, LongUnaryOperator content) {
        database.transaction().executeWithoutResult(status -> {
            KnownPages pages = new KnownPages(database.client(), EXCHANGE);
            KnownPages.Writer writer = pages.add(database);
            LongStream.range(0, keys).forEach(key -> writer.take(key, version, content.applyAsLong(key)));
            writer.flush();
            pages.tidy(database);
        });
    }

    private static long pages(Database database, String which) {
        return database.client()
                .sql("select coalesce(sum(facts), 0) from known_page where " + which)
                .query(Long.class)
                .single();
    }

    private static void publish(Database database, String execution, List<StagedFact> facts) {
        KnownFacts known = known(database);
        StagedFacts staged = staged(database, execution);
        database.transaction().executeWithoutResult(status -> {
            staged.add(facts.stream()
                    .map(fact -> fact(fact, known.version(fact.keyHash())))
                    .toList());
            staged.resolve();
            staged.publish();
            staged.purge();
        });
    }

    private static KnownFacts known(Database database) {
        return KnownFacts.load(database.client(), EXCHANGE);
    }

    private static StagedFacts staged(Database database, String execution) {
        return new StagedFacts(database, execution, "cnesst", EXCHANGE);
    }

    private static StagedFact fact(long key, int version, long contentHash, KnownFacts known) {
        return fact(fact(key, version, contentHash), known.version(key));
    }

    private static StagedFact fact(long key, int version, long contentHash) {
        return new StagedFact(
                key,
                FactKind.INCOME_REPLACEMENT,
                "K" + key,
                version,
                false,
                Subject.person(key),
                MatchLevel.CONFIRMED,
                "",
                Optional.empty(),
                new TreeMap<>(Map.of("amount", String.valueOf(contentHash))),
                key,
                contentHash,
                StagedFact.UNNUMBERED,
                NIGHT);
    }

    private static StagedFact fact(StagedFact fact, int knownVersion) {
        return new StagedFact(
                fact.recordNumber(),
                fact.kind(),
                fact.key(),
                fact.version(),
                fact.cancelled(),
                fact.subject(),
                fact.match(),
                fact.matchKey(),
                fact.weighed(),
                fact.content(),
                fact.keyHash(),
                fact.contentHash(),
                knownVersion,
                fact.receivedOn());
    }
}
