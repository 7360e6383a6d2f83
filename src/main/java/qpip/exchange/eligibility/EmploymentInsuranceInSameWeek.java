package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Period;

/**
 * Employment insurance paid regular, sickness or another of its benefits for a week that the Plan paid: its own rules
 * exclude that, so the overpayment may be there. Basis: employment insurance digest 3.3.3, Reg. s. 42; facts SC-IN-01.
 */
final class EmploymentInsuranceInSameWeek implements Rule {

    private static final Set<String> TYPES = Set.of("REG", "SICK", "FISH", "COMP", "FCGA", "FCGC", "TRNG");

    @Override
    public String code() {
        return "R02";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EMPLOYMENT_INSURANCE);
    }

    @Override
    public Set<String> messages() {
        return Set.of("employment-insurance-in-same-week");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        InsuredWeek.byPeriod(claim, TYPES).forEach((start, weeks) -> {
            List<WeekImpact> both = paidByBoth(claim, weeks);
            if (!both.isEmpty()) {
                findings.add(finding(claim, start, weeks, both));
            }
        });
        return findings;
    }

    /** The weeks that the Plan paid, too, in order. */
    static List<WeekImpact> paidByBoth(ClaimView claim, List<InsuredWeek> weeks) {
        return weeks.stream()
                .flatMap(insured -> claim.paidWeeks().stream()
                        .filter(week -> week.sunday().equals(insured.sunday()))
                        .map(insured::twice))
                .sorted(Comparator.comparing(WeekImpact::sunday))
                .toList();
    }

    private Finding finding(ClaimView claim, LocalDate start, List<InsuredWeek> all, List<WeekImpact> both) {
        Set<LocalDate> sundays = both.stream().map(WeekImpact::sunday).collect(Collectors.toSet());
        List<InsuredWeek> counted =
                all.stream().filter(week -> sundays.contains(week.sunday())).toList();
        LocalDate last = both.get(both.size() - 1).sunday();
        return Finding.of(
                        this,
                        "employment-insurance-in-same-week",
                        sundays.size() > 1 ? Severity.HIGH : Severity.MEDIUM,
                        claim.claimantId(),
                        new Period(start, last.plusDays(6)),
                        counted.stream().map(InsuredWeek::fact).toList())
                .withWeeks(both)
                .withStatements(counted.stream().map(InsuredWeek::statement).toList())
                .seenSince(last.plusDays(6))
                .with(
                        "types",
                        counted.stream()
                                .map(InsuredWeek::type)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .with("weeks", sundays.size())
                .with("first-week", both.get(0).sunday())
                .with("last-week", last)
                .with("impact", WeekImpact.total(both));
    }
}
