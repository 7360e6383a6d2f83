package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A declaration as YAML alone, for a test that must not believe what the program's own reader makes of it. */
record Tree(Map<?, ?> entries) {

    static Tree read(Path file) {
        try {
            return new Tree(
                    (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The value as text, blank when there is none. */
    String text(String name) {
        return Optional.<Object>ofNullable(entries.get(name))
                .map(Object::toString)
                .orElse("");
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    Tree tree(String name) {
        return new Tree(Optional.<Object>ofNullable(entries.get(name))
                .map(value -> (Map<?, ?>) value)
                .orElse(Map.of()));
    }

    List<Tree> trees(String name) {
        return list(name).stream().map(one -> new Tree((Map<?, ?>) one)).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    private List<Object> list(String name) {
        return Optional.<Object>ofNullable(entries.get(name))
                .map(value -> List.<Object>copyOf((List<?>) value))
                .orElse(List.of());
    }
}
