package qpip.exchange.linkage.index;

import java.util.Arrays;
import java.util.List;

/**
 * What a record's match with a person weighed, with all that explains it later without the record: stored with the fact
 * that the record gave, and never worked out again.
 *
 * @param model the {@linkplain TrainedModel#hash hash} of the model
 * @param persons how many the register had, or {@link Weights#ASKED} where the record repeats a reference of ours
 * @param scored the person, the sum and its parts
 */
public record Weighed(String model, int persons, Finding.Scored scored) {

    private static final int PARTS = 6;

    /** The sum, in milli-bits. */
    public int weight() {
        return scored.weight();
    }

    /** How likely it is the person, by this weight alone. */
    public double chance() {
        return chance(scored.weight());
    }

    /** How likely a match is that weighs so many milli-bits. */
    public static double chance(int weight) {
        double odds = Decision.odds(weight);
        return odds / (1 + odds);
    }

    /** As stored: at most some two hundred characters, and nothing personal but the register's own number. */
    public String text() {
        StringBuilder text = new StringBuilder(128)
                .append(model)
                .append(';')
                .append(persons)
                .append(';')
                .append(scored.person())
                .append(';')
                .append(scored.weight())
                .append(';')
                .append(Long.toHexString(scored.levels()))
                .append(';');
        for (int i = 0; i < scored.frequencies().size(); i++) {
            text.append(i == 0 ? "" : " ").append(scored.frequencies().get(i));
        }
        return text.toString();
    }

    /** What {@link #text} gave. */
    public static Weighed of(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("expected " + PARTS + " parts of a weight, found " + parts.length);
        }
        List<Integer> frequencies = parts[5].isEmpty()
                ? List.of()
                : Arrays.stream(parts[5].split(" ")).map(Integer::valueOf).toList();
        return new Weighed(
                parts[0],
                Integer.parseInt(parts[1]),
                new Finding.Scored(
                        parts[2], Integer.parseInt(parts[3]), Long.parseUnsignedLong(parts[4], 16), frequencies));
    }
}
