package qpip.exchange.linkage.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import qpip.exchange.linkage.match.Codes;
import qpip.exchange.linkage.match.DateOrder;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.Learned;
import qpip.exchange.linkage.match.Learning;
import qpip.exchange.linkage.match.Records;

/**
 * Trains a model on a register and some of the records that are held against it: first without labels, by expectation
 * and maximization; then from the pairs whose identifiers agree, how a source writes what isn't an identifier.
 *
 * <p>A large register is sampled by person, a large file by line: both by counting, so the same files give the same
 * model.
 */
public final class Training {

    /** So many persons and records are learned from. */
    static final int PERSONS_MOST = 200_000;

    static final int RECORDS_MOST = 100_000;

    private final List<Field> fields;
    private final long rows;
    private final long every;
    private final RegisterIndex.Builder register;
    private final Records.Builder records;
    private final List<List<String>> presented = new ArrayList<>();
    private long line;

    /**
     * @param rows how many rows the register has
     * @param lines how many records there are
     */
    public Training(List<Field> fields, long rows, long lines) {
        this.fields = List.copyOf(fields);
        this.rows = rows;
        this.every = Math.max(1, (lines + RECORDS_MOST - 1) / RECORDS_MOST);
        this.register = new RegisterIndex.Builder(fields);
        this.records = new Records.Builder(fields);
    }

    /** Takes a row of the register. */
    public void registered(String person, List<String> values) {
        if (isTaken(person)) {
            register.add(person, values);
            records.add(values);
        }
    }

    private boolean isTaken(String person) {
        return rows <= PERSONS_MOST || Long.remainderUnsigned(Codes.mixed(person.hashCode()), rows) < PERSONS_MOST;
    }

    /** What is taken from here on are records. */
    public void registeredAll() {
        records.secondFile();
    }

    /** Takes a record. */
    public void presented(List<String> values) {
        if (line++ % every == 0) {
            records.add(values);
            presented.add(List.copyOf(values));
        }
    }

    public TrainedModel trained() {
        RegisterIndex index = register.build();
        Records both = records.build();
        Search search = new Search(index.schema);
        Presenter presenter = new Presenter(index, StandardCharsets.UTF_8, DateOrder.YEAR_FIRST, Set.of());
        long[][] none = new Tally(index.schema).anchored;
        TrainedModel nothing = TrainedModel.of(flat(), 0.5, 0, none);
        Finder proposer = finder(index, nothing);
        Learned learned = Learning.of(both, pair -> {
            for (int other = 0; other < presented.size(); other++) {
                presenter.take(search.record, presented.get(other));
                proposer.find(search);
                for (int candidate = 0; candidate < search.found; candidate++) {
                    pair.of(search.rows[candidate], both.firstFile() + other);
                }
            }
        });
        double taken = index.rows() / (double) Math.max(1, rows);
        double share =
                Math.min(0.95, learned.matches() / Math.max(1, presented.size()) / Math.min(1, Math.max(1e-9, taken)));
        TrainedModel first = TrainedModel.of(learned, share, presented.size(), none);
        // NB: in the sample, only so many of the persons can be found.
        Finder finder = finder(index, first.withShare(share * Math.min(1, taken)));
        Tally tally = new Tally(index.schema);
        for (List<String> values : presented) {
            presenter.take(search.record, values);
            finder.find(search);
            tally.count(finder.decide(search, 0), 0);
        }
        return TrainedModel.of(learned, share, presented.size(), tally.anchored);
    }

    private Finder finder(RegisterIndex index, TrainedModel model) {
        return new Finder(index, new Weights(model, index.persons()), new Decision(index.schema, Thresholds.USUAL));
    }

    /** What is expected before anything is learned; its weights serve nothing. */
    private Learned flat() {
        double[][] same = fields.stream()
                .map(field -> {
                    double[] levels = new double[field.attribute().comparison().levels()];
                    Arrays.fill(levels, 1.0 / levels.length);
                    return levels;
                })
                .toArray(double[][]::new);
        return new Learned(fields, same, same, List.of(), 0);
    }
}
