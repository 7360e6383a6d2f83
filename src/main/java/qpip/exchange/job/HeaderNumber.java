package qpip.exchange.job;

import java.nio.file.Path;
import java.util.OptionalInt;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;

/**
 * The number that a file's header gives, for a file whose name has none; 0 when the header can't be read, which verify
 * will say.
 */
final class HeaderNumber {

    private HeaderNumber() {}

    static long of(Layout layout, Path file) {
        OptionalInt field = layout.header().meaning("file.sequence");
        if (field.isEmpty()) {
            return 0;
        }
        String name = layout.header().fields().get(field.getAsInt()).name();
        return Extracts.verify(file, layout, 1, 1, line -> {}, read -> {})
                .header()
                .map(header -> header.number(name))
                .orElse(0L);
    }
}
