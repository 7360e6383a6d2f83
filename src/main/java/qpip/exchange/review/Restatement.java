package qpip.exchange.review;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What becomes of a flag when it is examined again. R19: a partner that corrects or cancels what a flag rests on
 * changes it; reopens it when somebody has worked on it and the impact is another by a material amount; or takes it
 * back as the partner's own error while nobody had looked. A decision that is made is never undone here: a person
 * compares before and after. Basis: Act respecting Access, A-2.1 ss. 72 and 89.
 */
final class Restatement {

    /** The code under which analysts know it. */
    static final String CODE = "R19";

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final BigDecimal materialTotal;

    Restatement(BigDecimal materialTotal) {
        this.materialTotal = materialTotal;
    }

    /**
     * A flag as it stands: {@code settled} is the impact on which a person's work rests, {@code decided} whether a
     * person closed it.
     */
    record Standing(
            FlagState state, Optional<FlagOutcome> outcome, BigDecimal impact, BigDecimal settled, boolean decided) {

        private boolean isWithdrawn() {
            return state == FlagState.CLOSED && !decided && outcome.equals(Optional.of(FlagOutcome.PARTNER_ERROR));
        }
    }

    /** What it becomes, and how that is called. */
    record Turn(FlagEvent.Kind kind, FlagState state, Optional<FlagOutcome> outcome) {}

    /**
     * The rule finds it again; {@code differs} when severity or impact are others or a fact of it was restated,
     * {@code another} when it is another question than the one that was worked on.
     */
    Optional<Turn> foundAgain(Standing flag, BigDecimal impact, boolean differs, boolean another) {
        if (flag.state() == FlagState.LAPSED) {
            return turn(FlagEvent.Kind.FOUND_AGAIN, FlagState.QUEUED);
        }
        if (flag.isWithdrawn()
                || flag.state().isSettled() && (another || isMaterial(impact.subtract(flag.settled())))) {
            return turn(FlagEvent.Kind.REOPENED, FlagState.REOPENED);
        }
        return differs || another ? same(flag) : Optional.empty();
    }

    /** The rule finds it no more; {@code restated} when that is because a fact of it was corrected or cancelled. */
    Optional<Turn> gone(Standing flag, boolean restated) {
        if (!restated) {
            return goneByItself(flag);
        }
        return switch (flag.state()) {
            case QUEUED ->
                Optional.of(
                        new Turn(FlagEvent.Kind.WITHDRAWN, FlagState.CLOSED, Optional.of(FlagOutcome.PARTNER_ERROR)));
            case IN_REVIEW, VERIFIED, NOTICE_SENT, RESPONSE_RECEIVED, RESPONSE_EXPIRED ->
                turn(FlagEvent.Kind.REOPENED, FlagState.REOPENED);
            case REOPENED, DISPUTED -> same(flag);
            case CLOSED -> closedAndGone(flag);
            case LAPSED -> Optional.empty();
        };
    }

    /**
     * Our own register says otherwise now. Whoever has verified it must look again, before anybody is decided against;
     * a decision stands, for that the weeks are others may be what was decided.
     */
    private static Optional<Turn> goneByItself(Standing flag) {
        return switch (flag.state()) {
            case QUEUED -> turn(FlagEvent.Kind.LAPSED, FlagState.LAPSED);
            case VERIFIED, NOTICE_SENT, RESPONSE_RECEIVED, RESPONSE_EXPIRED ->
                turn(FlagEvent.Kind.REOPENED, FlagState.REOPENED);
            case IN_REVIEW, REOPENED, DISPUTED, CLOSED, LAPSED -> Optional.empty();
        };
    }

    /** NB: without weeks there is no amount to compare; that the reason is gone is material by itself. */
    private Optional<Turn> closedAndGone(Standing flag) {
        if (flag.isWithdrawn()) {
            return Optional.empty();
        }
        return flag.settled().compareTo(NOTHING) == 0 || isMaterial(flag.settled())
                ? turn(FlagEvent.Kind.REOPENED, FlagState.REOPENED)
                : same(flag);
    }

    private boolean isMaterial(BigDecimal difference) {
        return difference.abs().compareTo(materialTotal) >= 0;
    }

    private static Optional<Turn> same(Standing flag) {
        return Optional.of(new Turn(FlagEvent.Kind.CHANGED, flag.state(), flag.outcome()));
    }

    private static Optional<Turn> turn(FlagEvent.Kind kind, FlagState state) {
        return Optional.of(new Turn(kind, state, Optional.empty()));
    }
}
