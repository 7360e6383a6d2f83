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
    private final byte[] digits = new byte[Forms.DATE];

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

    private void take(CsvBlocks.Block block, int[] columns, int personAt, int cells) {
        CsvLine line = new CsvLine(format.delimiter());
        byte[] bytes = block.bytes();
        long number = block.firstLine();
        int at = 0;
        while (at < block.length()) {
            int next = line.split(bytes, at, block.length());
            if (line.check(next, cells, number)) {
                if (personAt < 0) {
                    byte[] row = Long.toString(number).getBytes(StandardCharsets.UTF_8);
                    builder.begin(row, 0, row.length);
                } else {
                    requirePlain(bytes, line.start(personAt), line.length(personAt), number);
                    builder.begin(bytes, line.start(personAt), line.length(personAt));
                }
                for (int field = 0; field < columns.length; field++) {
                    take(field, bytes, line.start(columns[field]), line.length(columns[field]));
                }
            }
            at = next;
            number++;
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

    private void take(int field, byte[] from, int at, int length) {
        if (length == 0) {
            return;
        }
        Comparison comparison = schema.comparisons[field];
        boolean plain = format.missing().isEmpty();
        if (plain && comparison == Comparison.DATE && Forms.isDate(format.dates(), from, at, length, digits)) {
            if (Forms.number(digits) != 0) {
                builder.value(field, builder.texts(field).number(digits, 0, Forms.DATE));
            }
        } else if (plain && comparison == Comparison.CODE && Forms.isCode(from, at, length)) {
            builder.value(field, builder.texts(field).number(from, at, length));
        } else {
            builder.value(field, kept(field, from, at, length));
        }
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
