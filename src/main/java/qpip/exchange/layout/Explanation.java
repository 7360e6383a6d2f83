package qpip.exchange.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One record of a file taken apart: each field with its place, its bytes as they stand in the file, what they decode
 * to, and what is wrong with it.
 *
 * <p>NB: it holds values, which may be personal; who shows it masks them.
 *
 * @param number of the detail, from 1; {@link #HEADER} or {@link #TRAILER}
 * @param offset where the record begins in the file
 * @param bytes the record as it stands in the file, without its line end
 * @param cells its fields, those of a group after their group
 * @param fault what rejects the record; empty when it is accepted
 */
public record Explanation(
        long number, long offset, byte[] bytes, String kind, List<Cell> cells, Optional<Fault> fault) {

    public static final long HEADER = 0;
    public static final long TRAILER = -1;

    /**
     * A field of the record.
     *
     * @param name with its group and occurrence in front: {@code parents[2].surname}
     * @param personal whether the field, or a group that it belongs to, identifies a person
     * @param bytes empty when the field holds nothing
     * @param text in canonical form, empty when absent
     * @param found what is wrong with this field, without its value; empty when nothing is
     */
    public record Cell(String name, Field field, boolean personal, byte[] bytes, String text, Found found) {}

    /** The first thing wrong, as the rejection says it. */
    public record Fault(LineReason reason, String field, Found found) {}

    /** No record of that number could be reached. */
    public static final class NotThere extends Exception {

        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }

    /**
     * Takes the record apart.
     *
     * @param number of the detail, from 1; {@link #HEADER} or {@link #TRAILER}
     * @throws NotThere when the file has no such record, or cannot be read so far; the message says why
     */
    public static Explanation of(Path file, Layout layout, long number) throws NotThere {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Window window = new Window(
                    channel,
                    0,
                    channel.size(),
                    1 - Prolog.leadingRecords(layout),
                    Boundaries.of(layout),
                    Window.Tap.NONE,
                    bytes -> {});
            return new Explaining(layout, window).record(number);
        } catch (Refused e) {
            throw new NotThere("the file can't be read up to record " + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way to one record. */
    private record Explaining(Layout layout, Window window) {

        Explanation record(long number) throws IOException, Refused, NotThere {
            byte[] root = Prolog.skip(window, layout);
            Optional<Chunk> header = window.one();
            if (header.isEmpty()) {
                throw new NotThere("the file holds no record at all");
            }
            if (number == HEADER) {
                return explained(header.get(), 0, HEADER, List.of(layout.header()), root);
            }
            if (layout.mapping().format() instanceof Format.Csv csv && csv.columnNames()) {
                window.one();
            }
            long seen = 0;
            for (Optional<Chunk> next = window.allButLast(); next.isPresent(); next = window.allButLast()) {
                if (number > 0 && number <= seen + next.get().count()) {
                    return explained(next.get(), (int) (number - seen - 1), number, layout.details(), root);
                }
                seen += next.get().count();
            }
            Optional<Chunk> trailer = number == TRAILER ? window.one() : Optional.empty();
            if (trailer.isPresent()) {
                return explained(trailer.get(), 0, TRAILER, List.of(layout.trailer()), root);
            }
            throw new NotThere("the file has no record " + number + "; its details are numbered from 1 to " + seen);
        }

        private Explanation explained(Chunk chunk, int index, long number, List<RecordLayout> kinds, byte[] root)
                throws Refused {
            byte[] raw = Arrays.copyOfRange(chunk.bytes(), chunk.starts()[index], chunk.ends()[index]);
            byte[] whole = Arrays.copyOfRange(chunk.bytes(), chunk.starts()[index], chunk.nexts()[index]);
            Chunk alone = new Chunk(
                    whole, chunk.place(index), number, 1, 0, new int[] {0}, new int[] {raw.length}, new int[] {
                        whole.length
                    });
            int malformed = layout.encoding().malformed(whole, 0, whole.length);
            if (malformed >= 0) {
                throw new Refused(
                        FileReason.ENCODING,
                        Found.of(
                                "no-character",
                                chunk.place(index) + malformed,
                                layout.encoding().title()));
            }
            Records records = Records.of(layout, kinds, alone, root);
            records.next();
            Slices record = records.record();
            List<Cell> cells = new ArrayList<>();
            cells(record, "", false, raw, cells);
            return new Explanation(
                    number,
                    chunk.place(index),
                    raw,
                    record.layout().name(),
                    List.copyOf(cells),
                    records.trouble().map(trouble -> new Fault(trouble.reason(), trouble.field(), trouble.found())));
        }

        private void cells(Slices record, String before, boolean personal, byte[] raw, List<Cell> cells) {
            RecordLayout kind = record.layout();
            for (int i = 0; i < kind.fields().size(); i++) {
                Field field = kind.fields().get(i);
                String name = before + field.name();
                boolean hidden = personal || field.personal();
                if (!kind.isGroup(i)) {
                    cells.add(new Cell(
                            name, field, hidden, bytes(record, i, field, raw), record.text(i), record.found(i)));
                    continue;
                }
                List<RecordView> occurrences = record.group(i);
                cells.add(new Cell(name, field, hidden, new byte[0], record.text(i), Found.NOTHING));
                for (int k = 0; k < occurrences.size(); k++) {
                    cells((Slices) occurrences.get(k), name + "[" + (k + 1) + "].", hidden, raw, cells);
                }
            }
        }

        /** NB: of fixed width those of the file, so that a byte that was translated is seen as it came. */
        private byte[] bytes(Slices record, int index, Field field, byte[] raw) {
            if (field.at() > 0) {
                int from = Math.min(raw.length, field.at() - 1);
                return Arrays.copyOfRange(raw, from, Math.min(raw.length, from + field.length()));
            }
            return layout.encoding().bytes(record.content(index)).orElseGet(() -> new byte[0]);
        }
    }
}
