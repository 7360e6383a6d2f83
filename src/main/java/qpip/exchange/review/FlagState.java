package qpip.exchange.review;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a flag stands. It is detected while its execution has staged it and suppressed when it is kept back; neither is
 * a flag yet. {@code LAPSED} means that the rule finds it no more and nobody had begun to look. Closing one takes a
 * person's disposition, or the partner taking back what it rested on before anybody had looked.
 */
public enum FlagState {
    QUEUED,
    /** Somebody looks. */
    IN_REVIEW,
    /** Somebody has attached evidence. */
    VERIFIED,
    /** The person concerned was told and may answer. */
    NOTICE_SENT,
    RESPONSE_RECEIVED,
    /** The time to answer is over. */
    RESPONSE_EXPIRED,
    /** The person asked to have what the flag rests on corrected: nothing is decided until that is answered. */
    DISPUTED,
    CLOSED,
    /** What had been looked at or decided has changed: it begins again. */
    REOPENED,
    LAPSED;

    /** What a person's work leads to from here; closing is {@link Dispositions#dispose another act}. */
    public Set<FlagState> next() {
        return switch (this) {
            case QUEUED, REOPENED -> EnumSet.of(IN_REVIEW, DISPUTED);
            case IN_REVIEW -> EnumSet.of(VERIFIED, DISPUTED);
            case VERIFIED -> EnumSet.of(NOTICE_SENT, DISPUTED);
            case NOTICE_SENT -> EnumSet.of(RESPONSE_RECEIVED, RESPONSE_EXPIRED, DISPUTED);
            case RESPONSE_RECEIVED, RESPONSE_EXPIRED -> EnumSet.of(DISPUTED);
            case DISPUTED -> EnumSet.of(IN_REVIEW);
            case CLOSED, LAPSED -> EnumSet.noneOf(FlagState.class);
        };
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this != CLOSED && this != LAPSED;
    }

    /** Whether a person's work rests on what the flag says, so that another impact makes it begin again. */
    boolean isSettled() {
        return switch (this) {
            case VERIFIED, NOTICE_SENT, RESPONSE_RECEIVED, RESPONSE_EXPIRED, CLOSED -> true;
            case QUEUED, IN_REVIEW, DISPUTED, REOPENED, LAPSED -> false;
        };
    }
}
