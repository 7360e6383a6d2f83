package qpip.exchange.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import qpip.exchange.declaration.Declarations;

/** Layouts to test with, random values that they can hold, and the files that result. */
final class Sample {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'-.ÉÀÇÊÏÔÛéàçêïôû";

    private Sample() {}

    static Mapping mapping(String path) {
        return Declarations.read(Path.of("mappings", path + ".yaml"), Mapping.class);
    }

    static Layout layout(String path) {
        return Layout.of(mapping(path));
    }

    /** The mapping that a YAML text declares. */
    static Mapping declared(String yaml) {
        var reading = Declarations.reading(Path.of("sample.yaml"), yaml, Mapping.class);
        return reading.value().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    static Values header(Layout layout) {
        Values.Builder header = Values.builder();
        for (Field field : layout.header().fields()) {
            switch (field.name()) {
                case "sender-code" -> header.put(field.name(), "CNES");
                case "receiver-code" -> header.put(field.name(), "QPIP");
                case "file-seq" -> header.put(field.name(), 17L);
                case "created-at" -> header.put(field.name(), LocalDateTime.of(2026, 11, 22, 1, 30));
                case "period-from" -> header.put(field.name(), LocalDate.of(2026, 11, 15));
                case "period-to" -> header.put(field.name(), LocalDate.of(2026, 11, 21));
                case "env" -> header.put(field.name(), "T");
                case "agreement-no" -> header.put(field.name(), "ENT-TEST");
                default -> {}
            }
        }
        return header.build();
    }

    static byte[] file(Layout layout, List<Values> details) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExtractWriter writer = new ExtractWriter(out, layout, header(layout))) {
            details.forEach(writer::detail);
        }
        return out.toByteArray();
    }

    static byte[] file(Layout layout, int details, long seed) {
        return file(layout, values(layout, details, seed));
    }

    static List<Values> values(Layout layout, int details, long seed) {
        Random random = new Random(seed);
        List<Values> values = new ArrayList<>();
        for (int i = 0; i < details; i++) {
            RecordLayout kind =
                    layout.details().get(random.nextInt(layout.details().size()));
            values.add(values(kind, layout.mapping(), random));
        }
        return values;
    }

    private static Values values(RecordLayout kind, Mapping mapping, Random random) {
        Values.Builder values = Values.builder();
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            boolean placeholder =
                    !field.absent().isEmpty() || !field.openEnded().isEmpty();
            boolean optional = field.type() != Field.Type.GROUP && (!field.required() || placeholder);
            if (field.value().isPresent()) {
                values.put(field.name(), field.value().get());
            } else if (field.type() == Field.Type.GROUP) {
                values.put(field.name(), occurrences(kind.group(i), field, mapping, random));
            } else if (field.type() != Field.Type.FILLER && !(optional && random.nextInt(4) == 0)) {
                values.put(field.name(), value(field, mapping, random));
            }
        }
        return values.build();
    }

    private static Object occurrences(RecordLayout group, Field field, Mapping mapping, Random random) {
        Field.Occurs occurs = field.occurs().orElseThrow();
        List<Values> occurrences = new ArrayList<>();
        int count = occurs.min() + random.nextInt(Math.min(3, occurs.max() - occurs.min() + 1));
        for (int i = 0; i < count; i++) {
            occurrences.add(values(group, mapping, random));
        }
        return occurrences.isEmpty() ? "" : List.copyOf(occurrences);
    }

    private static Object value(Field field, Mapping mapping, Random random) {
        LocalDate day = LocalDate.of(1920, 1, 1).plusDays(random.nextInt(45_000));
        return switch (field.type()) {
            case TEXT -> text(field.length() / 2, random, mapping.format() instanceof Format.FixedWidth);
            case DIGITS -> digits(field.length(), random);
            case NUMBER -> Math.abs(random.nextLong()) % (long) Math.pow(10, Math.min(18, field.length()));
            case DATE ->
                field.partial() && random.nextInt(4) == 0 ? day.toString().substring(0, 8) + "00" : day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MOMENT -> day.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
            case TIME -> "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
            case AMOUNT, OVERPUNCH ->
                BigDecimal.valueOf(random.nextInt(200_000) - (field.sign() == Field.Sign.NONE ? 0 : 100_000), 2)
                        .abs()
                        .multiply(BigDecimal.valueOf(field.sign() == Field.Sign.NONE || random.nextBoolean() ? 1 : -1));
            case CODE -> {
                List<String> codes = List.copyOf(mapping.codes()
                        .getOrDefault(field.codes().orElseThrow(), Map.of())
                        .keySet());
                yield codes.get(random.nextInt(codes.size()));
            }
            case FILLER, GROUP -> throw new IllegalArgumentException(field.name());
        };
    }

    private static String digits(int length, Random random) {
        StringBuilder digits = new StringBuilder("8");
        while (digits.length() < length) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static String text(int most, Random random, boolean fixed) {
        String alphabet = LETTERS + (fixed ? " " : " ;\"<>&,");
        int length = 1 + random.nextInt(Math.max(1, most));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? "X" : stripped;
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("extract.dat"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verified verify(Path file, Layout layout) {
        return Extracts.verify(file, layout, 1, 1, line -> {}, bytes -> {});
    }

    static List<RejectedLine> rejected(Path file, Layout layout) {
        List<RejectedLine> lines = new ArrayList<>();
        Extracts.verify(file, layout, 1, 1, lines::add, bytes -> {});
        return lines;
    }

    /** All details of a file, read through its cuts. */
    static List<Values> read(Path file, Layout layout, List<Cut> cuts, int recordsPerBlock) {
        List<Values> values = new ArrayList<>();
        for (Cut cut : cuts) {
            long number = cut.firstRecord();
            try (BlockReader blocks = Extracts.blocks(file, layout, cut, recordsPerBlock)) {
                for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    BlockCursor cursor = layout.cursor(block.get());
                    while (cursor.next()) {
                        if (cursor.record().number() != number++) {
                            throw new AssertionError("record " + cursor.record().number() + " is not " + (number - 1));
                        }
                        values.add(cursor.record().values());
                    }
                }
            }
            if (number != cut.firstRecord() + cut.records()) {
                throw new AssertionError("the cut announces other records than it holds: " + cut);
            }
        }
        return values;
    }
}
