package qpip.exchange.review;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A decision that is looked at a second time.
 *
 * @param number of the decision in the flag's history
 * @param second empty until somebody has looked
 * @param third empty unless the two differ and a third has looked
 */
public record SecondReview(
        String ref,
        int number,
        String rule,
        Why drawnFor,
        LocalDate drawnOn,
        State state,
        String firstBy,
        FlagOutcome first,
        Optional<Look> second,
        Optional<Look> third) {

    /** Why it was drawn. */
    public enum Why {
        /** Much is at stake. */
        AMOUNT,
        /** Decided that these are different people, where the match was sure. */
        IDENTITY,
        /** About a birth, a death or a filiation. */
        CIVIL,
        /** One of the first decisions of whoever decided. */
        FIRST,
        SAMPLE
    }

    /** Where it stands. */
    public enum State {
        PENDING,
        AGREED,
        /** A third person has to look. */
        DISAGREED,
        SETTLED
    }

    /** What somebody found; {@code note} says why. */
    public record Look(String by, FlagOutcome outcome, Optional<FlagReason> reason, String note, LocalDate on) {}

    /** Whether that person may look at it now. */
    public boolean isFor(String who) {
        return switch (state) {
            case PENDING -> !firstBy.equals(who);
            case DISAGREED ->
                !firstBy.equals(who)
                        && second.filter(look -> look.by().equals(who)).isEmpty();
            case AGREED, SETTLED -> false;
        };
    }
}
