package qpip.exchange.linkage;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How common surnames are on the register. Two unrelated people who share a common surname, a given name and a date of
 * birth are to be expected, so a common name needs more evidence.
 */
final class Surnames {

    /** A surname is common if one person in a thousand bears it, and fifty at least. */
    private static final int COMMON_ONE_IN = 1000;

    private static final int COMMON_AT_LEAST = 50;

    private final Supplier<Set<String>> common;

    private Surnames(Supplier<Set<String>> common) {
        this.common = common;
    }

    /** Counts when first asked: most exchanges never ask. */
    static Surnames of(Population population) {
        return new Surnames(Once.of(() -> common(population)));
    }

    private static Set<String> common(Population population) {
        Map<String, Integer> bearers = new TreeMap<>();
        for (int person = 0; person < population.size(); person++) {
            bearers.merge(Names.compact(population.surname(person)), 1, Integer::sum);
        }
        int enough = Math.max(COMMON_AT_LEAST, population.size() / COMMON_ONE_IN);
        Set<String> common = new HashSet<>();
        bearers.forEach((surname, count) -> {
            if (count >= enough) {
                common.add(surname);
            }
        });
        return common;
    }

    boolean isCommon(String surname) {
        return common.get().contains(Names.compact(surname));
    }
}
