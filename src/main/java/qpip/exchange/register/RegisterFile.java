package qpip.exchange.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import qpip.exchange.layout.Block;
import qpip.exchange.layout.BlockCursor;
import qpip.exchange.layout.BlockReader;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Values;
import qpip.exchange.layout.Verified;

/** One verified extract of the register: every line follows its layout. */
final class RegisterFile {

    /** The control header and the names of the columns stand before the first record. */
    private static final int LINES_BEFORE = 2;

    private static final int BLOCK = 2000;

    private final Path path;
    private final String name;
    private final Layout layout;
    private final Verified verified;

    private RegisterFile(Path path, String name, Layout layout, Verified verified) {
        this.path = path;
        this.name = name;
        this.layout = layout;
        this.verified = verified;
    }

    /** Verifies the file; {@link RegisterRefused} when anything in it is wrong. */
    static RegisterFile verified(Path folder, Path mappings, RegisterExtract extract, long sequence) {
        String name = extract.fileName(sequence);
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new RegisterRefused(name + " is missing; all ten extracts of a sequence are loaded together");
        }
        Layout layout = extract.layout(mappings);
        List<RejectedLine> first = new ArrayList<>(1);
        Verified verified = Extracts.verify(
                path,
                layout,
                1,
                1,
                line -> {
                    if (first.isEmpty()) {
                        first.add(line);
                    }
                },
                bytes -> {});
        RegisterFile file = new RegisterFile(path, name, layout, verified);
        verified.fault().ifPresent(fault -> {
            throw file.refused(fault.reason() + ", " + fault.detail());
        });
        first.forEach(line -> {
            String field = line.field().isEmpty() ? "" : " in the field " + line.field();
            throw file.refused(
                    line.number(),
                    line.reason() + field + ", " + line.shape() + "; rejected lines: " + verified.rejected());
        });
        file.expect("exchange-id", extract.id());
        file.expect("sender-code", RegisterExtracts.SENDER);
        file.expect("file-seq", Long.toString(sequence));
        return file;
    }

    /** Refuses the file unless that field of its header holds that value. */
    void expect(String field, String value) {
        if (!header(field).equals(value)) {
            throw refused("the header's field " + field + " must hold " + value + " like its name and the other files, "
                    + "but holds another value");
        }
    }

    String header(String field) {
        return header().text(field);
    }

    Values header() {
        return verified.header().orElseThrow();
    }

    long records() {
        return verified.records();
    }

    String sha256() {
        return verified.sha256();
    }

    RegisterRefused refused(String reason) {
        return new RegisterRefused(name + ": " + reason);
    }

    RegisterRefused refused(long record, String reason) {
        return new RegisterRefused(name + " line " + (record + LINES_BEFORE) + ": " + reason);
    }

    /** Passes every record, in the order of the file. */
    void forEach(Consumer<RecordView> record) {
        for (Cut cut : verified.cuts()) {
            try (BlockReader blocks = Extracts.blocks(path, layout, cut, BLOCK)) {
                for (Optional<Block> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    BlockCursor cursor = layout.cursor(block.get());
                    while (cursor.next()) {
                        record.accept(cursor.record());
                    }
                }
            }
        }
    }

    int field(String field) {
        return layout.details().get(0).field(field);
    }

    /** How many fields a record has. */
    int fields() {
        return layout.details().get(0).fields().size();
    }
}
