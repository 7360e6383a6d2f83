package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.WorkerStatus;

/**
 * For tax, the claimant had left Québec before the benefit period began; or, where business income counts, did not live
 * there on 31 December before it. A wage earner who arrived since that day is as eligible as anybody. Basis: LAP ss.
 * 3(2), 3.1; facts RQ-IN-01.
 */
final class NotResidentForTax implements Rule {

    private static final String QUEBEC = "QC";

    @Override
    public String code() {
        return "R12";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT);
    }

    @Override
    public Set<String> messages() {
        return Set.of("not-resident-for-tax.departed", "not-resident-for-tax.year-end");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        LocalDate start = claim.claim().benefitPeriod().from();
        AssessedYears assessed = new AssessedYears(claim);
        Optional<Finding> departed = lastResidence(assessed, start)
                .filter(NotResidentForTax::isElsewhere)
                .flatMap(answer -> answer.day("residency-change")
                        .filter(left -> left.isBefore(start))
                        .map(left -> finding(claim, "not-resident-for-tax.departed", left, answer)
                                .withStatements(
                                        List.of(Statement.of(DeclarationKind.DEPARTURE, new Period(left, left))))));
        LocalDate yearEnd = LocalDate.of(start.getYear() - 1, 12, 31);
        return departed
                .or(() -> Optional.of(claim.claim().workerStatus())
                        .filter(status -> status != WorkerStatus.WAGE)
                        .flatMap(status -> assessed.closed(AssessedYears.CLAIMANT, yearEnd.getYear()))
                        .filter(NotResidentForTax::isElsewhere)
                        .map(answer -> finding(claim, "not-resident-for-tax.year-end", yearEnd, answer)))
                .stream()
                .toList();
    }

    /** The last closed year up to that of the first benefits; who came back before has a later year in Québec. */
    private static Optional<Fact> lastResidence(AssessedYears assessed, LocalDate start) {
        return assessed.answers(AssessedYears.CLAIMANT).stream()
                .filter(AssessedYears::concludes)
                .filter(answer -> answer.text("residence").isPresent()
                        && year(answer) <= start.getYear()
                        && assessed.closed(AssessedYears.CLAIMANT, year(answer))
                                .filter(answer::equals)
                                .isPresent())
                .max(Comparator.comparingInt(NotResidentForTax::year));
    }

    private static int year(Fact answer) {
        return ClaimView.number(answer, "tax-year").orElse(0);
    }

    private static boolean isElsewhere(Fact answer) {
        return answer.text("residence")
                .filter(province -> !province.equals(QUEBEC))
                .isPresent();
    }

    private Finding finding(ClaimView claim, String message, LocalDate day, Fact answer) {
        return Finding.of(this, message, Severity.HIGH, claim.claimantId(), new Period(day, day), List.of(answer))
                .with("day", day)
                .with("year", year(answer))
                .with("province", answer.text("residence").orElse("-"))
                .with("benefit-start", claim.claim().benefitPeriod().from())
                .with("worker-status", claim.claim().workerStatus());
    }
}
