package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.fact.MatchErrors;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.storage.TestDatabase;

/**
 * What each match weighed is stored with its fact and explains itself; how many are expected to be wrong is counted.
 */
class WeighingTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void everyFactOfANightTellsWhatItsMatchWeighed(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            MatchWeights weights = new MatchWeights(engine.database().client());
            for (String exchange : List.of(TestEngine.DE_IN, TestEngine.DEATHS, TestEngine.RA_IN, TestEngine.CN_IN)) {
                Execution execution = engine.take(exchange, engine.file(exchange, 1, TestEngine.details(exchange, 10)));
                assertThat(execution.count("weighed")).as(exchange).isEqualTo(10);
                MatchErrors errors =
                        MatchErrors.ofCounts(execution.count("weighed"), execution.count("weighed-wrong-millionths"));
                assertThat(errors.wrong()).isLessThan(1);
                assertThat(errors.share().high()).isGreaterThan(errors.share().value());
            }
            List<Stored> stored = engine.database()
                    .client()
                    .sql("select partner, fact_key, version, match_weight from fact order by partner, fact_key")
                    .query((row, number) -> new Stored(
                            row.getString(1) + ":" + row.getString(2) + ":" + row.getInt(3),
                            row.getObject(4, Integer.class)))
                    .list();
            assertThat(stored).hasSize(40).allSatisfy(one -> {
                MatchWeights.Explained explained =
                        weights.explain(one.reference()).orElseThrow();
                assertThat(explained.weighed().weight()).isEqualTo(one.weight());
                assertThat(explained.terms().stream()
                                .mapToInt(Explanation.Term::bits)
                                .sum())
                        .isEqualTo(one.weight());
            });
            assertThat(engine.database()
                            .client()
                            .sql("select count(*) from linkage_model")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(weights.explain("cnesst:nothing:1")).isEmpty();
        }
    }

    private record Stored(String reference, int weight) {}
}
