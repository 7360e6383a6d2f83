package qpip.exchange.layout;

import java.util.List;

/** The running figures of a file's {@link Total}s, in the order of their declaration. */
final class Totals {

    private static final int NO_FIELD = -1;

    private final List<Total> totals;
    private final List<RecordLayout> details;
    private final int[][] fields;
    private final long[] figures;

    Totals(Layout layout) {
        this.totals = layout.mapping().totals();
        this.details = layout.details();
        this.figures = new long[totals.size()];
        this.fields = details.stream()
                .map(detail -> totals.stream()
                        .mapToInt(total -> detail.find(of(total)).orElse(NO_FIELD))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The field that is added up; empty where none is. */
    static String of(Total total) {
        if (total instanceof Total.Sum sum) {
            return sum.of();
        }
        return total instanceof Total.HashTotal hash ? hash.of() : "";
    }

    void add(Slices record, Records records) {
        int[] row = fields[details.indexOf(record.layout())];
        for (int i = 0; i < figures.length; i++) {
            Total total = totals.get(i);
            if (total instanceof Total.LineLengths) {
                add(i, records.characters());
            } else if (total instanceof Total.Count) {
                add(i, 1);
            } else if (row[i] != NO_FIELD) {
                add(i, record.figure(row[i]));
            }
        }
    }

    void add(RecordLayout layout, Values values, long characters) {
        int[] row = fields[details.indexOf(layout)];
        for (int i = 0; i < figures.length; i++) {
            Total total = totals.get(i);
            if (total instanceof Total.LineLengths) {
                add(i, characters);
            } else if (total instanceof Total.Count) {
                add(i, 1);
            } else if (row[i] != NO_FIELD) {
                add(i, figure(layout.fields().get(row[i]), values));
            }
        }
    }

    private static long figure(Field field, Values values) {
        if (field.type() == Field.Type.AMOUNT || field.type() == Field.Type.OVERPUNCH) {
            return values.cents(field.name());
        }
        return values.get(field.name()).isPresent() ? values.number(field.name()) : 0;
    }

    void add(Totals other) {
        for (int i = 0; i < figures.length; i++) {
            add(i, other.figures[i]);
        }
    }

    private void add(int total, long figure) {
        boolean modular =
                totals.get(total) instanceof Total.HashTotal || totals.get(total) instanceof Total.LineLengths;
        figures[total] = modular ? (figures[total] + figure) % Total.MODULUS : figures[total] + figure;
    }

    long figure(int total) {
        return figures[total];
    }
}
