package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.register.Period;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/**
 * Files that a person wrote who had read the agreement on the interface and nothing else, in English the one of fixed
 * width, in French the one of XML: with long names, accents, reserved characters, corrections and cancellations.
 */
class AgreementTrialTest {

    private static final Path WRITTEN = Path.of("src/test/resources/qpip/exchange/job/agreement-trial");
    private static final int REQUESTS = 6;

    @ParameterizedTest
    @CsvSource({"CN-IN-02, CN-OUT-01, txt, 6", "SC-IN-02, SC-OUT-01, xml, 5"})
    void aFileWrittenFromTheAgreementAloneIsAcceptedWhole(
            String exchange, String asked, String extension, long records) {
        try (TestDatabase database = TestDatabases.h2();
                TestEngine engine = TestEngine.on(database).withServer()) {
            ask(engine, asked);

            Execution execution = engine.take(exchange, WRITTEN.resolve(exchange + "_20261122_0001." + extension));

            assertThat(execution.status()).isEqualTo(ExecutionStatus.DONE);
            assertThat(execution.records()).isEqualTo(records);
            assertThat(engine.quarantined(execution)).isEmpty();
        }
    }

    private static void ask(TestEngine engine, String asked) {
        LocalDate day = TestEngine.NIGHT;
        List<Request> requests = IntStream.rangeClosed(1, REQUESTS)
                .mapToObj(number ->
                        new Request(String.format("QP1P%012d", number), 1, 1, new Period(day.minusYears(1), day)))
                .toList();
        engine.database()
                .transaction()
                .executeWithoutResult(status ->
                        engine.workshop().requests().keep(asked + ".trial", asked, TestEngine.NIGHT, requests));
    }
}
