package qpip.exchange.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The one door to everything outside the database: whoever stands at it sees, and can stop, each effect.
 *
 * <p>Reading is no effect, so a download is the {@code write} of the local file. Every effect may be repeated.
 */
@FunctionalInterface
public interface Effects {

    /** NB: a link under the name is not followed, for it could lead to another's file. */
    Set<OpenOption> ANEW = Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);

    /** Does the action, which is known to observers by its name and never by a path. */
    void perform(String effect, Action action) throws IOException;

    /** The effects themselves. */
    static Effects real() {
        return (effect, action) -> action.run();
    }

    /** Calls the point with {@code before:rename} and {@code after:rename} around each effect. */
    static Effects observed(Effects inner, Consumer<String> point) {
        return (effect, action) -> {
            point.accept("before:" + effect);
            inner.perform(effect, action);
            point.accept("after:" + effect);
        };
    }

    /** Writes the whole file, replacing what was there, and forces it to the disk. Only we may read it. */
    default void write(Path file, Body body) {
        local("write", file, () -> {
            try (FileChannel channel = FileChannel.open(file, ANEW, privately(file));
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                body.writeTo(out);
            }
        });
        local("fsync", file, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        });
    }

    /** Gives the file its name in one step: a reader sees the old file or the new one, never none. */
    default void move(Path from, Path to) {
        local("rename", to, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
        syncFolder(to);
    }

    /** Copies through a temporary name beside the target, so that the target is whole whenever it exists. */
    default void copy(Path from, Path to) {
        copy(to, out -> Files.copy(from, out));
    }

    /** The same for a body that reads what it copies. */
    default void copy(Path to, Body body) {
        Path part = SealedFile.part(to);
        write(part, body);
        move(part, to);
    }

    /** Deletes the file; one that is not there is fine. */
    default void delete(Path file) {
        local("delete", file, () -> Files.deleteIfExists(file));
        syncFolder(file);
    }

    /** Makes the folder and those above it; one that is there is fine. */
    default void folder(Path folder) {
        local("folder", folder, () -> Files.createDirectories(folder));
    }

    private void syncFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !isPosix(file)) {
            return; // NB: Windows has no way to force a folder to the disk.
        }
        local("sync-folder", folder, () -> {
            if (Files.isDirectory(folder)) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        });
    }

    private void local(String effect, Path file, Action action) {
        try {
            perform(effect, action);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot %s %s: %s; check the free space and the permissions of its folder"
                            .formatted(effect, file, reason(failure)),
                    failure);
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }

    private static FileAttribute<?>[] privately(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What an effect does. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** What a file will contain. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
