package qpip.exchange.simulation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Values;

/**
 * Where a partner puts its extracts: whole, under their names, each with its SHA-256 beside it. A file that is there
 * already stays untouched.
 */
final class Outbox {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Path folder;

    Outbox(Path folder) {
        this.folder = folder;
    }

    /** What the header of a partner's extract says beside the exchange, its layout and its encoding. */
    record Header(
            String sender, String agreement, long sequence, LocalDateTime createdAt, LocalDate from, LocalDate to) {

        Values values() {
            return Values.builder()
                    .put("sender-code", sender)
                    .put("receiver-code", "QPIP")
                    .put("file-seq", sequence)
                    .put("created-at", createdAt)
                    .put("period-from", from)
                    .put("period-to", to)
                    .put("env", "T")
                    .put("agreement-no", agreement)
                    .build();
        }
    }

    /** Writes the extract aside, then shows it: first the digest, then the file that is awaited. */
    Path put(Layout layout, Header header, Consumer<Consumer<Values>> details) {
        String name = layout.exchange() + "_" + header.createdAt().format(DAY) + "_"
                + String.format(Locale.ROOT, "%04d", header.sequence()) + extension(layout);
        Path target = folder.resolve(name);
        Path aside = folder.resolve("." + name + ".part");
        try {
            Files.createDirectories(folder);
            boolean hyphens = !layout.mapping().isFixedWidth();
            OutputStream out = new Blemish(
                    new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16),
                    hyphens,
                    Charset.forName(layout.mapping().charset()));
            try (ExtractWriter writer = new ExtractWriter(out, layout, header.values())) {
                details.accept(writer::detail);
            }
            String digest = sha256(aside) + "  " + name + "\n";
            Path beside = folder.resolve(name + ".sha256");
            if (Files.exists(target) && Files.mismatch(aside, target) < 0 && holds(beside, digest)) {
                Files.delete(aside);
                return target;
            }
            Path digestAside = folder.resolve("." + name + ".sha256.part");
            Files.writeString(digestAside, digest, StandardCharsets.US_ASCII);
            Files.move(digestAside, beside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last third of the file is lost; its digest stays as it was. */
    void cut(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 2 / 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String text) throws IOException {
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.US_ASCII).equals(text);
    }

    private static String extension(Layout layout) {
        Format format = layout.mapping().format();
        if (format instanceof Format.FixedWidth) {
            return ".txt";
        }
        return format instanceof Format.Csv ? ".csv" : ".xml";
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
