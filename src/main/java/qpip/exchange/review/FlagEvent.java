package qpip.exchange.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import qpip.exchange.eligibility.Severity;

/**
 * One thing that happened to a flag: on which night or day, by which execution or person, and what it was before and
 * after. {@code rule} is {@link Restatement#CODE} where a partner's correction or cancellation brought it about, else
 * blank; {@code reason} is the word of a list that a person chose, such as a {@link FlagReason}, else blank.
 */
public record FlagEvent(
        String ref,
        int number,
        LocalDate on,
        String who,
        Kind kind,
        String rule,
        FlagState stateBefore,
        FlagState stateAfter,
        Optional<FlagOutcome> outcome,
        String note,
        String reason,
        BigDecimal impactBefore,
        BigDecimal impactAfter,
        Severity severityBefore,
        Severity severityAfter,
        List<String> evidenceBefore,
        List<String> evidenceAfter) {

    /** What kind of thing. */
    public enum Kind {
        RAISED,
        /** Found again with another impact, severity or evidence. */
        CHANGED,
        /** Not found any more. */
        LAPSED,
        /** Found again after it had lapsed. */
        FOUND_AGAIN,
        /** Taken back by the partner before anybody had looked. */
        WITHDRAWN,
        REOPENED,
        /** A person went on to another state. */
        MOVED,
        /** A person decided. */
        DISPOSED,
        /** A person said whether it is the same person: the reason is the {@link Identity}. */
        IDENTIFIED,
        PAUSED,
        RESUMED,
        /** Whoever decided took it back. */
        UNDONE,
        NOTED
    }

    public FlagEvent {
        evidenceBefore = List.copyOf(evidenceBefore);
        evidenceAfter = List.copyOf(evidenceAfter);
    }
}
