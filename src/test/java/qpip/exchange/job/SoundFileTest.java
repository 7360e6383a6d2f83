package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.TestDatabase;

/** A sound file of each exchange is taken, published, acknowledged and archived. */
class SoundFileTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aSoundFileOfEachExchangeIsPublished(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked()) {
            for (String exchange : List.of(TestEngine.DE_IN, TestEngine.DEATHS, TestEngine.RA_IN, TestEngine.CN_IN)) {
                List<Values> details = TestEngine.details(exchange, 10);
                Execution execution = engine.take(exchange, engine.file(exchange, 1, details));
                assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
                assertThat(execution.count("records")).isEqualTo(10);
                assertThat(execution.counts()).containsEntry("facts-new", 10L).containsEntry("rejected", 0L);
                assertThat(engine.tidy()).isTrue();
                assertThat(engine.files("archive"))
                        .contains(exchange + "/" + execution.id() + "." + engine.name(exchange, 1));
            }
            assertThat(engine.dump(List.of("fact"))).doesNotContain("AMBIGUOUS").doesNotContain("NONE,");
        }
    }
}
