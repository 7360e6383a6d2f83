package qpip.exchange.layout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How many records a second are verified and read, by format; not a test, for it depends on the machine.
 *
 * <p>Run its main method with the test class path; arguments are the number of records and the threads.
 */
final class LayoutBench {

    private LayoutBench() {}

    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (String mapping : List.of("cnesst/CN-IN-01", "ramq/RA-IN-01", "civil-status/DE-IN-01")) {
            measure(mapping, mapping.startsWith("cnesst") ? records : records / 5, threads);
        }
    }

    private static void measure(String mapping, int records, int threads) throws IOException {
        Layout layout = Sample.layout(mapping);
        Path file = Files.createTempFile("bench", ".dat");
        try {
            List<Values> values = Sample.values(layout, 1000, 1);
            long begin = now(threads);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                    ExtractWriter writer = new ExtractWriter(out, layout, Sample.header(layout))) {
                for (int i = 0; i < records; i++) {
                    writer.detail(values.get(i % values.size()));
                }
            }
            show(mapping, "written", records, begin, threads);
            for (int round = 0; round < 5; round++) {
                begin = now(threads);
                Verified verified = Extracts.verify(file, layout, 4, threads, line -> {}, read -> {});
                show(mapping, "verified " + verified.fault() + " " + verified.rejected(), records, begin, threads);
                begin = now(threads);
                long sum = read(file, layout, verified.cuts());
                show(mapping, "read " + Long.toHexString(sum), records, begin, threads);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Decodes a handful of fields: the first number-like ones, a day, and a hash of the first two fields. */
    private static long read(Path file, Layout layout, List<Cut> cuts) {
        RecordLayout kind = layout.details().get(0);
        int[] days = kind.fields().stream()
                .filter(field -> field.type() == Field.Type.DATE)
                .limit(2)
                .mapToInt(field -> kind.field(field.name()))
                .toArray();
        int[] amounts = kind.fields().stream()
                .filter(field -> field.type() == Field.Type.AMOUNT || field.type() == Field.Type.DIGITS)
                .mapToInt(field -> kind.field(field.name()))
                .toArray();
        long sum = 0;
        for (Cut cut : cuts) {
            try (BlockReader blocks = Extracts.blocks(file, layout, cut, 4096)) {
                for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    BlockCursor cursor = layout.cursor(block.get());
                    while (cursor.next()) {
                        RecordView record = cursor.record();
                        for (int day : days) {
                            sum += record.day(day)
                                    .map(date -> date.getDayOfMonth())
                                    .orElse(0);
                        }
                        for (int amount : amounts) {
                            sum += record.absent(amount) ? 0 : record.cents(amount);
                        }
                        sum += record.absent(2) ? 1 : 0;
                    }
                }
            }
        }
        return sum;
    }

    /** The processor time of this thread where it does all the work; else the time that passes. */
    private static long now(int threads) {
        return threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static void show(String mapping, String what, int records, long begin, int threads) {
        double seconds = (now(threads) - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-24s %-40s %,12.0f records/s  %.3f us%n",
                mapping,
                what,
                records / seconds,
                1e6 * seconds / records);
    }
}
