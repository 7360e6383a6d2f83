package qpip.exchange.linkage.index;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The first row of a CSV file: which columns it has. */
record CsvNames(List<String> names) {

    static CsvNames of(CsvBlocks blocks, RegisterLinkage.Format format) throws IOException {
        byte[] line = blocks.names();
        CsvLine cells = new CsvLine(format.delimiter());
        int begin = hasByteOrderMark(line) ? 3 : 0;
        if (line.length == begin || cells.split(line, begin, line.length) < 0) {
            throw new BadExtract(1, "the first row must name the columns");
        }
        return new CsvNames(IntStream.range(0, cells.cells())
                .mapToObj(cell -> new String(line, cells.start(cell), cells.length(cell), format.charset()))
                .toList());
    }

    private static boolean hasByteOrderMark(byte[] line) {
        return line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    int size() {
        return names.size();
    }

    /** The places of columns. */
    int[] columns(List<String> wanted) {
        return wanted.stream()
                .mapToInt(column -> {
                    int at = names.indexOf(column);
                    if (at < 0) {
                        throw new BadExtract(1, "there is no column '" + column + "'");
                    }
                    return at;
                })
                .toArray();
    }
}
