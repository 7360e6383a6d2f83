package qpip.exchange.linkage.index;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The decisions about a file, one a line, with all that explains them later; the matched records themselves aren't
 * kept. CSV, after a line that names the model and says how many persons the register had.
 */
public final class DecisionFile {

    private static final String BEGIN = "# decisions 1, model ";
    private static final String COLUMNS = "record,outcome,caution,keys,chance,person,weight,levels,frequencies,"
            + "rival,rival-weight,rival-levels,rival-frequencies";
    private static final int CELLS = 13;

    private DecisionFile() {}

    /** What the decisions were made with. */
    public record Heading(String model, int persons) {}

    /** Writes decisions as they come. */
    public static final class Writer implements Closeable {

        private final BufferedWriter out;
        private final StringBuilder line = new StringBuilder();

        public Writer(Path file, Heading heading) throws IOException {
            this.out = Files.newBufferedWriter(file);
            out.write(BEGIN + heading.model() + ", persons " + heading.persons() + "\n" + COLUMNS + "\n");
        }

        public void write(Finding finding) {
            line.setLength(0);
            line.append(finding.line())
                    .append(',')
                    .append(word(finding.outcome()))
                    .append(',')
                    .append(word(finding.caution()))
                    .append(',')
                    .append(finding.keys())
                    .append(',')
                    .append(Math.round(finding.chance() * 1e9) / 1e9);
            finding.best().append(line.append(','), ',');
            finding.rival().append(line.append(','), ',');
            try {
                out.append(line).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException("the decisions can't be written", e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Heading heading(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return heading(Optional.ofNullable(in.readLine()).orElse(""));
        }
    }

    private static Heading heading(String line) {
        int comma = line.indexOf(", persons ");
        if (!line.startsWith(BEGIN) || comma < 0) {
            throw new BadExtract(1, "these aren't decisions of version 1");
        }
        return new Heading(
                line.substring(BEGIN.length(), comma), Integer.parseInt(line.substring(comma + ", persons ".length())));
    }

    /** The decision about a record, by its number. */
    public static Optional<Finding> find(Path file, long record) throws IOException {
        String wanted = record + ",";
        try (BufferedReader in = Files.newBufferedReader(file)) {
            heading(Optional.ofNullable(in.readLine()).orElse(""));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(wanted)) {
                    return Optional.of(finding(line));
                }
            }
            return Optional.empty();
        }
    }

    /** Gives each decision. */
    public static void each(Path file, Consumer<Finding> taker) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            heading(Optional.ofNullable(in.readLine()).orElse(""));
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                taker.accept(finding(line));
            }
        }
    }

    /** A decision as it was written. */
    static Finding finding(String line) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", -1)));
        if (cells.size() != CELLS) {
            throw new BadExtract(1, "expected " + CELLS + " cells in a decision, found " + cells.size());
        }
        return new Finding(
                Long.parseLong(cells.get(0)),
                Outcome.valueOf(constant(cells.get(1))),
                Caution.valueOf(constant(cells.get(2))),
                Finding.Scored.of(cells.subList(5, 9)),
                Finding.Scored.of(cells.subList(9, 13)),
                Double.parseDouble(cells.get(4)),
                Integer.parseInt(cells.get(3)));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
