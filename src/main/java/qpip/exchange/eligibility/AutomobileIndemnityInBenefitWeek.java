package qpip.exchange.eligibility;

import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;

/**
 * The SAAQ paid an income replacement indemnity for weeks in which benefits were paid, not or not wholly taken into
 * account. Periods of fourteen days, paid in arrears or at once for many; an entitlement without payment is no income.
 * Basis: Reg. ss. 41 to 43.1; facts SA-IN-01. The impact comes on top of what other partners' indemnities take.
 */
final class AutomobileIndemnityInBenefitWeek implements Rule {

    @Override
    public String code() {
        return "R20";
    }

    /** NB: reads preventive withdrawals, too: what the CNESST gives for a week is deducted first. */
    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.INCOME_REPLACEMENT, FactKind.PREVENTIVE_WITHDRAWAL);
    }

    @Override
    public Set<String> messages() {
        return Set.of("automobile-indemnity-in-benefit-week");
    }

    @Override
    public boolean isMeasured() {
        return true;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        return OverlappingIndemnities.findings(this, "automobile-indemnity-in-benefit-week", true, claim, policy);
    }
}
