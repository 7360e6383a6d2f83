package qpip.exchange.declaration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The problems of one file, while it is being read. */
final class Problems {

    private final Path file;
    private final List<Problem> all = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    /** Notes the problem; the empty result stands for the value that there is not. */
    Optional<Object> add(int line, String message) {
        all.add(new Problem(file, line, oneLine(message)));
        return Optional.empty();
    }

    /** Notes that another kind of value stands where one was expected. */
    Optional<Object> wrong(Node node, String path, String expected) {
        return wrong(node, path, expected, "");
    }

    Optional<Object> wrong(Node node, String path, String expected, String advice) {
        if (node instanceof Node.Refused) {
            return Optional.empty();
        }
        String what = path.isEmpty() ? "the file" : path;
        return add(node.line(), what + " must be " + expected + ", found " + node.found() + advice);
    }

    /** A problem is one line of a list, whatever stands in the file. */
    static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ");
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(all);
    }
}
