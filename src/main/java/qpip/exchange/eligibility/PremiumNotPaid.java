package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;

/**
 * The slips of the qualifying period's years show enough insurable earnings and no premium at all. Who pays employment
 * insurance premiums instead may qualify as well. Basis: LAP s. 3(1), Reg. s. 6; facts RQ-IN-02.
 */
final class PremiumNotPaid implements Rule {

    @Override
    public String code() {
        return "R11";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EARNINGS_SLIP);
    }

    @Override
    public Set<String> messages() {
        return Set.of("premium-not-paid");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        AssessedYears assessed = new AssessedYears(claim);
        List<Integer> years = AssessedYears.years(claim.claim().qualifyingPeriod());
        List<Fact> slips =
                years.stream().flatMap(year -> assessed.slips(year).stream()).toList();
        BigDecimal earnings = AssessedYears.sum(slips, "qpip-earnings");
        BigDecimal premium = AssessedYears.sum(slips, "qpip-premium");
        BigDecimal minimum =
                policy.earnings().insurableMin(claim.claim().benefitPeriod().from());
        if (earnings.compareTo(minimum) < 0 || premium.signum() != 0) {
            return List.of();
        }
        return List.of(Finding.of(
                        this,
                        "premium-not-paid",
                        Severity.MEDIUM,
                        claim.claimantId(),
                        claim.claim().qualifyingPeriod(),
                        slips)
                .with("years", years.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .with("slips", slips.size())
                .with("earnings", earnings)
                .with("premium", premium));
    }
}
