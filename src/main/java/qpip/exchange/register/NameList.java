package qpip.exchange.register;

import java.util.List;

/** Several names in one column or cell, separated by a bar. */
final class NameList {

    private static final String BAR = "|";

    private NameList() {}

    static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|", -1));
    }

    /** The names in one text; none of them may be blank or hold a bar. */
    static String joined(List<String> names) {
        for (String name : names) {
            if (name.isBlank() || name.contains(BAR)) {
                throw new IllegalArgumentException("a name in a list of names must not be blank or hold a bar");
            }
        }
        return String.join(BAR, names);
    }
}
