package qpip.exchange.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody proposes to change of a rule: another value of a parameter from a day on, or that the rule sleeps until
 * a day.
 *
 * @param rule the rule's code, or {@code every} for what is read for each
 * @param parameter as {@code jobs/policy.yaml} names it; blank when the rule is to sleep
 */
public record RuleProposal(
        long number,
        String rule,
        Kind kind,
        String parameter,
        String before,
        String after,
        LocalDate from,
        Optional<LocalDate> until,
        String reason,
        String by,
        Instant at,
        Answer answer,
        Optional<String> answeredBy,
        Optional<Instant> answeredAt) {

    /** What is proposed. */
    public enum Kind {
        VALUE,
        SLEEP
    }

    /** What another person said to it. */
    public enum Answer {
        OPEN,
        APPROVED,
        REFUSED
    }
}
