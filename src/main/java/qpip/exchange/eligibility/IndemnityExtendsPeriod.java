package qpip.exchange.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;

/**
 * The CNESST paid indemnities for whole weeks of the qualifying period, which may be lengthened or moved by them: they
 * are no insurable earnings. What it paid back to an employer was salary. Basis: LAP s. 20, Reg. ss. 31.1, 31.2 and 32;
 * facts CN-IN-01, CN-IN-02. In the claimant's favour.
 */
final class IndemnityExtendsPeriod implements Rule {

    @Override
    public String code() {
        return "R18";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.INCOME_REPLACEMENT, FactKind.PREVENTIVE_WITHDRAWAL);
    }

    @Override
    public Set<String> messages() {
        return Set.of("indemnity-extends-period");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Fact> indemnities = reads().stream()
                .sorted()
                .flatMap(kind -> claim.factsAbout(claim.claimantId(), kind).stream())
                .filter(fact -> !OverlappingIndemnities.isAutomobile(fact)
                        && !fact.text("paid-to").equals(Optional.of("E")))
                .toList();
        IndemnifiedWeeks weeks = IndemnifiedWeeks.of(indemnities, claim.claim().qualifyingPeriod());
        return ExtendedPeriod.finding(this, "indemnity-extends-period", claim, policy, weeks.sundays(), weeks.facts())
                .stream()
                .toList();
    }
}
