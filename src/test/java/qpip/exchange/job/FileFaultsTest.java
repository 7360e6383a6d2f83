package qpip.exchange.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/**
 * Every fault that refuses a whole file, in each format in which it can occur: nothing is published, the partner hears
 * why, the original is kept apart, and the next correct file with the same number is taken.
 */
class FileFaultsTest {

    private static final List<String> FORMATS = List.of(TestEngine.CN_IN, TestEngine.RA_IN, TestEngine.DE_IN);
    private static final List<TestDatabase> DATABASES = new ArrayList<>();
    private static final List<TestEngine> ENGINES = new ArrayList<>();

    /** Makes a spoilt file of an exchange whose next number is 2. */
    private interface Spoiling {
        Path file(TestEngine engine, String exchange);
    }

    /** What is wrong with the file, the reason that is given, the formats in which it can be so. */
    private record Fault(String name, String reason, List<String> formats, Spoiling spoiling) {}

    /** A fault of a file of an exchange, on one database. */
    record Case(TestEngine engine, String exchange, Fault fault) {

        @Override
        public String toString() {
            return fault.name() + ", " + exchange + ", " + engine.database().dialect();
        }
    }

    private static List<Fault> faults() {
        return List.of(
                header("wrong environment", "wrong-environment", "env", "P"),
                header("unknown agreement", "agreement", "agreement-no", "ENT-XX-1999"),
                header("expired agreement", "agreement", "agreement-no", "ENT-OLD"),
                header("agreement not yet in force", "agreement", "agreement-no", "ENT-NEW"),
                header("another exchange", "wrong-exchange", "exchange-id", "XX-IN-99"),
                header("another sender", "wrong-sender", "sender-code", "XXXX"),
                header("for another receiver", "wrong-receiver", "receiver-code", "XXXX"),
                header("unknown layout version", "layout-version", "layout-version", "0200"),
                header("another encoding announced", "encoding", "encoding", "IBM500"),
                header("number of the name is not that of the header", "sequence-gap", "file-seq", 9L),
                new Fault(
                        "sequence gap",
                        "sequence-gap",
                        FORMATS,
                        (engine, exchange) -> engine.file(exchange, 3, TestEngine.details(exchange, 9))),
                new Fault(
                        "sequence repeated",
                        "sequence-repeat",
                        FORMATS,
                        (engine, exchange) -> engine.file(exchange, 1, TestEngine.details(exchange, 9))),
                new Fault("another hash announced", "checksum", FORMATS, (engine, exchange) -> {
                    Path file = engine.file(exchange, 2, TestEngine.details(exchange, 9));
                    write(
                            file.resolveSibling(file.getFileName() + ".sha256"),
                            ("0".repeat(64) + "  " + file.getFileName()).getBytes(UTF_8));
                    return file;
                }),
                text(
                        "one record more in the count",
                        "count",
                        FORMATS,
                        text -> text.replace("99000000009", "99000000010")
                                .replace("\n99;9;", "\n99;10;")
                                .replace("<DetailCount>9<", "<DetailCount>10<")),
                text(
                        "one cent more in the total of amounts",
                        "amount-total",
                        List.of(TestEngine.CN_IN),
                        text -> text.replace("+00000001440000", "+00000001440001")),
                text("one more in the hash total", "hash-total", FORMATS, FileFaultsTest::oneMoreInTheHashTotal),
                text("a record lost on the way", "count", FORMATS, FileFaultsTest::withoutTheThirdRecord),
                text(
                        "no trailer",
                        "no-trailer",
                        List.of(TestEngine.CN_IN, TestEngine.RA_IN),
                        text -> text.substring(0, text.lastIndexOf("99"))),
                text(
                        "no trailer",
                        "no-trailer",
                        List.of(TestEngine.DE_IN),
                        text -> text.replaceAll("(?s)<Trailer>.*</Trailer>\\s*", "")),
                text("more after the trailer", "after-trailer", FORMATS, FileFaultsTest::twice),
                text("half a file", "", FORMATS, text -> text.substring(0, text.length() / 2)),
                text("not what it says", "", FORMATS, text -> "PK\u0003\u0004" + text),
                new Fault(
                        "bytes that are no text",
                        "encoding",
                        List.of(TestEngine.RA_IN, TestEngine.DE_IN),
                        (engine, exchange) -> {
                            byte[] bytes = engine.extract(exchange, 2, TestEngine.details(exchange, 9));
                            for (int i = 0; i + 1 < bytes.length; i++) {
                                if (bytes[i] == (byte) 0xC3 && bytes[i + 1] == (byte) 0xA9) {
                                    bytes[i + 1] = 'e';
                                }
                            }
                            return engine.file(exchange, 2, bytes);
                        }),
                new Fault(
                        "nothing at all",
                        "empty",
                        FORMATS,
                        (engine, exchange) -> engine.file(exchange, 2, new byte[0])),
                new Fault(
                        "fewer records than the minimum",
                        "minimum-records",
                        FORMATS,
                        (engine, exchange) -> engine.file(exchange, 2, TestEngine.details(exchange, 2))),
                new Fault(
                        "no record where some are expected",
                        "minimum-records",
                        FORMATS,
                        (engine, exchange) -> engine.file(exchange, 2, List.<Values>of())),
                new Fault(
                        "two bad lines of 99",
                        "reject-ratio",
                        FORMATS,
                        (engine, exchange) -> bad(engine, exchange, 99)));
    }

    static Stream<Case> cases() {
        start();
        return ENGINES.stream()
                .flatMap(engine -> faults().stream()
                        .flatMap(fault -> fault.formats().stream().map(exchange -> new Case(engine, exchange, fault))));
    }

    @AfterAll
    static void stop() {
        ENGINES.forEach(TestEngine::close);
        DATABASES.forEach(TestDatabase::close);
        ENGINES.clear();
        DATABASES.clear();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFileIsRefusedWholeFor(Case refused) throws IOException {
        TestEngine engine = refused.engine();
        String exchange = refused.exchange();
        String before = engine.dump(TestEngine.PUBLISHED);
        Path file = refused.fault().spoiling().file(engine, exchange);
        Execution execution = engine.take(exchange, file);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.REFUSED);
        if (refused.fault().reason().isEmpty()) {
            assertThat(execution.reason()).isNotEmpty();
        } else {
            assertThat(execution.reason())
                    .as(execution.detail())
                    .isEqualTo(refused.fault().reason());
        }
        assertThat(execution.detail()).isNotEmpty().doesNotContainPattern("[0-9]{9}");
        assertThat(engine.dump(TestEngine.PUBLISHED)).isEqualTo(before);
        assertThat(engine.tidy()).isTrue();
        assertThat(Files.readAllBytes(engine.workshop()
                        .folders()
                        .quarantine(exchange)
                        .resolve(execution.id() + "." + execution.fileName())))
                .isEqualTo(Files.readAllBytes(file));
        String name = engine.files("outbound").stream()
                .filter(acknowledgement ->
                        acknowledgement.contains(exchange + "_ACK_" + String.format("%08d", execution.sequence()) + "_"
                                + execution.sha256().substring(0, 8)))
                .findFirst()
                .orElseThrow();
        Path acknowledgement =
                engine.workshop().folders().data().resolve("outbound").resolve(name);
        assertThat(acknowledgement).content().contains("REJECTED", execution.reason());
        assertThat(engine.inbox(engine.exchange(exchange).partner().partner())
                        .resolve(String.valueOf(acknowledgement.getFileName())))
                .hasSameBinaryContentAs(acknowledgement);
    }

    static Stream<Case> sound() {
        start();
        return ENGINES.stream()
                .flatMap(engine -> FORMATS.stream()
                        .map(exchange -> new Case(
                                engine,
                                exchange,
                                new Fault("two bad lines of 100", "", FORMATS, (e, x) -> bad(e, x, 100)))));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void exactlyTwoPerCentOfBadLinesAreTolerated(Case tolerated) {
        try (TestDatabase database =
                        TestDatabases.on(tolerated.engine().database().dialect());
                TestEngine engine = prepared(TestEngine.on(database))) {
            Execution execution = engine.take(
                    tolerated.exchange(), tolerated.fault().spoiling().file(engine, tolerated.exchange()));
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(execution.counts()).containsEntry("records", 100L).containsEntry("rejected", 2L);
            assertThat(engine.quarantined(execution)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theNextCorrectFileWithTheSameNumberIsTaken(TestDatabase database) {
        try (TestEngine engine = prepared(TestEngine.on(database))) {
            for (String exchange : FORMATS) {
                byte[] sound = engine.extract(exchange, 2, TestEngine.details(exchange, 12));
                byte[] cut = Arrays.copyOf(sound, sound.length / 2);
                assertThat(engine.take(exchange, engine.file(exchange, 2, cut)).status())
                        .isEqualTo(ExecutionStatus.REFUSED);
                Execution execution = engine.take(exchange, engine.file(exchange, 2, sound));
                assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
                assertThat(execution.count("unchanged")).isEqualTo(3);
                assertThat(execution.count("facts-new")).isEqualTo(9);
                assertThat(engine.workshop().sequences().last(exchange)).isEqualTo(2);
            }
        }
    }

    private static void start() {
        if (ENGINES.isEmpty()) {
            TestDatabases.both().forEach(database -> {
                DATABASES.add(database);
                ENGINES.add(prepared(TestEngine.on(database).withServer()));
            });
        }
    }

    /** An engine that has taken file number 1 of each exchange, and whose partners have old and future agreements. */
    private static TestEngine prepared(TestEngine engine) {
        engine.asked();
        for (String exchange : FORMATS) {
            ExchangeDefinition declared = engine.exchange(exchange);
            engine.declare(new ExchangeDefinition(
                    withAgreements(declared.partner()),
                    declared.layout(),
                    declared.job(),
                    declared.rules(),
                    declared.model()));
            engine.gates(exchange, new Gates(new BigDecimal("0.02"), 3, BigDecimal.ZERO, 0, 1000));
            Execution first = engine.take(exchange, engine.file(exchange, 1, TestEngine.details(exchange, 3)));
            assertThat(first.status()).as(first.detail()).isEqualTo(ExecutionStatus.DONE);
        }
        return engine;
    }

    private static Partner withAgreements(Partner partner) {
        List<Agreement> agreements = new ArrayList<>(partner.agreements());
        agreements.add(
                agreement(agreements.get(0), "ENT-OLD", LocalDate.of(2010, 1, 1), TestEngine.NIGHT.minusDays(1)));
        agreements.add(
                agreement(agreements.get(0), "ENT-NEW", TestEngine.NIGHT.minusDays(29), LocalDate.of(2030, 1, 1)));
        return new Partner(
                partner.partner(),
                partner.name(),
                partner.code(),
                partner.outsideQuebec(),
                partner.contact(),
                partner.contactAddress(),
                agreements);
    }

    private static Agreement agreement(Agreement like, String number, LocalDate received, LocalDate expires) {
        return new Agreement(
                number,
                like.bodies(),
                like.purpose(),
                like.information(),
                like.transmission(),
                like.security(),
                like.intervals(),
                like.legalBasis(),
                received,
                expires,
                like.permits());
    }

    private static Fault header(String name, String reason, String field, Object value) {
        return new Fault(
                name,
                reason,
                FORMATS,
                (engine, exchange) -> engine.file(
                        exchange,
                        2,
                        TestEngine.extract(
                                engine.exchange(exchange).layout(),
                                engine.header(exchange, 2).put(field, value).build(),
                                TestEngine.details(exchange, 9))));
    }

    private interface Spoilt {
        String of(String text);
    }

    private static Fault text(String name, String reason, List<String> formats, Spoilt spoilt) {
        return new Fault(name, reason, formats, (engine, exchange) -> {
            String sound = new String(engine.extract(exchange, 2, TestEngine.details(exchange, 9)), ISO_8859_1);
            String bad = spoilt.of(sound);
            assertThat(bad).isNotEqualTo(sound);
            return engine.file(exchange, 2, bad.getBytes(ISO_8859_1));
        });
    }

    private static String oneMoreInTheHashTotal(String text) {
        Matcher total = Pattern.compile(
                        "(?s)(.*(?:\\n99;[^\\n]*;|<HashTotal>|\\n99[0-9]{9}[+-][0-9]{14}0*))([0-9]+)(.*)")
                .matcher(text);
        assertThat(total.matches()).isTrue();
        return total.group(1) + (Long.parseLong(total.group(2)) + 1) + total.group(3);
    }

    private static String withoutTheThirdRecord(String text) {
        if (text.startsWith("<")) {
            int from = text.indexOf("<Birth>", text.indexOf("<Birth>", text.indexOf("<Birth>") + 1) + 1);
            return text.substring(0, from) + text.substring(text.indexOf("<Birth>", from + 1));
        }
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        lines.remove(4);
        return String.join("", lines);
    }

    private static String twice(String text) {
        if (text.startsWith("<")) {
            return text.replaceAll("(?s)(<Trailer>.*</Trailer>)", "$1$1");
        }
        String[] lines = text.split("(?<=\n)");
        return text + lines[lines.length - 2];
    }

    /** So many records, of which the fifth and the last are bad. */
    private static Path bad(TestEngine engine, String exchange, int records) {
        List<Values> details = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Values values = TestEngine.details(exchange, 39).get(i % 39);
            String number = String.format("%06d", i + 1);
            details.add(
                    switch (exchange) {
                        case TestEngine.CN_IN ->
                            values.with().put("source-key", "CN-" + number).build();
                        case TestEngine.DE_IN ->
                            values.with().put("act-no", "1126000" + number).build();
                        default -> values;
                    });
        }
        String text = new String(engine.extract(exchange, 2, details), ISO_8859_1);
        String bad = text.startsWith("<")
                ? spoil(text, "<ChildSex>", "Z", records)
                : spoil(text, exchange.equals(TestEngine.CN_IN) ? "20260624" : ";ADM", "Z", records);
        return engine.file(exchange, 2, bad.getBytes(ISO_8859_1));
    }

    /** Puts another letter behind, or as the last of, the fifth and the last occurrence of a text. */
    private static String spoil(String text, String after, String letter, int records) {
        StringBuilder spoilt = new StringBuilder(text);
        int place = -1;
        for (int i = 1; i <= records; i++) {
            place = text.indexOf(after, place + 1);
            if (i == 5 || i == records) {
                int at = after.equals(";ADM") ? place + 3 : place + after.length();
                spoilt.replace(at, at + 1, letter);
            }
        }
        return spoilt.toString();
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
