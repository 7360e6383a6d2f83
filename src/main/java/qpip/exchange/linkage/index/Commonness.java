package qpip.exchange.linkage.index;

import java.util.HashMap;
import java.util.Map;
import qpip.exchange.linkage.match.Bits;
import qpip.exchange.linkage.match.Rarity;

/**
 * How frequent each value of a field is among persons, in milli-bits; the same figures as {@link RegisterIndex} counts,
 * from texts alone.
 */
final class Commonness {

    private final Map<String, Integer> bits = new HashMap<>();
    private final int single;
    private final int same;

    private Commonness(int single, int same) {
        this.single = single;
        this.same = same;
    }

    /** @param holders how many persons have each value */
    static Commonness of(Map<String, Integer> holders) {
        double known = 0;
        double once = 0;
        double twice = 0;
        double sum = 0;
        for (int count : holders.values()) {
            known += count;
            once += count == 1 ? 1 : 0;
            twice += count == 2 ? 1 : 0;
            sum += count * (count - 1.0);
        }
        double all = Math.max(1, known);
        Commonness commonness = of(all, once, twice, sum);
        holders.forEach((value, count) -> {
            if (count > 1) {
                commonness.bits.put(value, Bits.of(all / count));
            }
        });
        return commonness;
    }

    /** Of a number that is given to one person only. */
    static Commonness ofNumbers(int persons) {
        return of(Math.max(1, persons), persons, 0, 0);
    }

    private static Commonness of(double all, double once, double twice, double sum) {
        double rare = Rarity.once(all, once, twice);
        return new Commonness(Bits.of(1 / rare), RegisterIndex.same(all, sum, rare));
    }

    /** Milli-bits that the value tells. */
    int bits(String value) {
        return bits.getOrDefault(value, single);
    }

    /** The logarithm of the chance that two persons have the same value; at most 0. */
    int same() {
        return same;
    }
}
