package qpip.exchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.night.Band;
import qpip.exchange.night.Ran;

/**
 * The volumes of some nights as a line, with the usual band behind it; what lies outside it is a square. The same
 * numbers stand in a table.
 */
record Trend(String line, List<Mark> marks, boolean banded, int bandTop, int bandHeight) {

    static final int WIDTH = 140;
    static final int HEIGHT = 32;
    private static final int MARGIN = 4;

    /** A night's place; {@code usual} when it lies within the band, or there is none. */
    record Mark(int x, int y, boolean usual) {}

    /** None when there are no two nights to join. */
    static Optional<Trend> of(List<Ran> nights, Optional<Band> band) {
        if (nights.size() < 2) {
            return Optional.empty();
        }
        long lowest = nights.stream().mapToLong(Ran::records).min().orElseThrow();
        long highest = nights.stream().mapToLong(Ran::records).max().orElseThrow();
        long from = band.map(usual -> Math.min(usual.low(), lowest)).orElse(lowest);
        long to = band.map(usual -> Math.max(usual.high(), highest)).orElse(highest);
        List<Mark> marks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < nights.size(); i++) {
            long records = nights.get(i).records();
            int x = MARGIN + i * (WIDTH - 2 * MARGIN) / (nights.size() - 1);
            int y = y(records, from, to);
            marks.add(new Mark(x, y, band.map(usual -> usual.holds(records)).orElse(true)));
            line.append(x).append(',').append(y).append(' ');
        }
        int top = band.map(usual -> y(usual.high(), from, to)).orElse(0);
        int bottom = band.map(usual -> y(usual.low(), from, to)).orElse(0);
        return Optional.of(new Trend(line.toString().trim(), marks, band.isPresent(), top, Math.max(1, bottom - top)));
    }

    private static int y(long value, long from, long to) {
        long span = Math.max(1, to - from);
        return (int) (HEIGHT - MARGIN - (value - from) * (HEIGHT - 2 * MARGIN) / span);
    }
}
