package qpip.exchange.review;

import java.util.Arrays;
import java.util.List;

/**
 * Why a flag ended as it did, in a word from a list; the note says the rest. Each reason leads to one outcome of the
 * engine and belongs to one of the answers that a reviewer chooses from.
 */
public enum FlagReason {
    LOWER(Verdict.CONFIRMED, FlagOutcome.ADJUST_DOWN),
    HIGHER(Verdict.CONFIRMED, FlagOutcome.ADJUST_UP),
    END(Verdict.CONFIRMED, FlagOutcome.STOP),
    INVESTIGATION(Verdict.CONFIRMED, FlagOutcome.REFERRED_INVESTIGATION),
    /** The same weeks or amounts, at another time. */
    TIMING(Verdict.EXPLAINED, FlagOutcome.NO_CHANGE),
    ALREADY_DECLARED(Verdict.EXPLAINED, FlagOutcome.NO_CHANGE),
    ROUNDING(Verdict.EXPLAINED, FlagOutcome.NO_CHANGE),
    CORRECTION_UNDER_WAY(Verdict.EXPLAINED, FlagOutcome.NO_CHANGE),
    /** Our register had an identifier or name wrong, and was corrected. */
    IDENTITY_CORRECTED(Verdict.EXPLAINED, FlagOutcome.IDENTITY_FIXED),
    TWINS(Verdict.DIFFERENT_PEOPLE, FlagOutcome.FALSE_MATCH),
    HOMONYMS(Verdict.DIFFERENT_PEOPLE, FlagOutcome.FALSE_MATCH),
    PARENT_AND_CHILD(Verdict.DIFFERENT_PEOPLE, FlagOutcome.FALSE_MATCH),
    OTHER_PEOPLE(Verdict.DIFFERENT_PEOPLE, FlagOutcome.FALSE_MATCH),
    PARTNER_AMOUNT(Verdict.PARTNER_WRONG, FlagOutcome.PARTNER_ERROR),
    PARTNER_PERIOD(Verdict.PARTNER_WRONG, FlagOutcome.PARTNER_ERROR),
    PARTNER_OTHER(Verdict.PARTNER_WRONG, FlagOutcome.PARTNER_ERROR);

    /** What a reviewer says of the flag; that nothing can be told is no end, but a pause or a question. */
    public enum Verdict {
        CONFIRMED,
        EXPLAINED,
        DIFFERENT_PEOPLE,
        PARTNER_WRONG;

        public List<FlagReason> reasons() {
            return Arrays.stream(FlagReason.values())
                    .filter(reason -> reason.verdict == this)
                    .toList();
        }
    }

    private final Verdict verdict;
    private final FlagOutcome outcome;

    FlagReason(Verdict verdict, FlagOutcome outcome) {
        this.verdict = verdict;
        this.outcome = outcome;
    }

    public Verdict verdict() {
        return verdict;
    }

    public FlagOutcome outcome() {
        return outcome;
    }
}
