package qpip.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabase;

/** Staged, decided, published: the same on both databases, in whatever order the blocks arrive. */
class StagedFactsTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void nothingIsVisibleBeforeItIsPublishedAndNothingIsStagedAfterThePurge(TestDatabase database) {
        StagedFacts staged = staged(database.database(), "E1");
        inTransaction(database, () -> {
            staged.add(List.of(fact(1, "K1", 1, "10.00"), fact(2, "K2", 1, "20.00")));
            assertThat(staged.resolve()).containsEntry(Outcome.NEW, 2L).containsEntry(Outcome.CHANGED, 0L);
        });
        Facts facts = new Facts(database.database().client());
        assertThat(facts.about(List.of(Subject.person(7)))).isEmpty();
        inTransaction(database, staged::publish);
        assertThat(facts.about(List.of(Subject.person(7))).get(Subject.person(7)))
                .extracting(Fact::reference)
                .containsExactly("cnesst:K1:1", "cnesst:K2:1");
        assertThat(facts.referenced(List.of("cnesst:K2:1", "cnesst:K9:1", "nonsense")))
                .singleElement()
                .matches(fact ->
                        fact.amount("amount").orElseThrow().toPlainString().equals("20.00"));
        inTransaction(database, staged::purge);
        assertThat(count(database, "staged_fact")).isZero();
        assertThat(KnownFacts.load(database.database().client(), "CN-IN-01").size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void resolvingTwiceDecidesTheSame(TestDatabase database) {
        publish(database, "E1", List.of(fact(1, "K1", 2, "10.00")));
        StagedFacts staged = staged(database.database(), "E2");
        inTransaction(database, () -> {
            staged.add(List.of(
                    known(2, fact(1, "K1", 3, "30.00")),
                    known(2, fact(2, "K1", 1, "5.00")),
                    known(2, fact(3, "K1", 2, "11.00")),
                    fact(4, "K2", 1, "1.00"),
                    fact(5, "K2", 1, "1.00")));
            Map<Outcome, Long> first = staged.resolve();
            assertThat(first)
                    .containsEntry(Outcome.CHANGED, 1L)
                    .containsEntry(Outcome.LATE, 1L)
                    .containsEntry(Outcome.CONFLICT, 1L)
                    .containsEntry(Outcome.NEW, 1L)
                    .containsEntry(Outcome.DUPLICATE, 1L);
            String decided = dump(database, "staged_fact");
            assertThat(staged.resolve()).isEqualTo(first);
            assertThat(dump(database, "staged_fact")).isEqualTo(decided);
            assertThat(staged.records(Outcome.CONFLICT)).containsExactly(3L);
        });
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theOrderInWhichBlocksArriveChangesNothing(TestDatabase database) {
        List<StagedFact> facts = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            facts.add(fact(i, "K" + i % 11, 1 + i * 5 % 4, (i % 3) + ".00"));
        }
        List<List<StagedFact>> blocks = new ArrayList<>();
        for (int from = 0; from < 60; from += 7) {
            blocks.add(facts.subList(from, Math.min(60, from + 7)));
        }
        Random random = new Random(7);
        String expected = "";
        for (int round = 0; round < 5; round++) {
            StagedFacts staged = staged(database.database(), "E" + round);
            inTransaction(database, () -> {
                blocks.forEach(staged::add);
                staged.resolve();
            });
            String decided = dump(database, "staged_fact").replace("E" + round, "E");
            expected = expected.isEmpty() ? decided : expected;
            assertThat(decided).isEqualTo(expected);
            inTransaction(database, staged::purge);
            Collections.shuffle(blocks, random);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anUnnumberedFactTakesTheNextVersionWithEachNewContent(TestDatabase database) {
        publish(database, "E1", List.of(fact(1, "P7", 1, "10.00")));
        publish(database, "E2", List.of(known(1, fact(1, "P7", StagedFact.UNNUMBERED, "20.00"))));
        publish(
                database,
                "E3",
                List.of(
                        known(2, fact(1, "P7", StagedFact.UNNUMBERED, "20.00")),
                        known(2, fact(2, "P7", StagedFact.UNNUMBERED, "30.00")),
                        known(2, fact(3, "P7", StagedFact.UNNUMBERED, "10.00"))));
        assertThat(new Facts(database.database().client())
                        .about(List.of(Subject.person(7)))
                        .get(Subject.person(7)))
                .extracting(Fact::reference)
                .containsExactly("cnesst:P7:4");
        assertThat(count(database, "fact")).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aVersionAboutAnotherPersonTakesAllEarlierOnesAway(TestDatabase database) {
        publish(database, "E1", List.of(fact(1, "K1", 1, "10.00"), fact(2, "K2", 1, "10.00")));
        publish(database, "E2", List.of(known(1, fact(1, "K1", 2, "20.00"))));
        publish(database, "E3", List.of(known(2, about(8, fact(1, "K1", 3, "20.00")))));
        assertThat(standing(database, 7)).containsExactly("cnesst:K2:1");
        assertThat(standing(database, 8)).containsExactly("cnesst:K1:3");
        publish(database, "E4", List.of(known(3, fact(1, "K1", 4, "20.00"))));
        assertThat(standing(database, 7)).containsExactly("cnesst:K1:4", "cnesst:K2:1");
        assertThat(standing(database, 8)).isEmpty();
        assertThat(database.database()
                        .client()
                        .sql("select fact_key, version from standing_fact order by fact_key")
                        .query((row, number) -> row.getString(1) + ":" + row.getInt(2))
                        .list())
                .containsExactly("K1:4", "K2:1");
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void onlyAVersionThatSaysOtherwiseRestates(TestDatabase database) {
        publish(
                database,
                "E1",
                List.of(fact(1, "K1", 1, "10.00"), fact(2, "K2", 1, "10.00"), fact(3, "K3", 1, "10.00")));
        StagedFacts staged = staged(database.database(), "E2");
        inTransaction(database, () -> {
            staged.add(List.of(
                    known(1, fact(1, "K1", 2, "10.00")),
                    known(1, fact(2, "K2", 2, "20.00")),
                    known(1, about(8, fact(3, "K3", 2, "10.00")))));
            staged.resolve();
            assertThat(staged.restated()).containsExactlyInAnyOrder("cnesst:K2:1", "cnesst:K3:1");
        });
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void thousandsOfKnownFactsAreFoundByTheirHashes(TestDatabase database) {
        List<StagedFact> facts = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            facts.add(fact(i, "K" + i, 1 + i % 3, i + ".00"));
        }
        publish(database, "E1", facts);
        KnownFacts known = KnownFacts.load(database.database().client(), "CN-IN-01");
        assertThat(known.size()).isEqualTo(3000);
        for (StagedFact fact : facts) {
            assertThat(known.contains(fact.keyHash())).isTrue();
            assertThat(known.unchanged(fact.keyHash(), fact.version(), fact.contentHash()))
                    .isTrue();
            assertThat(known.unchanged(fact.keyHash(), fact.version() + 1, fact.contentHash()))
                    .isFalse();
            assertThat(known.unchanged(fact.keyHash(), fact.contentHash() + 1)).isFalse();
        }
        assertThat(known.contains(-1)).isFalse();
        assertThat(KnownFacts.load(database.database().client(), "RA-IN-01").contains(hash("K1")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void thousandsOfKeysThatComeTwiceAreEachDecidedOnce(TestDatabase database) {
        List<StagedFact> facts = new ArrayList<>();
        for (int i = 1; i <= 2500; i++) {
            facts.add(fact(2 * i, "K" + i, 1, i + ".00"));
            facts.add(fact(2 * i + 1, "K" + i, 1, (i + i % 5) + ".00"));
        }
        StagedFacts staged = staged(database.database(), "E1");
        inTransaction(database, () -> staged.add(facts));
        staged.survey();
        inTransaction(
                database,
                () -> assertThat(staged.resolve())
                        .containsEntry(Outcome.NEW, 2500L)
                        .containsEntry(Outcome.DUPLICATE, 500L)
                        .containsEntry(Outcome.CONFLICT, 2000L));
    }

    private static void publish(TestDatabase database, String execution, List<StagedFact> facts) {
        StagedFacts staged = staged(database.database(), execution);
        inTransaction(database, () -> {
            staged.add(facts);
            staged.resolve();
            staged.publish();
            staged.purge();
        });
    }

    private static StagedFacts staged(Database database, String execution) {
        return new StagedFacts(database, execution, "cnesst", "CN-IN-01");
    }

    private static void inTransaction(TestDatabase database, Runnable work) {
        database.database().transaction().executeWithoutResult(status -> work.run());
    }

    private static StagedFact fact(long record, String key, int version, String amount) {
        TreeMap<String, String> content = new TreeMap<>(Map.of("amount", amount));
        return new StagedFact(
                record,
                FactKind.INCOME_REPLACEMENT,
                key,
                version,
                false,
                Subject.person(7),
                MatchLevel.CONFIRMED,
                "K1",
                Optional.empty(),
                content,
                hash(key),
                hash(amount),
                StagedFact.UNNUMBERED,
                NIGHT);
    }

    private static StagedFact known(int version, StagedFact fact) {
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
                version,
                fact.receivedOn());
    }

    private static StagedFact about(long person, StagedFact fact) {
        return new StagedFact(
                fact.recordNumber(),
                fact.kind(),
                fact.key(),
                fact.version(),
                fact.cancelled(),
                Subject.person(person),
                fact.match(),
                fact.matchKey(),
                fact.weighed(),
                fact.content(),
                fact.keyHash(),
                fact.contentHash(),
                fact.knownVersion(),
                fact.receivedOn());
    }

    private static List<String> standing(TestDatabase database, long person) {
        return new Facts(database.database().client())
                .about(List.of(Subject.person(person))).getOrDefault(Subject.person(person), List.of()).stream()
                        .map(Fact::reference)
                        .toList();
    }

    private static long hash(String text) {
        return text.hashCode() * 0x9E3779B97F4A7C15L;
    }

    private static long count(TestDatabase database, String table) {
        return database.database()
                .client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static String dump(TestDatabase database, String table) {
        return database.database()
                .client()
                .sql("select execution, record_number, version, previous_version, outcome from " + table
                        + " order by record_number")
                .query()
                .listOfRows()
                .toString();
    }
}
