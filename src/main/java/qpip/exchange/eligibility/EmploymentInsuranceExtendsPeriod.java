package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Period;

/**
 * Employment insurance paid weeks in the qualifying period, which may be lengthened by them, so that earlier earnings
 * count. Basis: LAP s. 20, Reg. ss. 31.2 and 32; facts SC-IN-01. In the claimant's favour.
 */
final class EmploymentInsuranceExtendsPeriod implements Rule {

    @Override
    public String code() {
        return "R03";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EMPLOYMENT_INSURANCE);
    }

    @Override
    public Set<String> messages() {
        return Set.of("employment-insurance-extends-period");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Period qualifying = claim.claim().qualifyingPeriod();
        List<InsuredWeek> weeks = InsuredWeek.all(claim).stream()
                .filter(week -> ExtendedPeriod.isIn(qualifying, week.sunday()))
                .toList();
        SortedSet<LocalDate> sundays = new TreeSet<>();
        weeks.forEach(week -> sundays.add(week.sunday()));
        return ExtendedPeriod.finding(
                        this,
                        "employment-insurance-extends-period",
                        claim,
                        policy,
                        sundays,
                        weeks.stream().map(InsuredWeek::fact).toList())
                .stream()
                .toList();
    }
}
