package qpip.exchange.eligibility;

import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;

/**
 * An income replacement indemnity was paid to the claimant for paid benefit weeks and is not, or not fully, deducted.
 * Preventive withdrawal while breastfeeding counts the same way. Basis: Reg. ss. 41 to 43.1 (s. 42: sources of income);
 * facts CN-IN-01, CN-IN-02, SA-IN-01.
 *
 * <p>The payments of one entitlement are one finding: its impact is what it adds to that of the earlier ones, so that
 * the impacts of all findings add up to what the formula gives for all payments together.
 */
final class IndemnityInBenefitWeek implements Rule {

    @Override
    public String code() {
        return "R15";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.INCOME_REPLACEMENT, FactKind.PREVENTIVE_WITHDRAWAL);
    }

    @Override
    public Set<String> messages() {
        return Set.of("indemnity-in-benefit-week");
    }

    @Override
    public boolean isMeasured() {
        return true;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        return OverlappingIndemnities.findings(this, "indemnity-in-benefit-week", false, claim, policy);
    }
}
