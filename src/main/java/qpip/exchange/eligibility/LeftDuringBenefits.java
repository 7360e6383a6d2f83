package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * The health insurance register says that the claimant left Québec, or was absent for long, during the benefit period.
 * That ends nothing by itself, since residence is tested when the period begins. Basis: LAP ss. 3, 14; facts RA-IN-01.
 */
final class LeftDuringBenefits implements Rule {

    private static final Set<String> REASONS = Set.of("DEPT", "A183", "RECI");

    @Override
    public String code() {
        return "R24";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.IDENTITY_ANSWER);
    }

    @Override
    public Set<String> messages() {
        return Set.of("left-during-benefits");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Period benefits = claim.claim().benefitPeriod();
        return claim
                .answer(claim.claimantId())
                .filter(answer ->
                        answer.text("reason").filter(REASONS::contains).isPresent())
                .flatMap(answer -> answer.day("effective-on")
                        .filter(left -> left.isAfter(benefits.from()) && !left.isAfter(benefits.to()))
                        .map(left -> finding(claim, answer, left)))
                .stream()
                .toList();
    }

    private Finding finding(ClaimView claim, Fact answer, LocalDate left) {
        Period day = new Period(left, left);
        return Finding.of(this, "left-during-benefits", Severity.INFO, claim.claimantId(), day, List.of(answer))
                .withStatements(List.of(Statement.of(DeclarationKind.DEPARTURE, day)))
                .with("left", left)
                .with("reason", answer.text("reason").orElse("-"))
                .with("benefit-start", claim.claim().benefitPeriod().from())
                .with("benefit-end", claim.claim().benefitPeriod().to());
    }
}
