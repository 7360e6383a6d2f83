package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a block, looks each up, and counts. */
final class CsvReading implements Linker.Reading {

    private final Finder finder;
    private final Presenter presenter;
    private final Presented presented;
    private final CsvLine line;
    private final int[] columns;
    private final int cells;

    /**
     * @param columns the place of each field in a line
     * @param cells how many a line has
     */
    CsvReading(Finder finder, Presenter presenter, int fields, char delimiter, int[] columns, int cells) {
        this.finder = finder;
        this.presenter = presenter;
        this.presented = new Presented(fields);
        this.line = new CsvLine(delimiter);
        this.columns = columns.clone();
        this.cells = cells;
    }

    @Override
    public List<Finding> read(CsvBlocks.Block block, Tally tally) {
        List<Finding> findings = new ArrayList<>();
        long number = block.firstLine();
        int at = 0;
        while (at < block.length()) {
            int next = line.split(block.bytes(), at, block.length());
            if (line.check(next, cells, number)) {
                Finding finding = find(block.bytes(), number);
                tally.count(finding, finder.candidates());
                if (finding.outcome() != Outcome.NONE) {
                    findings.add(finding);
                }
            }
            at = next;
            number++;
        }
        finder.moveLeft(tally.left);
        return findings;
    }

    private Finding find(byte[] bytes, long number) {
        presenter.take(presented, bytes, line, columns);
        return finder.decide(presented, number);
    }
}
