package qpip.exchange.layout;

import java.util.List;

/** What is wrong with a mapping that YAML alone cannot show. */
final class Lint {

    private Lint() {}

    /** @param path as {@link qpip.exchange.declaration.Reading#line} takes it */
    record Finding(String path, String message) {

        @Override
        public String toString() {
            return path + ": " + message;
        }
    }

    static List<Finding> findings(Mapping mapping) {
        return List.of();
    }
}
