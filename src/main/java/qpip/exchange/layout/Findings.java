package qpip.exchange.layout;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong with a mapping, in the order in which it was looked for. */
final class Findings {

    private final List<Finding> findings = new ArrayList<>();

    /** @param path as {@link qpip.exchange.declaration.Reading#line} takes it */
    record Finding(String path, String message) {

        @Override
        public String toString() {
            return path + ": " + message;
        }
    }

    void add(String path, String message) {
        findings.add(new Finding(path, message));
    }

    void must(boolean holds, String path, String message) {
        if (!holds) {
            add(path, message);
        }
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
