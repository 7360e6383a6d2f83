package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.night.Tonight;
import qpip.exchange.storage.TestDatabase;

/** A night: the exchanges that are due, in their order; one that breaks does not keep the others from running. */
@Tag("slow")
class TonightRunsTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theExchangesThatAreDueRunInTheirOrder(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Tonight tonight = new Tonight(engine.catalogue(), engine.control());
            List<String> asked = new ArrayList<>();
            tonight.run(TestEngine.NIGHT, exchange -> asked.add(exchange.id()));
            assertThat(asked)
                    .containsSubsequence("CN-OUT-01", "RA-OUT-01", "DE-IN-01", "DE-IN-02", "RA-IN-01", "CN-IN-01");
            List<String> monday = new ArrayList<>();
            tonight.run(TestEngine.NIGHT.plusDays(1), exchange -> monday.add(exchange.id()));
            assertThat(monday).contains("RA-OUT-01").doesNotContain("CN-OUT-01", "CN-IN-01");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void oneBrokenExchangeDoesNotKeepTheOthersFromRunning(TestDatabase database) throws IOException {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Leases leases = new Leases(database.database());
            leases.take("DE-IN-02").orElseThrow();
            Path outbox = engine.outbox("civil-status");
            byte[] births = engine.extract(TestEngine.DE_IN, 1, TestEngine.details(TestEngine.DE_IN, 3));
            Files.write(outbox.resolve(engine.name(TestEngine.DE_IN, 1)), births);
            Files.writeString(outbox.resolve(engine.name(TestEngine.DE_IN, 2)), "no extract");
            Files.write(
                    outbox.resolve(engine.name(TestEngine.DEATHS, 1)),
                    engine.extract(TestEngine.DEATHS, 1, TestEngine.details(TestEngine.DEATHS, 3)));
            Tonight tonight = new Tonight(engine.catalogue(), engine.control());
            List<Tonight.Line> lines = tonight.run(TestEngine.NIGHT);
            assertThat(lines)
                    .filteredOn(line -> line.exchange().equals(TestEngine.DEATHS))
                    .singleElement()
                    .matches(line -> line.failure()
                            .filter(AlreadyRunning.class::isInstance)
                            .isPresent());
            assertThat(lines.stream()
                            .filter(line -> line.exchange().equals(TestEngine.DE_IN))
                            .map(line -> engine.find(line.ran().orElseThrow().execution())
                                    .status()))
                    .containsExactly(ExecutionStatus.DONE, ExecutionStatus.REFUSED);
            assertThat(lines.stream().filter(line -> line.exchange().contains("-OUT-")))
                    .extracting(Tonight.Line::exchange)
                    .contains("CN-OUT-01", "RA-OUT-01", "DE-OUT-01");
            assertThat(lines.stream().filter(line -> line.exchange().contains("-OUT-")))
                    .allMatch(line -> line.failure().isEmpty());
            LeasesTest.expire(database);

            // The same night again does what is left to do, and nothing else.
            List<Tonight.Line> again = tonight.run(TestEngine.NIGHT);
            assertThat(again)
                    .filteredOn(line -> line.ran().filter(Control.Ran::started).isPresent())
                    .extracting(Tonight.Line::exchange)
                    .containsExactly(TestEngine.DEATHS);
            assertThat(outbox).isEmptyDirectory();
            assertThat(tonight.run(TestEngine.NIGHT))
                    .noneMatch(line -> line.ran().filter(Control.Ran::started).isPresent());
        }
    }
}
