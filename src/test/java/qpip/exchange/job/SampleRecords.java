package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.layout.BlockCursor;
import qpip.exchange.layout.BlockReader;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.Values;
import qpip.exchange.layout.Verified;
import qpip.exchange.register.Period;

/** The records of samples, and the requests that an inbound sample answers. */
final class SampleRecords {

    private SampleRecords() {}

    /** The sample of an exchange. */
    static Optional<Path> file(Path samples, String exchange) {
        try (Stream<Path> files = Files.list(samples)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(exchange + "_")
                            && !file.toString().endsWith(SampleResultsTest.EXPECTED))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Values> of(Path sample, Layout layout) {
        Verified verified = Extracts.verify(sample, layout, 1, 1, line -> {}, read -> {});
        List<Values> records = new ArrayList<>();
        for (Cut cut : verified.cuts()) {
            try (BlockReader reader = Extracts.blocks(sample, layout, cut, 100)) {
                for (var block = reader.next(); block.isPresent(); block = reader.next()) {
                    BlockCursor cursor = layout.cursor(block.get());
                    while (cursor.next()) {
                        records.add(cursor.record().values());
                    }
                }
            }
        }
        return records;
    }

    /** What a record says in the field of that meaning; empty where there is none. */
    static String means(Layout layout, Values record, String meaning) {
        RecordLayout detail = layout.details().get(0);
        return detail.meaning(meaning).isPresent()
                ? record.text(
                        detail.fields().get(detail.meaning(meaning).getAsInt()).name())
                : "";
    }

    /** Keeps the requests of the sample that an exchange answers, as if they had been sent. */
    static void ask(TestEngine engine, ExchangeDefinition exchange, Path samples) {
        Optional<String> asked =
                exchange.job().work() instanceof Inbound inbound ? inbound.answers() : Optional.empty();
        if (asked.isEmpty() || file(samples, asked.get()).isEmpty()) {
            return;
        }
        Layout layout = engine.exchange(asked.get()).layout();
        List<Request> requests = new ArrayList<>();
        for (Values record : of(file(samples, asked.get()).get(), layout)) {
            long person = person(engine, layout, record);
            requests.add(request(engine, layout, record, person));
        }
        engine.database().transaction().executeWithoutResult(status -> {
            engine.workshop().requests().withdraw(requests);
            engine.workshop().requests().keep(asked.get() + ".sample", asked.get(), TestEngine.NIGHT, requests);
        });
    }

    private static Request request(TestEngine engine, Layout layout, Values record, long person) {
        return engine.database()
                .client()
                .sql("select id, benefit_from, benefit_to from claim where claimant_id = ? order by id")
                .param(person)
                .query((row, number) -> new Request(
                        means(layout, record, "request"),
                        person,
                        row.getLong(1),
                        new Period(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))))
                .list()
                .get(0);
    }

    /** The person on the register whom a record asks about. */
    static long person(TestEngine engine, Layout layout, Values record) {
        for (String meaning : List.of("subject.sin", "subject.nam")) {
            String number = means(layout, record, meaning);
            if (!number.isEmpty()) {
                return engine.database()
                        .client()
                        .sql("select person_id from identifier where number = ?")
                        .param(number)
                        .query(Long.class)
                        .list()
                        .get(0);
            }
        }
        return engine.database()
                .client()
                .sql("select id from person where born_on = ?")
                .param(LocalDate.parse(means(layout, record, "subject.date-of-birth")))
                .query(Long.class)
                .single();
    }
}
