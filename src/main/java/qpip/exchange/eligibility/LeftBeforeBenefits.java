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
 * is administrative: neither is a departure. Basis: LAP ss. 3(2), 3.1; facts RA-IN-01.
 */
final class LeftBeforeBenefits implements Rule {

    private static final Set<String> REASONS = Set.of("DEPT", "RECI");

    @Override
    public String code() {
        return "R23";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.IDENTITY_ANSWER);
    }

    @Override
    public Set<String> messages() {
        return Set.of("left-before-benefits");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        LocalDate start = claim.claim().benefitPeriod().from();
        return claim
                .answer(claim.claimantId())
                .filter(answer -> answer.text("eligibility").equals(Optional.of("FIN"))
                        && answer.text("reason").filter(REASONS::contains).isPresent())
                .flatMap(answer -> answer.day("effective-on")
                        .filter(left -> !left.isAfter(start))
                        .map(left -> finding(claim, answer, left, start)))
                .stream()
                .toList();
    }

    private Finding finding(ClaimView claim, Fact answer, LocalDate left, LocalDate start) {
        Period day = new Period(left, left);
        return Finding.of(this, "left-before-benefits", Severity.HIGH, claim.claimantId(), day, List.of(answer))
                .withStatements(List.of(Statement.of(DeclarationKind.DEPARTURE, day)))
                .with("left", left)
                .with("reason", answer.text("reason").orElse("-"))
                .with("benefit-start", start);
    }
}
