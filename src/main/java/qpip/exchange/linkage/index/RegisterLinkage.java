package qpip.exchange.linkage.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import qpip.exchange.linkage.match.DateOrder;

/** Links the records of a CSV file with a register: each record on its own, with as many threads as wanted. */
public final class RegisterLinkage {

    private final RegisterIndex register;
    private final TrainedModel model;
    private final Thresholds thresholds;
    private final boolean oneToOne;
    private final int threads;

    /** @param oneToOne whether the file names a person once at most, so that two records of one person are contested */
    public RegisterLinkage(
            RegisterIndex register, TrainedModel model, Thresholds thresholds, boolean oneToOne, int threads) {
        if (!model.comparedFields().equals(register.fields())) {
            throw new TrainedModel.BadModel("the model compares other fields than the register has");
        }
        this.register = register;
        this.model = model;
        this.thresholds = thresholds;
        this.oneToOne = oneToOne;
        this.threads = threads;
    }

    /**
     * How an extract is written.
     *
     * @param columns the column of each field of the register
     * @param missing texts that stand for nothing, besides the usual ones
     */
    public record Format(char delimiter, Charset charset, DateOrder dates, Set<String> missing, List<String> columns) {

        public Format {
            missing = Set.copyOf(missing);
            columns = List.copyOf(columns);
        }
    }

    /** Links a file; the matches and reviews are given in its order. {@link BadExtract} says what can't be read. */
    public Linked link(Path file, Format format, Consumer<Finding> taker) throws IOException {
        Tally tally;
        List<Finding> kept = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                CsvBlocks blocks = new CsvBlocks(in)) {
            CsvNames names = CsvNames.of(blocks, format);
            int[] columns = names.columns(format.columns());
            try (Linker linker = new Linker(register.schema, readings(format, columns, names.size()))) {
                tally = linker.link(
                        blocks, register.schema, findings -> findings.forEach(oneToOne ? kept::add : taker));
            }
        }
        contested(kept, tally).forEach(taker);
        return Linked.of(tally, model, register);
    }

    private List<Linker.Reading> readings(Format format, int[] columns, int cells) {
        Weights weights = new Weights(model, register.persons());
        Decision decision = new Decision(register.schema, thresholds);
        return IntStream.range(0, threads)
                .<Linker.Reading>mapToObj(thread -> new CsvReading(
                        new Finder(register, weights, decision),
                        new Presenter(register, format.charset(), format.dates(), format.missing()),
                        register.schema,
                        format.delimiter(),
                        columns,
                        cells))
                .toList();
    }

    /**
     * Where two records are one person's, the heaviest keeps it if it outweighs the next by the margin; a tie is left
     * to a person. Since a match outweighs any second person of its record by the margin as well, no other assignment
     * of these records can be heavier.
     */
    private List<Finding> contested(List<Finding> findings, Tally tally) {
        Map<String, List<Finding>> matches = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.outcome() == Outcome.MATCH) {
                matches.computeIfAbsent(finding.best().person(), unknown -> new ArrayList<>(1))
                        .add(finding);
            }
        }
        Set<Long> lost = new HashSet<>();
        for (List<Finding> same : matches.values()) {
            if (same.size() > 1) {
                same.sort((one, other) ->
                        Integer.compare(other.best().weight(), one.best().weight()));
                boolean clear = same.get(0).best().weight() - same.get(1).best().weight() >= thresholds.margin();
                same.subList(clear ? 1 : 0, same.size()).forEach(finding -> lost.add(finding.line()));
            }
        }
        if (lost.isEmpty()) {
            return findings;
        }
        return findings.stream()
                .map(finding -> {
                    if (!lost.contains(finding.line())) {
                        return finding;
                    }
                    tally.contested(finding);
                    return finding.contested();
                })
                .toList();
    }
}
