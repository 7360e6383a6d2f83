package qpip.exchange.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file that exists under its name only when it is whole: body to {@code .name.part} beside it, fsync, rename, fsync
 * of the folder. Writing it again gives the same file.
 */
public record SealedFile(Path path, long bytes, String sha256) {

    private static final String PART = ".part";

    /** Writes and seals; a body that fails leaves nothing behind. */
    public static SealedFile write(Path target, Effects.Body body, Effects effects) {
        Path part = part(target);
        Measure measure = new Measure();
        try {
            effects.write(part, out -> {
                OutputStream measured = measure.of(out);
                body.writeTo(measured);
                measured.flush();
            });
        } catch (RuntimeException failure) {
            deleteAfter(failure, part, effects);
            throw failure;
        }
        effects.move(part, target);
        return new SealedFile(target, measure.bytes, measure.sha256());
    }

    /** Measures a file that is already sealed. */
    public static SealedFile at(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return measured(path, in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path + "; check that it exists and may be read", failure);
        }
    }

    /**
     * Deletes what an interrupted write left in the folder and tells how many files that were.
     *
     * <p>NB: only for whoever holds the folder, or it takes the file from under another's pen.
     */
    public static int sweep(Path folder, Effects effects) {
        List<Path> leftovers = leftovers(folder);
        leftovers.forEach(effects::delete);
        return leftovers.size();
    }

    /** The temporary name: it begins with a dot, so that whoever polls the folder passes over it. */
    static Path part(Path target) {
        return target.resolveSibling(part(target.getFileName().toString()));
    }

    static String part(String name) {
        return "." + name + PART;
    }

    static SealedFile measured(Path path, InputStream in) throws IOException {
        Measure measure = new Measure();
        in.transferTo(measure.of(OutputStream.nullOutputStream()));
        return new SealedFile(path, measure.bytes, measure.sha256());
    }

    boolean sameContent(SealedFile other) {
        return bytes == other.bytes && sha256.equals(other.sha256);
    }

    private static List<Path> leftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SealedFile::isLeftover).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + folder + "; check that it may be read", failure);
        }
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                && name.endsWith(PART)
                && name.length() > 1 + PART.length()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void deleteAfter(RuntimeException failure, Path part, Effects effects) {
        try {
            effects.delete(part);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private static final class Measure {

        private final MessageDigest digest = newDigest();
        private long bytes;

        OutputStream of(OutputStream out) {
            return new FilterOutputStream(new DigestOutputStream(out, digest)) {
                @Override
                public void write(int one) throws IOException {
                    out.write(one);
                    bytes++;
                }

                @Override
                public void write(byte[] block, int offset, int length) throws IOException {
                    out.write(block, offset, length);
                    bytes += length;
                }
            };
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest newDigest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
