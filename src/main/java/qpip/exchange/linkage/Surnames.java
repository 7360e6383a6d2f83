package qpip.exchange.linkage;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How common surnames are on the register. Two unrelated people who share a common surname, a given name and a date of
 * birth are to be expected, so a common name needs more evidence.
 */
final class Surnames {

    /** A surname is common if one person in a thousand bears it, and fifty at least. */
    private static final int COMMON_ONE_IN = 1000;

    private static final int COMMON_AT_LEAST = 50;

    private final Set<String> common;

    private Surnames(Set<String> common) {
        this.common = common;
    }

    static Surnames of(Population population) {
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
        return new Surnames(common);
    }

    boolean isCommon(String surname) {
        return common.contains(Names.compact(surname));
    }
}
