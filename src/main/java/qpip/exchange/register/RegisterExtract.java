package qpip.exchange.register;

import java.nio.file.Path;
import java.util.Locale;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;

/** The files that together are the register, in the order in which they are checked and loaded. */
enum RegisterExtract {
    PERSONS,
    IDENTIFIERS,
    ADDRESSES,
    EVENTS,
    CHILDREN,
    CLAIMS,
    WEEKS,
    DECLARATIONS,
    EARNINGS,
    DEBTS;

    String id() {
        return "REG-" + name();
    }

    /** Such as {@code REG-PERSONS_00000001.csv}. */
    String fileName(long sequence) {
        return String.format(Locale.ROOT, "%s_%08d.csv", id(), sequence);
    }

    Layout layout(Path mappings) {
        return Layout.of(Declarations.read(mappings.resolve(id() + ".yaml"), Mapping.class));
    }
}
