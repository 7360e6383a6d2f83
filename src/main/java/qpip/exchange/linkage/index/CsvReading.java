package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the lines of a block, looks each up, and counts. */
final class CsvReading implements Linker.Reading {

    /**
     * So many records are on their way at once, so that their loads from memory don't wait for one another: enough for
     * what a processor can load at once, and few enough that they fit its nearest memory.
     */
    private static final int AT_ONCE = 16;

    private final Finder finder;
    private final Presenter presenter;
    private final Search[] searches = new Search[AT_ONCE];
    private final CsvLine[] lines = new CsvLine[AT_ONCE];
    private final long[] numbers = new long[AT_ONCE];
    private final int[] columns;
    private final int cells;

    /**
     * @param columns the place of each field in a line
     * @param cells how many a line has
     */
    CsvReading(Finder finder, Presenter presenter, Schema schema, char delimiter, int[] columns, int cells) {
        this.finder = finder;
        this.presenter = presenter;
        Arrays.setAll(searches, at -> new Search(schema));
        Arrays.setAll(lines, at -> new CsvLine(delimiter));
        this.columns = columns.clone();
        this.cells = cells;
    }

    @Override
    public List<Finding> read(CsvBlocks.Block block, Tally tally) {
        List<Finding> findings = new ArrayList<>();
        long number = block.firstLine();
        int at = 0;
        int under = 0;
        while (at < block.length()) {
            CsvLine line = lines[under];
            int next = line.split(block.bytes(), at, block.length());
            if (line.check(next, cells, number)) {
                numbers[under++] = number;
                if (under == AT_ONCE) {
                    find(block.bytes(), under, tally, findings);
                    under = 0;
                }
            }
            at = next;
            number++;
        }
        find(block.bytes(), under, tally, findings);
        finder.moveLeft(tally.left);
        return findings;
    }

    private void find(byte[] bytes, int count, Tally tally, List<Finding> findings) {
        for (int i = 0; i < count; i++) {
            presenter.ask(searches[i].record, bytes, lines[i], columns);
        }
        for (int i = 0; i < count; i++) {
            presenter.look(searches[i].record);
        }
        for (int i = 0; i < count; i++) {
            presenter.reach(searches[i].record);
        }
        for (int i = 0; i < count; i++) {
            presenter.take(searches[i].record, bytes, lines[i], columns);
            finder.ask(searches[i]);
        }
        for (int i = 0; i < count; i++) {
            finder.sift(searches[i]);
        }
        for (int i = 0; i < count; i++) {
            finder.reach(searches[i]);
        }
        for (int i = 0; i < count; i++) {
            finder.gather(searches[i]);
        }
        for (int i = 0; i < count; i++) {
            Finding finding = finder.decide(searches[i], numbers[i]);
            tally.count(finding, searches[i].found);
            if (finding.outcome() != Outcome.NONE) {
                findings.add(finding);
            }
        }
    }
}
