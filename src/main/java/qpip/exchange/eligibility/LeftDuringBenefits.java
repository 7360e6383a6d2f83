package qpip.exchange.eligibility;

import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * The health insurance register says that the claimant left Québec, or was absent for long, during the benefit period.
 * That ends nothing by itself, since residence is tested when the period begins. Basis: LAP ss. 3, 14; facts RA-IN-01,
 * RA-IN-02.
 */
final class LeftDuringBenefits implements Rule {

    private static final Set<String> REASONS = Set.of("DEPT", "A183", "RECI");

    @Override
    public String code() {
        return "R24";
    }

    /** 2: a notice that cancels another says nothing itself. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.IDENTITY_ANSWER, FactKind.CHANGE_NOTICE);
    }

    @Override
    public Set<String> messages() {
        return Set.of("left-during-benefits");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Period benefits = claim.claim().benefitPeriod();
        return Departure.latest(claim, REASONS, left -> left.isAfter(benefits.from()) && !left.isAfter(benefits.to()))
                .map(departure -> finding(claim, departure))
                .stream()
                .toList();
    }

    private Finding finding(ClaimView claim, Departure departure) {
        Period day = new Period(departure.left(), departure.left());
        return Finding.of(this, "left-during-benefits", Severity.INFO, claim.claimantId(), day, departure.facts())
                .withStatements(List.of(Statement.of(DeclarationKind.DEPARTURE, day)))
                .with("left", departure.left())
                .with("reason", departure.reason())
                .with("benefit-start", claim.claim().benefitPeriod().from())
                .with("benefit-end", claim.claim().benefitPeriod().to());
    }
}
