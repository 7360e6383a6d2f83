package qpip.exchange.linkage.match;

import java.util.Arrays;

/** The heaviest assignment of rows to columns, each used at most once: the Hungarian method with potentials. */
public final class Assignment {

    private Assignment() {}

    /**
     * The column of each row, or -1 for none.
     *
     * @param gains what a row and a column gain together; what is not above 0 is never assigned
     */
    public static int[] of(long[][] gains) {
        int rows = gains.length;
        int columns = gains[0].length + rows;
        // One column a row stands for "nobody", so every row can be assigned.
        long[] potentialOfRow = new long[rows + 1];
        long[] potentialOfColumn = new long[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] way = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOf[0] = row;
            int column = 0;
            long[] least = new long[columns + 1];
            boolean[] used = new boolean[columns + 1];
            Arrays.fill(least, Long.MAX_VALUE);
            do {
                used[column] = true;
                int current = rowOf[column];
                long delta = Long.MAX_VALUE;
                int next = 0;
                for (int j = 1; j <= columns; j++) {
                    if (!used[j]) {
                        long gain = j <= gains[0].length ? Math.max(0, gains[current - 1][j - 1]) : 0;
                        long reduced = -gain - potentialOfRow[current] - potentialOfColumn[j];
                        if (reduced < least[j]) {
                            least[j] = reduced;
                            way[j] = column;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= columns; j++) {
                    if (used[j]) {
                        potentialOfRow[rowOf[j]] += delta;
                        potentialOfColumn[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            do {
                int before = way[column];
                rowOf[column] = rowOf[before];
                column = before;
            } while (column != 0);
        }
        int[] assigned = new int[rows];
        Arrays.fill(assigned, -1);
        for (int j = 1; j <= gains[0].length; j++) {
            if (rowOf[j] > 0 && gains[rowOf[j] - 1][j - 1] > 0) {
                assigned[rowOf[j] - 1] = j - 1;
            }
        }
        return assigned;
    }
}
