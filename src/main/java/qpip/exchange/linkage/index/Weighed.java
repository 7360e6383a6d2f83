package qpip.exchange.linkage.index;

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

    private static final char SEPARATOR = ';';
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
                .append(SEPARATOR)
                .append(persons)
                .append(SEPARATOR);
        scored.append(text, SEPARATOR);
        return text.toString();
    }

    /** What {@link #text} gave. */
    public static Weighed of(String text) {
        List<String> parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
        if (parts.size() != PARTS) {
            throw new IllegalArgumentException("expected " + PARTS + " parts of a weight, found " + parts.size());
        }
        return new Weighed(parts.get(0), Integer.parseInt(parts.get(1)), Finding.Scored.of(parts.subList(2, PARTS)));
    }
}
