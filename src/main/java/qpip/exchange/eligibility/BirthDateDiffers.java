package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * The act of birth gives another day than the claim, which moves the limits counted from the week of birth. A plural
 * birth around midnight has two days; the claim's may be either. A claim that still only has the expected day holds
 * nothing that could differ. Basis: LAP ss. 23, 24; facts DE-IN-01.
 */
final class BirthDateDiffers implements Rule {

    @Override
    public String code() {
        return "R29";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("birth-date-differs");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Map<LocalDate, List<Fact>> acts = claim.births().stream()
                .filter(act -> act.day("child-date-of-birth").isPresent())
                .collect(Collectors.groupingBy(
                        act -> act.day("child-date-of-birth").orElseThrow(), TreeMap::new, Collectors.toList()));
        return claim.event()
                .actualOn()
                .filter(declared -> !acts.containsKey(declared))
                .map(declared -> acts.entrySet().stream()
                        .map(born -> finding(claim, policy, declared, born.getKey(), born.getValue()))
                        .toList())
                .orElse(List.of());
    }

    private Finding finding(ClaimView claim, Policy policy, LocalDate declared, LocalDate born, List<Fact> acts) {
        boolean otherWeek = !BenefitWeeks.of(declared).equals(BenefitWeeks.of(born));
        TimeLimits limits = new TimeLimits(policy);
        Period day = new Period(born, born);
        Finding finding = Finding.of(
                        this,
                        "birth-date-differs",
                        otherWeek ? Severity.MEDIUM : Severity.LOW,
                        claim.claimantId(),
                        day,
                        acts)
                .withStatements(List.of(Statement.of(DeclarationKind.BIRTH_DATE, day)))
                .with("born-declared", declared)
                .with("born", born)
                .with("last-week-declared", limits.lastBenefitWeek(declared))
                .with("last-week", limits.lastBenefitWeek(born));
        return otherWeek && born.isAfter(declared) ? finding.asFavourable() : finding;
    }
}
