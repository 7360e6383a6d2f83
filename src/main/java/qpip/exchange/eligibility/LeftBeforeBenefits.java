package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * The health insurance register says that the claimant left Québec on or before the first day of the benefit period,
 * when residence is tested. An absence of 183 days takes effect on 1 January by convention, an expired card or permit
 * is administrative: neither is a departure. Basis: LAP ss. 3(2), 3.1; facts RA-IN-01, RA-IN-02.
 */
final class LeftBeforeBenefits implements Rule {

    private static final Set<String> REASONS = Set.of("DEPT", "RECI");

    @Override
    public String code() {
        return "R23";
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
        return Set.of("left-before-benefits");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        LocalDate start = claim.claim().benefitPeriod().from();
        return Departure.latest(claim, REASONS, left -> !left.isAfter(start))
                .filter(departure -> departure.facts().stream().allMatch(LeftBeforeBenefits::ends))
                .map(departure -> finding(claim, departure, start))
                .stream()
                .toList();
    }

    /** An answer must say that the eligibility ended; a notice of a departure says nothing else. */
    private static boolean ends(Fact fact) {
        return fact.kind() == FactKind.CHANGE_NOTICE || fact.text("eligibility").equals(Optional.of("FIN"));
    }

    private Finding finding(ClaimView claim, Departure departure, LocalDate start) {
        Period day = new Period(departure.left(), departure.left());
        return Finding.of(this, "left-before-benefits", Severity.HIGH, claim.claimantId(), day, departure.facts())
                .withStatements(List.of(Statement.of(DeclarationKind.DEPARTURE, day)))
                .with("left", departure.left())
                .with("reason", departure.reason())
                .with("benefit-start", start);
    }
}
