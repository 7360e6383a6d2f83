package qpip.exchange.linkage.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.Values;

/** Reads a register from a CSV file; what was worked out for the same bytes of a name is kept. */
public final class Registrar {

    private final RegisterIndex.Builder builder;
    private final Schema schema;
    private final RegisterLinkage.Format format;
    private final Texts[] seen;
    private final int[][] numbers;

    private Registrar(List<Field> fields, RegisterLinkage.Format format) {
        this.builder = new RegisterIndex.Builder(fields);
        this.schema = builder.schema();
        this.format = format;
        this.seen = new Texts[schema.size];
        this.numbers = new int[schema.size][256];
        Arrays.setAll(seen, field -> new Texts());
    }

    /** The register of a file, of which a column names the person; without one, each row is a person. */
    public static RegisterIndex read(
            Path file, List<Field> fields, RegisterLinkage.Format format, Optional<String> person) throws IOException {
        Registrar registrar = new Registrar(fields, format);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                CsvBlocks blocks = new CsvBlocks(in)) {
            CsvNames names = CsvNames.of(blocks, format);
            int[] columns = names.columns(format.columns());
            int personAt =
                    person.map(column -> names.columns(List.of(column))[0]).orElse(-1);
            Optional<CsvBlocks.Block> block = blocks.next();
            while (block.isPresent()) {
                registrar.take(block.get(), columns, personAt, names.size());
                block = blocks.next();
            }
        }
        return registrar.builder.build();
    }

    /** Takes a block's lines: columns whose texts are apart are taken at once, each in the order of the lines. */
    private void take(CsvBlocks.Block block, int[] columns, int personAt, int cells) {
        Lines lines = new Lines(block, cells);
        int first = builder.begin(lines.count);
        IntStream.rangeClosed(0, schema.dictionaries).parallel().forEach(number -> {
            if (number == schema.dictionaries) {
                persons(lines, first, personAt);
            } else {
                for (int field : schema.fieldsOf(number)) {
                    take(lines, first, field, columns[field]);
                }
            }
        });
    }

    private void persons(Lines lines, int first, int personAt) {
        byte[] bytes = lines.block.bytes();
        for (int line = 0; line < lines.count; line++) {
            if (personAt < 0) {
                byte[] row = Long.toString(lines.numbers[line]).getBytes(StandardCharsets.UTF_8);
                builder.person(first + line, row, 0, row.length);
            } else {
                int at = lines.start(line, personAt);
                int length = lines.length(line, personAt);
                requirePlain(bytes, at, length, lines.numbers[line]);
                builder.person(first + line, bytes, at, length);
            }
        }
    }

    private void take(Lines lines, int first, int field, int column) {
        byte[] bytes = lines.block.bytes();
        byte[] digits = new byte[Forms.DATE];
        for (int line = 0; line < lines.count; line++) {
            int number = number(field, bytes, lines.start(line, column), lines.length(line, column), digits);
            builder.value(first + line, field, number);
        }
    }

    /** Where the cells of a block's lines are. */
    private final class Lines {

        private final CsvBlocks.Block block;
        private final int cells;
        private long[] numbers = new long[1 << 10];
        private int[] places;
        private int count;

        Lines(CsvBlocks.Block block, int cells) {
            this.block = block;
            this.cells = cells;
            this.places = new int[2 * cells * numbers.length];
            CsvLine line = new CsvLine(format.delimiter());
            long number = block.firstLine();
            int at = 0;
            while (at < block.length()) {
                int next = line.split(block.bytes(), at, block.length());
                if (line.check(next, cells, number)) {
                    add(line, number);
                }
                at = next;
                number++;
            }
        }

        private void add(CsvLine line, long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                places = Arrays.copyOf(places, 2 * places.length);
            }
            for (int cell = 0; cell < cells; cell++) {
                places[2 * (count * cells + cell)] = line.start(cell);
                places[2 * (count * cells + cell) + 1] = line.length(cell);
            }
            numbers[count++] = number;
        }

        int start(int line, int cell) {
            return places[2 * (line * cells + cell)];
        }

        int length(int line, int cell) {
            return places[2 * (line * cells + cell) + 1];
        }
    }

    /** NB: decisions name persons in cells without quotes. */
    private static void requirePlain(byte[] from, int at, int length, long number) {
        for (int i = at; i < at + length; i++) {
            if (from[i] == ',' || from[i] == '"') {
                throw new BadExtract(number + 1, "a person's number may not hold a comma or a quote");
            }
        }
        if (length == 0) {
            throw new BadExtract(number + 1, "the person's number is missing");
        }
    }

    private int number(int field, byte[] from, int at, int length, byte[] digits) {
        if (length == 0) {
            return Texts.NONE;
        }
        Comparison comparison = schema.comparisons[field];
        boolean plain = format.missing().isEmpty();
        if (plain && comparison == Comparison.DATE && Forms.isDate(format.dates(), from, at, length, digits)) {
            return Forms.number(digits) == 0 ? Texts.NONE : builder.texts(field).number(digits, 0, Forms.DATE);
        }
        if (plain && comparison == Comparison.CODE && Forms.isCode(from, at, length)) {
            return builder.texts(field).number(from, at, length);
        }
        return kept(field, from, at, length);
    }

    private int kept(int field, byte[] from, int at, int length) {
        int known = seen[field].find(from, at, length);
        if (known >= 0) {
            return numbers[field][known];
        }
        String cell = new String(from, at, length, format.charset());
        String text = format.missing().contains(cell)
                ? ""
                : Values.normal(schema.fields.get(field).attribute(), cell, format.dates());
        int value = text.isEmpty() ? Texts.NONE : builder.texts(field).number(text);
        int place = seen[field].number(from, at, length);
        if (place == numbers[field].length) {
            numbers[field] = Arrays.copyOf(numbers[field], 2 * place);
        }
        numbers[field][place] = value;
        return value;
    }
}
