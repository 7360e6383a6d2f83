package qpip.exchange.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.Dialect;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/** Same input, same output to the byte, whatever the number of partitions, threads and records of a block. */
class PartitionsTest {

    private static final List<String> RESULTS = List.of(
            "fact",
            "known_page",
            "flag",
            "match_review",
            "file_sequence",
            "quarantined_line",
            "execution_count",
            "suppressed_finding",
            "incident_candidate",
            "request",
            "release_register");

    private static final Map<Dialect, String> PLAIN = new EnumMap<>(Dialect.class);

    @AfterAll
    static void forget() {
        PLAIN.clear();
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 7", "2, 2, 4000"})
    void theResultsAreTheSame(int partitions, int threads, int block) {
        compare(partitions, threads, block);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 1, 7",
        "1, 2, 4000",
        "1, 2, 7",
        "2, 1, 1",
        "2, 1, 7",
        "2, 2, 1",
        "2, 2, 7",
        "4, 1, 1",
        "4, 1, 7",
        "4, 1, 4000",
        "4, 2, 1",
        "4, 2, 4000"
    })
    void theResultsAreTheSameOfAllCombinations(int partitions, int threads, int block) {
        compare(partitions, threads, block);
    }

    private static void compare(int partitions, int threads, int block) {
        Settings settings = new Settings(partitions, threads, OptionalInt.of(block), "T");
        Settings plain = new Settings(1, 1, OptionalInt.of(4000), "T");
        TestDatabases.both().forEach(database -> {
            Dialect dialect = database.database().dialect();
            String results = results(database, settings);
            assertThat(results)
                    .isEqualTo(PLAIN.computeIfAbsent(dialect, none -> results(TestDatabases.on(dialect), plain)));
        });
    }

    /** Two nights of answers with everything in them: bad lines, strangers, corrections in any order, conflicts. */
    private static String results(TestDatabase fresh, Settings settings) {
        try (TestDatabase database = fresh;
                TestEngine engine =
                        TestEngine.on(database, settings).withServer().asked()) {
            for (String exchange : List.of("CN-OUT-01", "RA-OUT-01")) {
                engine.control().send(engine.exchange(exchange), TestEngine.NIGHT, "");
            }
            for (String exchange : List.of(TestEngine.DE_IN, TestEngine.RA_IN, TestEngine.CN_IN)) {
                engine.gates(exchange, new Gates(BigDecimal.ONE, 0, BigDecimal.ZERO, 0, 100_000));
                for (int night = 1; night <= 2; night++) {
                    byte[] bytes = engine.extract(exchange, night, details(exchange, night));
                    String text = new String(bytes, ISO_8859_1)
                            .replace("00000005020260504", "00000005020260532")
                            .replace(
                                    "<BirthMunicipality>Qu\u00C3\u00A9bec</BirthMunicipality><PluralityTotal>3<",
                                    "<X>");
                    Execution execution =
                            engine.take(exchange, engine.file(exchange, night, text.getBytes(ISO_8859_1)));
                    assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
                }
            }
            StringBuilder results = new StringBuilder(engine.dump(RESULTS));
            for (String file : engine.files("outbound")) {
                results.append(file)
                        .append(' ')
                        .append(HexFormat.of()
                                .formatHex(Files.readAllBytes(engine.workshop()
                                        .folders()
                                        .data()
                                        .resolve("outbound")
                                        .resolve(file))))
                        .append('\n');
            }
            return results.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Values> details(String exchange, int night) {
        List<Values> details = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            int person = i % 39 + 1;
            Values.Builder values = switch (exchange) {
                case TestEngine.CN_IN ->
                    TestEngine.indemnity(person)
                            .put("source-key", "CN-" + i % 45)
                            .put("record-version", 1 + (i * 7 + night) % 3)
                            .put("file-no", String.format("%09d", i == 10 ? 50 : 500 + person))
                            .put(
                                    "request-ref",
                                    i % 20 == 0 ? "CN9999999999999" + i % 9 : TestEngine.ref("CN-OUT-01", person))
                            .cents("pay-amount", 100_000 + i * 1_000L);
                case TestEngine.DE_IN ->
                    TestEngine.birth(person)
                            .put("act-no", "11260000" + i % 50)
                            .put("act-version", night)
                            .put("child-dob", TestPeople.born(person).plusDays(i % 5));
                default ->
                    TestEngine.answer(person)
                            .put("elig-status", i % 7 == 0 ? "FIN" : "ADM")
                            .put("match-code", "0" + (i + night) % 3);
            };
            details.add(values.build());
        }
        return details;
    }
}
