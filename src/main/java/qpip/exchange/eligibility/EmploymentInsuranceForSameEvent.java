package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Period;

/**
 * Employment insurance paid maternity, parental or adoption benefits within the weeks that the Plan may pay for the
 * same event: one program pays for an event. Which one is a question of the province of residence. Basis: LAP s. 4
 * (number to confirm), Canada-Québec agreement; facts SC-IN-01.
 *
 * <p>The impact is what both paid for the same weeks, whichever of them must recover it.
 */
final class EmploymentInsuranceForSameEvent implements Rule {

    private static final Set<String> TYPES = Set.of("MAT", "PARS", "PARE", "ADO");

    @Override
    public String code() {
        return "R01";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EMPLOYMENT_INSURANCE);
    }

    @Override
    public Set<String> messages() {
        return Set.of("employment-insurance-for-same-event");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<BenefitWeek> payable = claim.payableWeeks();
        LocalDate event = claim.event().date();
        LocalDate first = BenefitWeeks.before(event, policy.weeks().maternityBeforeDelivery(event));
        LocalDate last = BenefitWeeks.after(event, policy.weeks().benefitPeriodAfterBirth(event));
        List<Finding> findings = new ArrayList<>();
        InsuredWeek.byPeriod(claim, TYPES).forEach((start, all) -> {
            List<InsuredWeek> weeks = all.stream()
                    .filter(week ->
                            !week.sunday().isBefore(first) && !week.sunday().isAfter(last))
                    .toList();
            if (!weeks.isEmpty() && !payable.isEmpty()) {
                findings.add(finding(claim, start, weeks));
            }
        });
        return findings;
    }

    private Finding finding(ClaimView claim, LocalDate start, List<InsuredWeek> weeks) {
        List<WeekImpact> impacts = EmploymentInsuranceInSameWeek.paidByBoth(claim, weeks);
        InsuredWeek last = weeks.get(weeks.size() - 1);
        return Finding.of(
                        this,
                        "employment-insurance-for-same-event",
                        Severity.CRITICAL,
                        claim.claimantId(),
                        new Period(start, last.period().to()),
                        weeks.stream().map(InsuredWeek::fact).toList())
                .withWeeks(impacts)
                .withStatements(weeks.stream().map(InsuredWeek::statement).toList())
                .with("from", start)
                .with("type", weeks.get(0).type())
                .with("first-week", weeks.get(0).sunday())
                .with("last-week", last.sunday())
                .with("weeks", weeks.size())
                .with("weeks-both", impacts.size())
                .with("event", claim.event().date())
                .with("impact", WeekImpact.total(impacts));
    }
}
