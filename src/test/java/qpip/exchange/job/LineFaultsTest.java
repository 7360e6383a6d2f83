package qpip.exchange.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.TestDatabase;

/** Every fault of a line: the line is put aside by its number and the reason, and the rest goes on. */
class LineFaultsTest {

    private static final Gates TOLERANT = new Gates(BigDecimal.ONE, 0, BigDecimal.ZERO, 0, 1000);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void badLinesOfAFixedWidthFileAreQuarantinedAndTheRestIsPublished(TestDatabase database) {
        try (TestEngine engine = engine(database, TestEngine.CN_IN)) {
            List<Values> details = TestEngine.details(TestEngine.CN_IN, 12);
            details.set(
                    6,
                    details.get(6).with().put("request-ref", "CN99999999999999").build());
            details.set(7, details.get(7).with().put("sin", "800123450").build());
            List<String> lines = lines(engine.extract(TestEngine.CN_IN, 1, details));
            lines.set(1, lines.get(1).replace("20260624T", "20260624"));
            lines.set(2, at(lines.get(2), 129, "000x"));
            lines.set(3, at(lines.get(3), 30, " ".repeat(40)));
            lines.set(4, at(lines.get(4), 100, "19850230"));
            lines.set(5, at(lines.get(5), 200, "Z"));
            lines.set(6, at(lines.get(6), 1, "30"));
            Execution execution = take(engine, TestEngine.CN_IN, lines);

            assertThat(reasons(engine, execution))
                    .containsExactly(
                            "1 LENGTH ",
                            "2 TYPE record-version",
                            "3 MISSING surname-birth",
                            "4 DATE dob",
                            "5 UNKNOWN_CODE paid-to",
                            "6 UNKNOWN_RECORD record-type",
                            "7 UNKNOWN_REQUEST request");
            assertThat(execution.counts())
                    .containsEntry("records", 12L)
                    .containsEntry("rejected", 6L)
                    .containsEntry("unrequested", 1L)
                    .containsEntry("facts-new", 5L);
            assertThat(engine.count("fact")).isEqualTo(5);
            assertThat(engine.count("flag"))
                    .as("the eighth says who it is by name and date")
                    .isEqualTo(5);
            assertThat(engine.dump(List.of("incident_candidate")))
                    .contains("record-nobody-asked-for", "records=1")
                    .contains(execution.id());
            String acknowledgement = acknowledgement(engine);
            assertThat(acknowledgement)
                    .contains("1;PARTIAL;12;5;7;")
                    .contains("unknown-request;1", "length;1", "date;1")
                    .doesNotContain("800123450", "CN99999999999999");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aCheckDigitThatFailsIsAWarningOnly(TestDatabase database) {
        try (TestEngine engine = engine(database, TestEngine.CN_IN)) {
            List<Values> details = TestEngine.details(TestEngine.CN_IN, 3);
            details.set(1, details.get(1).with().put("sin", "800123450").build());
            Execution execution = engine.take(TestEngine.CN_IN, engine.file(TestEngine.CN_IN, 1, details));
            assertThat(execution.counts())
                    .containsEntry("warnings", 1L)
                    .containsEntry("rejected", 0L)
                    .containsEntry("facts-new", 3L);
            assertThat(engine.quarantined(execution)).isEmpty();
            assertThat(engine.count("fact")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aWeekThatDoesNotBeginOnSundayIsQuarantined(TestDatabase database) throws IOException {
        try (TestEngine engine = engine(database, TestEngine.CN_IN)) {
            String mapping = Files.readString(Path.of("mappings", "cnesst", "CN-IN-01.yaml"));
            String weekly = mapping.replaceAll("(name: pay-from,[^\\n]*type: )date,", "$1week,");
            assertThat(weekly).isNotEqualTo(mapping);
            Layout layout = Layout.of(Declarations.reading(Path.of("CN-IN-01.yaml"), weekly, Mapping.class)
                    .value()
                    .orElseThrow());
            ExchangeDefinition declared = engine.exchange(TestEngine.CN_IN);
            engine.declare(new ExchangeDefinition(
                    declared.partner(), layout, declared.job(), declared.rules(), declared.model()));
            List<String> lines = lines(engine.extract(TestEngine.CN_IN, 1, TestEngine.details(TestEngine.CN_IN, 3)));
            lines.set(2, lines.get(2).replace("2026060720260620", "2026060820260620"));
            Execution execution = take(engine, TestEngine.CN_IN, lines);
            assertThat(reasons(engine, execution)).containsExactly("2 WEEK_NOT_SUNDAY pay-from");
            assertThat(engine.count("fact")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void badLinesOfACsvFileAreQuarantinedAndTheRestIsPublished(TestDatabase database) {
        try (TestEngine engine = engine(database, TestEngine.RA_IN)) {
            List<Values> details = TestEngine.details(TestEngine.RA_IN, 8);
            details.set(
                    5,
                    details.get(5).with().put("request-ref", "RA99999999999999").build());
            List<String> lines = lines(engine.extract(TestEngine.RA_IN, 1, details));
            lines.set(2, lines.get(2).replace(";198", ";19x"));
            lines.set(3, lines.get(3).replaceAll("-[0-9]{2}-[0-9]{2};F", "-02-30;F"));
            lines.set(4, lines.get(4).replace(";ADM", ";ADX"));
            lines.set(5, lines.get(5).replace(";ADM;;;R;", ";;;;R;XXX"));
            lines.set(6, lines.get(6).replaceFirst(";;;", ";;:"));
            Execution execution = take(engine, TestEngine.RA_IN, lines);
            assertThat(reasons(engine, execution))
                    .containsExactly(
                            "1 TYPE dob",
                            "2 DATE dob",
                            "3 UNKNOWN_CODE elig-status",
                            "4 MISSING elig-status",
                            "5 COLUMN_COUNT ",
                            "6 UNKNOWN_REQUEST request");
            assertThat(execution.counts()).containsEntry("rejected", 5L).containsEntry("facts-new", 2L);
            assertThat(engine.count("fact")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void badElementsOfAnXmlFileAreQuarantinedAndTheRestIsPublished(TestDatabase database) {
        try (TestEngine engine = engine(database, TestEngine.DE_IN)) {
            String text = new String(
                    engine.extract(TestEngine.DE_IN, 1, TestEngine.details(TestEngine.DE_IN, 6)), ISO_8859_1);
            String[] acts = text.split("(?=<Birth>)");
            acts[1] = acts[1].replaceAll("(<ChildDob>2026)-..-..", "$1-02-30");
            acts[2] = acts[2].replace("<ChildSex>F", "<ChildSex>Z");
            acts[3] = acts[3].replace("<PluralityRank>1", "<PluralityRank>x");
            acts[4] = acts[4].replace("ActionCode>", "ActionCodex>");
            acts[6] = acts[6].replace("<HashTotal>677<", "<HashTotal>676<");
            Execution execution = engine.take(
                    TestEngine.DE_IN,
                    engine.file(TestEngine.DE_IN, 1, String.join("", acts).getBytes(ISO_8859_1)));
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(reasons(engine, execution))
                    .containsExactly(
                            "1 DATE child-dob",
                            "2 UNKNOWN_CODE child-sex",
                            "3 TYPE plurality-rank",
                            "4 UNKNOWN_ELEMENT ");
            assertThat(engine.count("fact")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anActOfNobodyOnTheRegisterLeavesACountAndNothingElse(TestDatabase database) {
        try (TestEngine engine = engine(database, TestEngine.DE_IN)) {
            Values stranger = TestEngine.birth(1)
                    .put("child-surname", "Zzyzxovna")
                    .put(
                            "parents",
                            List.of(Values.builder()
                                    .put("quality", "MERE")
                                    .put("surname", "Zzyzxovna")
                                    .put(
                                            "given",
                                            List.of(Values.builder()
                                                    .put("name", "Qwertyna")
                                                    .build()))
                                    .put("dob", LocalDate.of(1977, 7, 7))
                                    .build()))
                    .build();
            Execution execution = engine.take(TestEngine.DE_IN, engine.file(TestEngine.DE_IN, 1, List.of(stranger)));
            assertThat(execution.counts()).containsEntry("forgotten", 1L).containsEntry("records", 1L);
            List<String> tables = new ArrayList<>(TestEngine.PUBLISHED);
            tables.addAll(TestEngine.STAGED);
            tables.addAll(List.of("quarantined_line", "execution", "batch_step_execution_context"));
            assertThat(engine.dump(tables)).doesNotContain("Zzyzxovna", "Qwertyna", "1977");
            assertThat(engine.count("fact")).isZero();
        }
    }

    private static TestEngine engine(TestDatabase database, String exchange) {
        TestEngine engine = TestEngine.on(database).asked();
        engine.gates(exchange, TOLERANT);
        return engine;
    }

    private static Execution take(TestEngine engine, String exchange, List<String> lines) {
        Execution execution = engine.take(
                exchange, engine.file(exchange, 1, String.join("", lines).getBytes(ISO_8859_1)));
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
        return execution;
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("(?<=\n)")));
    }

    /** The line with another text from a column on; columns count from 1. */
    private static String at(String line, int column, String text) {
        return line.substring(0, column - 1) + text + line.substring(column - 1 + text.length());
    }

    private static List<String> reasons(TestEngine engine, Execution execution) {
        return engine.quarantined(execution).stream()
                .map(LineFaultsTest::reason)
                .toList();
    }

    private static String reason(RejectedLine line) {
        return line.number() + " " + line.reason() + " " + line.field();
    }

    private static String acknowledgement(TestEngine engine) {
        try {
            return Files.readString(engine.workshop()
                    .folders()
                    .data()
                    .resolve("outbound")
                    .resolve(engine.files("outbound").get(0)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
