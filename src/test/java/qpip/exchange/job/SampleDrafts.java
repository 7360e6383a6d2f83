package qpip.exchange.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.Values;

/**
 * Drafts the samples that are missing: what leaves is what the engine sends about the samples' register; what comes are
 * the mapping's own examples, said of persons whom we asked about. A person reads and betters them.
 */
final class SampleDrafts {

    private static final List<String> IDENTITY = List.of(
            "subject.sin", "subject.surname", "subject.given", "subject.date-of-birth", "subject.nam", "request");

    private final TestEngine engine;
    private final Path samples;

    SampleDrafts(TestEngine engine, Path samples) {
        this.engine = engine;
        this.samples = samples;
    }

    void write() {
        List<ExchangeDefinition> missing = engine.catalogue().exchanges().stream()
                .filter(exchange -> SampleRecords.file(samples, exchange.id()).isEmpty())
                .toList();
        missing.stream().filter(exchange -> !exchange.inbound()).forEach(this::sent);
        missing.stream().filter(ExchangeDefinition::inbound).forEach(this::received);
    }

    private void sent(ExchangeDefinition exchange) {
        Control.Ran ran = engine.control().send(exchange, TestEngine.NIGHT, "");
        Execution execution = engine.find(ran.execution());
        copy(engine.inbox(exchange.partner().partner()).resolve(execution.fileName()), exchange.id());
    }

    private void received(ExchangeDefinition exchange) {
        List<Values> details = new ArrayList<>();
        List<Values> examples = exchange.layout().examples();
        Map<String, Integer> personOfKey = new HashMap<>();
        Set<String> versions = new HashSet<>();
        for (int i = 0; i < examples.size(); i++) {
            Values example = apart(exchange.layout(), examples.get(i), i, versions);
            String key = SampleRecords.means(exchange.layout(), example, "fact.key");
            int person = key.isEmpty() ? i : personOfKey.computeIfAbsent(key, first -> personOfKey.size());
            details.add(about(exchange, example, person));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExtractWriter writer = new ExtractWriter(
                out, exchange.layout(), engine.header(exchange.id(), 1).build())) {
            details.forEach(writer::detail);
        }
        try {
            Files.write(samples.resolve(engine.name(exchange.id(), 1)), out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example, with another key where it would say the same version of a fact a second time. */
    private static Values apart(Layout layout, Values example, int index, Set<String> versions) {
        String key = SampleRecords.means(layout, example, "fact.key");
        String version = SampleRecords.means(layout, example, "fact.version");
        if (key.isEmpty() || versions.add(key + " " + version)) {
            return example;
        }
        RecordLayout detail = layout.details().get(0);
        String name = detail.fields().get(detail.meaning("fact.key").getAsInt()).name();
        return example.with()
                .put(name, key.substring(0, key.length() - 1) + (char) ('A' + index))
                .build();
    }

    /** The example said of the person in a record of the sample that was sent, where there is one. */
    private Values about(ExchangeDefinition exchange, Values example, int index) {
        Optional<String> asked =
                exchange.job().work() instanceof Inbound inbound ? inbound.answers() : Optional.empty();
        Optional<Path> sent = asked.flatMap(other -> SampleRecords.file(samples, other));
        if (sent.isEmpty()) {
            return example;
        }
        Layout layout = engine.exchange(asked.get()).layout();
        List<Values> records = SampleRecords.of(sent.get(), layout);
        Values record = records.get(index % records.size());
        Values.Builder said = example.with();
        for (Field field : exchange.layout().details().get(0).fields()) {
            field.means().filter(IDENTITY::contains).ifPresent(meaning -> {
                String value = SampleRecords.means(layout, record, meaning);
                if (!value.isEmpty()) {
                    said.put(field.name(), field.type() == Field.Type.DATE ? (Object) LocalDate.parse(value) : value);
                }
            });
        }
        return said.build();
    }

    private void copy(Path file, String exchange) {
        try {
            Files.copy(file, samples.resolve(engine.name(exchange, 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
