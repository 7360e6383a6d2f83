package qpip.exchange.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One pass over one file.
 *
 * <p>This thread reads, hashes and finds the records; the fields of each chunk are checked on other threads if there
 * are any, and their outcomes are taken in the order of the file. So neither the result nor the memory depends on how
 * many threads there are, or how large the file is.
 */
final class Verification {

    private final Layout layout;
    private final int threads;
    private final Consumer<RejectedLine> rejected;
    private final Companion companion;
    private final RecordNumbers marked = new RecordNumbers();
    private final Cutting cutting;
    private final Totals totals;
    private Optional<Values> header = Optional.empty();
    private long records;
    private long rejections;
    private long warnings;

    Verification(Layout layout, int cuts, int threads, Consumer<RejectedLine> rejected, Companion companion) {
        this.layout = layout;
        this.threads = threads;
        this.rejected = rejected;
        this.companion = companion;
        this.cutting = new Cutting(cuts);
        this.totals = new Totals(layout);
    }

    /** What the fields of one chunk gave. */
    private record Outcome(
            Optional<FileFault> fault,
            long firstRecord,
            int records,
            List<RejectedLine> rejected,
            long warnings,
            Totals totals,
            BitSet marked) {}

    Verified verify(Path file, LongConsumer bytesRead) {
        MessageDigest digest = sha256();
        Optional<FileFault> fault = Optional.empty();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            Window window = new Window(
                    channel,
                    0,
                    size,
                    1 - Prolog.leadingRecords(layout),
                    Boundaries.of(layout),
                    (bytes, offset, length) -> {
                        digest.update(bytes, offset, length);
                        companion.bytes(bytes, offset, length);
                    },
                    bytesRead);
            try {
                pass(window, size);
            } catch (Refused e) {
                fault = Optional.of(e.fault());
            }
            window.drain();
            return new Verified(
                    fault,
                    header,
                    records,
                    rejections,
                    warnings,
                    HexFormat.of().formatHex(digest.digest()),
                    size,
                    fault.isPresent() ? List.of() : cutting.cuts(),
                    figures(),
                    marked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(Window window, long size) throws IOException, Refused {
        if (size == 0) {
            throw new Refused(FileReason.EMPTY, Found.of("empty-file"));
        }
        byte[] root = Prolog.skip(window, layout);
        Slices head = control(window, layout.header(), root, FileReason.NO_HEADER, "first");
        header = Optional.of(head.values());
        agrees(head, "file.layout-version", layout.mapping().layoutVersion(), FileReason.LAYOUT_VERSION);
        agrees(head, "file.encoding", layout.mapping().charset(), FileReason.ENCODING);
        Prolog.columnNames(window, layout);
        cutting.begin(window.offset(), size);
        details(window, root);
        cutting.end(window.offset(), records);
        Slices tail = control(window, layout.trailer(), root, FileReason.NO_TRAILER, "last");
        Prolog.epilogue(window, layout, root);
        compare(tail);
    }

    private Slices control(Window window, RecordLayout part, byte[] root, FileReason missing, String place)
            throws IOException, Refused {
        Optional<Chunk> chunk = window.one();
        if (chunk.isEmpty()) {
            throw new Refused(missing, Found.of("ends-at-control", Found.word(part.name())));
        }
        wellEncoded(chunk.get());
        Records read = Records.of(layout, List.of(part), chunk.get(), root);
        read.next();
        Optional<Trouble> trouble = read.trouble();
        if (trouble.isPresent()) {
            Trouble found = trouble.get();
            FileReason reason = switch (found.reason()) {
                case UNKNOWN_RECORD -> missing;
                case LENGTH -> found.field().isEmpty() ? FileReason.RECORD_LENGTH : FileReason.MALFORMED;
                default -> FileReason.MALFORMED;
            };
            throw new Refused(
                    reason, found.found().behind(place(found.field(), Found.word(place), Found.word(part.name()))));
        }
        return read.record();
    }

    private static Found place(String field, String place, String part) {
        return field.isEmpty()
                ? Found.of("control-record", place, part)
                : Found.of("control-record-field", place, part, field);
    }

    private static void agrees(Slices head, String meaning, String expected, FileReason reason) throws Refused {
        OptionalInt field = head.layout().meaning(meaning);
        if (field.isPresent() && !head.text(field.getAsInt()).equalsIgnoreCase(expected)) {
            throw new Refused(
                    reason,
                    Found.of(
                                    "another-value",
                                    expected,
                                    Found.characters(head.text(field.getAsInt()).length()))
                            .behind(Found.of(
                                    "header-field",
                                    head.layout().fields().get(field.getAsInt()).name())));
        }
    }

    private void details(Window window, byte[] root) throws IOException, Refused {
        if (threads <= 1) {
            for (Optional<Chunk> chunk = window.allButLast(); chunk.isPresent(); chunk = window.allButLast()) {
                cutting.see(chunk.get());
                take(check(chunk.get(), root));
            }
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            onThreads(window, root, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private void onThreads(Window window, byte[] root, ExecutorService workers) throws IOException, Refused {
        ArrayDeque<Future<Outcome>> pending = new ArrayDeque<>();
        try {
            for (Optional<Chunk> next = window.allButLast(); next.isPresent(); next = window.allButLast()) {
                Chunk chunk = next.get();
                cutting.see(chunk);
                Callable<Outcome> task = () -> check(chunk, root);
                pending.add(workers.submit(task));
                if (pending.size() > threads + 1) {
                    Outcome oldest = got(pending.remove());
                    if (oldest.fault().isPresent()) {
                        pending.clear();
                    }
                    take(oldest);
                }
            }
        } finally {
            // What was read before the reading ended, for whatever reason, comes first in the file.
            while (!pending.isEmpty()) {
                take(got(pending.remove()));
            }
        }
    }

    private static Outcome got(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the verification failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was interrupted", e);
        }
    }

    private Outcome check(Chunk chunk, byte[] root) {
        List<RejectedLine> lines = new ArrayList<>();
        Totals sums = new Totals(layout);
        BitSet marks = new BitSet(chunk.count());
        long warned = 0;
        int seen = 0;
        try {
            wellEncoded(chunk);
            Records read = Records.of(layout, layout.details(), chunk, root);
            for (; read.next(); seen++) {
                if (read.isTrailer()) {
                    throw new Refused(
                            FileReason.AFTER_TRAILER,
                            Found.of("trailer-inside").behind(Found.of("at-byte", chunk.place(seen))));
                }
                Optional<Trouble> trouble = read.trouble();
                if (trouble.isPresent()) {
                    lines.add(line(chunk, seen, trouble.get()));
                } else {
                    warned += read.record().warnings();
                    if (companion.marks(read.record())) {
                        marks.set(seen);
                    }
                }
                sums.add(read.record(), read);
            }
        } catch (Refused e) {
            return new Outcome(Optional.of(e.fault()), chunk.firstRecord(), seen, lines, warned, sums, marks);
        }
        return new Outcome(Optional.empty(), chunk.firstRecord(), seen, lines, warned, sums, marks);
    }

    private static RejectedLine line(Chunk chunk, int index, Trouble trouble) {
        return new RejectedLine(
                chunk.firstRecord() + index,
                chunk.place(index),
                chunk.ends()[index] - chunk.starts()[index],
                trouble.reason(),
                trouble.field(),
                trouble.found());
    }

    private void take(Outcome outcome) throws Refused {
        records += outcome.records();
        rejections += outcome.rejected().size();
        warnings += outcome.warnings();
        totals.add(outcome.totals());
        marked.add(outcome.firstRecord(), outcome.marked());
        outcome.rejected().forEach(rejected);
        if (outcome.fault().isPresent()) {
            FileFault fault = outcome.fault().get();
            throw new Refused(fault.reason(), fault.found());
        }
    }

    private void wellEncoded(Chunk chunk) throws Refused {
        int at = layout.encoding().malformed(chunk.bytes(), chunk.from(), chunk.to());
        if (at >= 0) {
            throw new Refused(
                    FileReason.ENCODING,
                    Found.of("encoding", layout.encoding().title()).behind(Found.of("at-byte", chunk.offset() + at)));
        }
    }

    private void compare(Slices tail) throws Refused {
        List<Total> declared = layout.mapping().totals();
        for (int i = 0; i < declared.size(); i++) {
            Total total = declared.get(i);
            long announced = tail.figure(tail.layout().field(total.equals()));
            if (announced != totals.figure(i)) {
                throw new Refused(
                        reason(total),
                        difference(total, totals.figure(i), announced)
                                .behind(Found.of("trailer-field", total.equals())));
            }
        }
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        List<Total> declared = layout.mapping().totals();
        for (int i = 0; i < declared.size(); i++) {
            Total total = declared.get(i);
            if (total instanceof Total.Count) {
                figures.put(total.equals(), String.valueOf(totals.figure(i)));
            } else if (total instanceof Total.Sum) {
                figures.put(total.equals(), sum(total, totals.figure(i)));
            }
        }
        return figures;
    }

    /** In dollars where amounts are added up. */
    private String sum(Total total, long figure) {
        Field.Type type = layout.trailer()
                .fields()
                .get(layout.trailer().field(total.equals()))
                .type();
        return type == Field.Type.AMOUNT || type == Field.Type.OVERPUNCH
                ? BigDecimal.valueOf(figure, 2).toPlainString()
                : String.valueOf(figure);
    }

    /** NB: the hash total of a file of one record is that person's number, the difference of two totals may be. */
    private static Found difference(Total total, long given, long announced) {
        return total instanceof Total.HashTotal
                ? Found.of("hash-differs")
                : Found.of("total-differs", given, announced);
    }

    private static FileReason reason(Total total) {
        if (total instanceof Total.Count) {
            return FileReason.COUNT;
        }
        return total instanceof Total.Sum ? FileReason.AMOUNT_TOTAL : FileReason.HASH_TOTAL;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
