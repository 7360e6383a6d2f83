package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import qpip.exchange.fact.Fact;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Period;

/**
 * Weeks that may lengthen the qualifying period, because a partner paid for them and they gave no insurable earnings
 * (LAP s. 20; Reg. ss. 31.2 and 32): whole weeks only, and a period of at most so many weeks in all.
 */
final class ExtendedPeriod {

    private ExtendedPeriod() {}

    /** What the rule finds when more such weeks are known than the claim was given, in the claimant's favour. */
    static Optional<Finding> finding(
            Rule rule,
            String message,
            ClaimView claim,
            Policy policy,
            Collection<LocalDate> sundays,
            List<Fact> facts) {
        Claim held = claim.claim();
        Period qualifying = held.qualifyingPeriod();
        int possible = Math.min(
                sundays.size(), policy.weeks().qualifyingPeriodMax(qualifying.to()) - normalWeeks(held, qualifying));
        if (possible <= held.qualifyingExtensionWeeks()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(rule, message, Severity.INFO, held.claimantId(), qualifying, facts)
                .asFavourable()
                .with("weeks", sundays.size())
                .with("extension", held.qualifyingExtensionWeeks())
                .with("more", possible - held.qualifyingExtensionWeeks())
                .with("max", policy.weeks().qualifyingPeriodMax(qualifying.to()))
                .with("from", qualifying.from())
                .with("to", qualifying.to()));
    }

    /** Whether the week lies in the qualifying period, whole. */
    static boolean isIn(Period qualifying, LocalDate sunday) {
        return !sunday.isBefore(qualifying.from()) && !sunday.plusDays(6).isAfter(qualifying.to());
    }

    /** The weeks of the period as it would be without the extension that it has already. */
    private static int normalWeeks(Claim claim, Period qualifying) {
        long weeks = ChronoUnit.WEEKS.between(qualifying.from(), qualifying.to().plusDays(1));
        return Math.toIntExact(weeks) - claim.qualifyingExtensionWeeks();
    }
}
