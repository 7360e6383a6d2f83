package qpip.exchange.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.engine.Constants;
import org.springframework.util.FileSystemUtils;
import qpip.exchange.storage.Database;

/** H2 in files, with the options that the program gives it by default. */
final class H2Store implements Store {

    private static final String FILE = "exchange.mv.db";

    private final Path folder;

    H2Store(Path folder) {
        this.folder = folder;
    }

    @Override
    public String title() {
        return "H2 " + Constants.VERSION;
    }

    @Override
    public String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).resolve("exchange").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }

    @Override
    public String user() {
        return "exchange";
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(folder.resolve(name).resolve(FILE));
    }

    @Override
    public void make(String name) {
        drop(name);
        folder(name);
    }

    @Override
    public void copy(String from, String to) {
        make(to);
        try {
            Files.copy(
                    folder.resolve(from).resolve(FILE),
                    folder.resolve(to).resolve(FILE),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void drop(String name) {
        FileSystemUtils.deleteRecursively(folder.resolve(name).toFile());
    }

    @Override
    public void settle(Database database) {
        database.analyze("fact", "request");
    }

    @Override
    public void close() {}

    private void folder(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
