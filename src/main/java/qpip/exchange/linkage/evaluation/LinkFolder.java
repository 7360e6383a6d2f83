package qpip.exchange.linkage.evaluation;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.declaration.Reading;
import qpip.exchange.linkage.index.DecisionFile;
import qpip.exchange.linkage.index.Linked;
import qpip.exchange.linkage.index.Outcome;
import qpip.exchange.linkage.index.RegisterIndex;
import qpip.exchange.linkage.index.RegisterLinkage;
import qpip.exchange.linkage.index.Registrar;
import qpip.exchange.linkage.index.Thresholds;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.index.Training;

/** A folder whose first file is a register and whose second is held against it, as its {@code linkage.yaml} says. */
public final class LinkFolder {

    private static final int NOBODY = -1;

    private final Path folder;
    private final LinkageDeclaration declaration;
    private final Source source;

    private LinkFolder(Path folder, LinkageDeclaration declaration, Source source) {
        this.folder = folder;
        this.declaration = declaration;
        this.source = source;
    }

    /** Reads the declaration; {@link BadDeclaration} names all that is wrong with it. */
    public static LinkFolder of(Path folder) {
        Reading<LinkageDeclaration> reading =
                Declarations.reading(folder.resolve(LinkageDeclaration.NAME), LinkageDeclaration.class);
        LinkageDeclaration declaration = reading.value().orElseThrow(() -> new BadDeclaration(reading.problems()));
        if (declaration.task() != LinkageDeclaration.Task.LINK) {
            throw new BadDeclaration(List.of(
                    reading.problem("task", "task must be link: a register, and records that are held against it")));
        }
        if (declaration.columns().values().stream().anyMatch(attribute -> attribute.isPartOfDate())) {
            throw new BadDeclaration(
                    List.of(reading.problem("columns", "a date must be in one column to be held against a register")));
        }
        return new LinkFolder(folder, declaration, Source.of(folder, reading, declaration));
    }

    /** Learns what agreement weighs, from both files. */
    public TrainedModel trained() {
        AtomicLong rows = new AtomicLong();
        source.each(0, (id, name, values) -> rows.incrementAndGet());
        AtomicLong lines = new AtomicLong();
        source.each(1, (id, name, values) -> lines.incrementAndGet());
        Training training = new Training(source.fields(), rows.get(), lines.get());
        AtomicLong row = new AtomicLong();
        source.each(
                0,
                (id, name, values) ->
                        training.registered(id.isEmpty() ? Long.toString(row.incrementAndGet()) : id, values));
        training.registeredAll();
        source.each(1, (id, name, values) -> training.presented(values));
        return training.trained();
    }

    /** The register as an index. */
    public RegisterIndex register() throws IOException {
        return Registrar.read(
                folder.resolve(declaration.files().get(0).file()),
                source.fields(),
                format(0),
                declaration.id().map(declaration.files().get(0)::column));
    }

    /** Links the second file, and writes the decisions. */
    public Linked link(RegisterIndex register, TrainedModel model, Thresholds thresholds, int threads, Path decisions)
            throws IOException {
        RegisterLinkage linkage = new RegisterLinkage(register, model, thresholds, declaration.oneToOne(), threads);
        try (DecisionFile.Writer out =
                new DecisionFile.Writer(decisions, new DecisionFile.Heading(model.hash(), register.persons()))) {
            return linkage.link(folder.resolve(declaration.files().get(1).file()), format(1), out::write);
        }
    }

    private RegisterLinkage.Format format(int file) {
        return new RegisterLinkage.Format(
                declaration.delimiter().charAt(0),
                Charset.forName(declaration.charset()),
                declaration.dates(),
                new HashSet<>(declaration.missing()),
                declaration.columns().keySet().stream()
                        .map(declaration.files().get(file)::column)
                        .toList());
    }

    /**
     * The decisions against the truth.
     *
     * @param right matches that are right
     * @param wrong matches that aren't
     * @param household wrong matches with another member of the record's household: one whose id is the same up to its
     *     last hyphen
     * @param reviewed records in review that show their person, first or second
     * @param missed records whose person is in the register, but that are neither matched rightly nor shown to anybody
     * @param findable records whose person is in the register
     */
    public record Score(long right, long wrong, long household, long reviewed, long missed, long findable) {

        /** The share of matches that are right. */
        public double precision() {
            return right + wrong == 0 ? 1 : right / (double) (right + wrong);
        }

        /** The share of findable records that are matched rightly or shown to a person. */
        public double found() {
            return findable == 0 ? 1 : (right + reviewed) / (double) findable;
        }
    }

    /** Holds decisions against the truth, if it is declared as a column that is the same for a person's records. */
    public Optional<Score> score(Path decisions) throws IOException {
        if (declaration.truth().isEmpty() || !(declaration.truth().get() instanceof Truth.Entity)) {
            return Optional.empty();
        }
        Registered registered = new Registered();
        source.each(0, (id, name, values) -> registered.add(id, name));
        Decided decided = new Decided();
        DecisionFile.each(
                decisions,
                finding -> decided.put(
                        finding.line(),
                        finding.outcome(),
                        registered.place(finding.best().person()),
                        registered.place(finding.rival().person())));
        Set<String> names = new HashSet<>(registered.names);
        long[] counts = new long[6];
        AtomicLong line = new AtomicLong();
        source.each(1, (id, name, values) -> {
            int at = Math.toIntExact(line.incrementAndGet());
            boolean findable = names.contains(name);
            counts[5] += findable ? 1 : 0;
            if (!decided.has(at)) {
                counts[4] += findable ? 1 : 0;
                return;
            }
            boolean best = name.equals(registered.name(decided.best[at]));
            boolean rival = name.equals(registered.name(decided.rival[at]));
            if (decided.isMatch(at)) {
                counts[best ? 0 : 1]++;
                counts[2] += !best && isSameHousehold(name, registered.id(decided.best[at])) ? 1 : 0;
                counts[4] += !best && findable ? 1 : 0;
            } else if (findable) {
                counts[best || rival ? 3 : 4]++;
            }
        });
        return Optional.of(new Score(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]));
    }

    /** The persons of the register with what tells them apart in truth, by their place in it. */
    private static final class Registered {

        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> ids = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int numbered;

        void add(String id, String name) {
            String known = id.isEmpty() ? Integer.toString(++numbered) : id;
            places.put(known, ids.size());
            ids.add(known);
            names.add(name);
        }

        int place(String id) {
            return places.getOrDefault(id, NOBODY);
        }

        String id(int place) {
            return place == NOBODY ? "" : ids.get(place);
        }

        @Nullable
        String name(int place) {
            return place == NOBODY ? null : names.get(place);
        }
    }

    /** What was decided of each line, nine bytes a line: millions of them stay in memory until the truth is read. */
    private static final class Decided {

        private static final byte MATCH = 1;
        private static final byte OTHER = 2;

        private int[] best = new int[1 << 16];
        private int[] rival = new int[1 << 16];
        private byte[] outcome = new byte[1 << 16];

        void put(long line, Outcome decided, int bestPlace, int rivalPlace) {
            int at = Math.toIntExact(line);
            if (at >= outcome.length) {
                int size = Math.max(at + 1, outcome.length * 2);
                best = Arrays.copyOf(best, size);
                rival = Arrays.copyOf(rival, size);
                outcome = Arrays.copyOf(outcome, size);
            }
            best[at] = bestPlace;
            rival[at] = rivalPlace;
            outcome[at] = decided == Outcome.MATCH ? MATCH : OTHER;
        }

        boolean has(int line) {
            return line < outcome.length && outcome[line] != 0;
        }

        boolean isMatch(int line) {
            return outcome[line] == MATCH;
        }
    }

    private static boolean isSameHousehold(String one, String other) {
        int cut = other.lastIndexOf('-');
        int begin = one.startsWith("S") ? 1 : 0;
        return cut > 0 && one.startsWith(other.substring(0, cut + 1), begin);
    }
}
