package qpip.exchange.linkage.index;

import java.util.Arrays;
import java.util.List;

/**
 * What came of one record, with all that is needed to explain it later without the record.
 *
 * @param line of the record in its file, from 1, the row of column names not counted
 * @param outcome never {@link Outcome#NONE} where it is stored
 * @param best the person it is most likely of
 * @param chance that it is right, given the other persons found
 * @param keys which kinds of keys found the person, a bit each
 */
public record Finding(long line, Outcome outcome, Caution caution, Scored best, Scored rival, double chance, int keys) {

    /** The same, when another record is the same person's. */
    Finding contested() {
        return new Finding(line, Outcome.REVIEW, Caution.CONTESTED, best, rival, chance, keys);
    }

    /**
     * A person that was found, with what speaks for and against.
     *
     * @param person what the register calls it; empty where there is nobody
     * @param weight the sum, in milli-bits
     * @param levels four bits a field, the first field lowest
     * @param frequencies milli-bits that the frequency of each field's value adds
     */
    public record Scored(String person, int weight, long levels, List<Integer> frequencies) {

        static final Scored NOBODY = new Scored("", 0, 0, List.of());

        public Scored {
            frequencies = List.copyOf(frequencies);
        }

        /** Appends the four parts as they are stored, with a separator between them. */
        void append(StringBuilder to, char separator) {
            to.append(person).append(separator).append(weight).append(separator);
            to.append(Long.toHexString(levels)).append(separator);
            for (int i = 0; i < frequencies.size(); i++) {
                to.append(i == 0 ? "" : " ").append(frequencies.get(i));
            }
        }

        /** What was stored, from its four parts. */
        static Scored of(List<String> parts) {
            return new Scored(
                    parts.get(0),
                    Integer.parseInt(parts.get(1)),
                    Long.parseUnsignedLong(parts.get(2), 16),
                    parts.get(3).isEmpty()
                            ? List.of()
                            : Arrays.stream(parts.get(3).split(" "))
                                    .map(Integer::valueOf)
                                    .toList());
        }

        public boolean isSomebody() {
            return !person.isEmpty();
        }
    }
}
