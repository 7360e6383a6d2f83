package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Verified;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.Flags;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/**
 * The samples are taken in the order of a night, on the samples' register, and give what stands beside them. With
 * {@code -Dsamples.write=true} what stands beside them is written anew; with {@code -Dsamples.draft=true} as well,
 * samples that are missing are drafted first.
 */
class SampleResultsTest {

    static final String EXPECTED = ".expected.txt";

    private static final Path SAMPLES = Path.of("samples");
    private static final boolean WRITE = Boolean.getBoolean("samples.write");

    @Test
    void everySampleGivesWhatStandsBesideIt() throws IOException {
        Map<Path, String> results = new TreeMap<>();
        try (TestDatabase database = TestDatabases.h2();
                TestEngine engine =
                        TestEngine.on(database, SAMPLES.resolve("register")).withServer()) {
            if (Boolean.getBoolean("samples.draft")) {
                new SampleDrafts(engine, SAMPLES).write();
            }
            for (ExchangeDefinition exchange : engine.catalogue().exchanges()) {
                Optional<Path> sample = SampleRecords.file(SAMPLES, exchange.id());
                if (sample.isPresent()) {
                    results.put(
                            beside(sample.get()),
                            exchange.inbound() ? taken(engine, exchange, sample.get()) : sent(exchange, sample.get()));
                }
            }
        }
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<Path, String> result : results.entrySet()) {
            if (WRITE) {
                Files.writeString(result.getKey(), result.getValue());
            }
            all.assertThat(result.getKey()).exists().hasContent(result.getValue());
        }
        all.assertAll();
        assertThat(results).hasSizeGreaterThanOrEqualTo(6);
    }

    private static Path beside(Path sample) {
        return sample.resolveSibling(String.valueOf(sample.getFileName()).replaceFirst("\\.[a-z]+$", "") + EXPECTED);
    }

    private static String sent(ExchangeDefinition exchange, Path sample) {
        Verified verified = Extracts.verify(sample, exchange.layout(), 1, 1, line -> {}, read -> {});
        StringBuilder text = new StringBuilder();
        line(text, sample.getFileName() + ": written by the Plan, read whole by the partner · écrit par le Régime");
        line(text, "");
        line(text, "records = " + verified.records());
        line(text, "rejected = " + verified.rejected());
        line(text, "warnings = " + verified.warnings());
        line(
                text,
                "fault = "
                        + verified.fault().map(fault -> fault.reason().name()).orElse("none"));
        SampleRecords.of(sample, exchange.layout()).forEach(record -> {
            line(text, "");
            line(text, "record");
            record.names().forEach(name -> line(text, "  " + name + " = " + shown(record.text(name))));
        });
        return text.toString();
    }

    private static String taken(TestEngine engine, ExchangeDefinition exchange, Path sample) throws IOException {
        SampleRecords.ask(engine, exchange, SAMPLES);
        Execution execution = engine.take(exchange.id(), sample);
        StringBuilder text = new StringBuilder();
        line(
                text,
                sample.getFileName() + ": taken on the night of " + TestEngine.NIGHT + " · pris la nuit du "
                        + TestEngine.NIGHT);
        line(text, "");
        line(text, "status = " + execution.status() + (execution.reason().isEmpty() ? "" : " " + execution.reason()));
        execution.counts().forEach((name, count) -> {
            if (count > 0) {
                line(text, name + " = " + count);
            }
        });
        List<RejectedLine> rejected = engine.quarantined(execution);
        rejected.forEach(line -> line(
                text,
                "rejected record " + line.number() + ": " + line.reason().word() + " "
                        + (line.field().isEmpty() ? "(record)" : line.field()) + ", " + line.shape()));
        acknowledgement(engine, execution, text);
        facts(engine, execution, text);
        flags(engine, execution, text);
        return text.toString();
    }

    private static void acknowledgement(TestEngine engine, Execution execution, StringBuilder text) throws IOException {
        for (String name : engine.files("outbound")) {
            if (name.contains(execution.exchange() + "_ACK_")) {
                line(text, "");
                line(
                        text,
                        "acknowledgement · accusé de réception " + Path.of(name).getFileName());
                Files.readString(
                                engine.workshop()
                                        .folders()
                                        .data()
                                        .resolve("outbound")
                                        .resolve(name),
                                StandardCharsets.UTF_8)
                        .lines()
                        .forEach(row -> line(text, "  " + row));
            }
        }
    }

    private static void facts(TestEngine engine, Execution execution, StringBuilder text) {
        engine.database()
                .client()
                .sql(
                        "select kind, fact_key, version, subject_kind, subject_id, match_level, cancelled, content from fact"
                                + " where execution = ? order by kind, fact_key, version")
                .param(execution.id())
                .query((row, number) -> "fact · fait: " + row.getString(1) + " " + row.getString(2) + " v"
                        + row.getInt(3) + ", " + row.getString(4).toLowerCase(Locale.ROOT) + " " + row.getLong(5) + ", "
                        + row.getString(6).toLowerCase(Locale.ROOT) + (row.getBoolean(7) ? ", cancelled" : "")
                        + row.getString(8)
                                .replaceAll("\\R", "\n")
                                .lines()
                                .map(line -> "\n  " + line)
                                .reduce("", String::concat))
                .list()
                .forEach(fact -> {
                    line(text, "");
                    line(text, fact);
                });
    }

    private static void flags(TestEngine engine, Execution execution, StringBuilder text) {
        for (Flag flag : new Flags(engine.database()).list(FlagFilter.ALL)) {
            if (flag.execution().equals(execution.id())) {
                line(text, "");
                line(
                        text,
                        "flag · écart à vérifier: " + flag.rule() + " "
                                + flag.severity().name().toLowerCase(Locale.ROOT) + ", claim " + flag.claimId()
                                + ", person " + flag.personId() + ", "
                                + flag.period().from() + " to "
                                + flag.period().to() + ", impact "
                                + flag.impact().toPlainString());
                for (Locale language : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
                    RuleText words = RuleText.in(language);
                    line(
                            text,
                            "  [" + language.getLanguage() + "] "
                                    + words.of(flag.message(), flag.values(), RuleText.Part.TITLE) + ": "
                                    + words.of(flag.message(), flag.values(), RuleText.Part.FOUND));
                }
            }
        }
    }

    private static String shown(String text) {
        return text.replaceAll("Values\\[", "[");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
