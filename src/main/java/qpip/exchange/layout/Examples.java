package qpip.exchange.layout;

import java.util.List;

/** Holds a mapping's examples against its layout. */
final class Examples {

    private Examples() {}

    static List<Lint.Finding> findings(Layout layout) {
        return List.of();
    }
}
