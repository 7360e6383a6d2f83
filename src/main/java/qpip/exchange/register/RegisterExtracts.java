package qpip.exchange.register;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Values;
import qpip.exchange.storage.Database;

/**
 * The register as ten files of one sequence, whose mappings stand in mappings/register: written by the Plan's own
 * system, loaded here. A full load replaces the register; a delta replaces the persons, events and claims it names,
 * each with all that belongs to it, and leaves the others.
 */
public final class RegisterExtracts {

    static final String SENDER = "QPIP";

    private RegisterExtracts() {}

    /** Begins ten files. They are whole once the writer is closed; before, loading them is refused. */
    public static Writer writer(Path folder, Path mappings, long sequence, boolean full, Instant createdAt) {
        return new Writer(folder, mappings, sequence, full, createdAt);
    }

    /**
     * Loads the files of the highest sequence in the folder, or throws {@link RegisterRefused} and changes nothing.
     * Everything is verified before the first row is written, and all rows become visible at once. The files that were
     * loaded last change nothing.
     */
    public static Loaded load(Path folder, Path mappings, Database database) {
        return new RegisterLoad(folder, mappings, database).load();
    }

    /**
     * What came of a load.
     *
     * @param version the register's version now
     * @param changed whether this load made that version
     * @param counts the records of each extract, such as {@code REG-PERSONS}
     */
    public record Loaded(long version, boolean changed, SortedMap<String, Long> counts) {

        public Loaded {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /** Takes persons, events and claims in any order; a delta has to give all that belongs to its claims. */
    public static final class Writer implements Closeable {

        private final Map<RegisterExtract, ExtractWriter> writers = new EnumMap<>(RegisterExtract.class);

        private Writer(Path folder, Path mappings, long sequence, boolean full, Instant createdAt) {
            Values header = Values.builder()
                    .put("sender-code", SENDER)
                    .put("file-seq", sequence)
                    .put("created-at", LocalDateTime.ofInstant(createdAt, ZoneOffset.UTC))
                    .put("mode", full ? "F" : "D")
                    .build();
            try {
                for (RegisterExtract extract : RegisterExtract.values()) {
                    Layout layout = extract.layout(mappings);
                    writers.put(
                            extract,
                            new ExtractWriter(
                                    Files.newOutputStream(folder.resolve(extract.fileName(sequence))), layout, header));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The person with addresses and identifiers. */
        public void person(Person person) {
            write(RegisterExtract.PERSONS, RegisterValues.of(person));
            person.identifiers()
                    .forEach(identifier ->
                            write(RegisterExtract.IDENTIFIERS, RegisterValues.of(person.id(), identifier)));
            person.addresses()
                    .forEach(address -> write(RegisterExtract.ADDRESSES, RegisterValues.of(person.id(), address)));
        }

        /** The event and which persons its children are. */
        public void event(Event event) {
            write(RegisterExtract.EVENTS, RegisterValues.of(event));
            int rank = 0;
            for (long child : event.children()) {
                write(RegisterExtract.CHILDREN, RegisterValues.child(event.id(), ++rank, child));
            }
        }

        public void claim(Claim claim) {
            write(RegisterExtract.CLAIMS, RegisterValues.of(claim));
        }

        public void week(long claimId, BenefitWeek week) {
            write(RegisterExtract.WEEKS, RegisterValues.of(claimId, week));
        }

        public void declaration(Declaration declaration) {
            write(RegisterExtract.DECLARATIONS, RegisterValues.of(declaration));
        }

        public void earnings(DeclaredEarnings earnings) {
            write(RegisterExtract.EARNINGS, RegisterValues.of(earnings));
        }

        public void debt(Debt debt) {
            write(RegisterExtract.DEBTS, RegisterValues.of(debt));
        }

        private void write(RegisterExtract extract, Values values) {
            ExtractWriter writer = writers.get(extract);
            if (writer == null) {
                throw new IllegalStateException("there is no file for " + extract.id());
            }
            writer.detail(values);
        }

        /** Writes the trailers. */
        @Override
        public void close() {
            writers.values().forEach(ExtractWriter::close);
        }
    }
}
