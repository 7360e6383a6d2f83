package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.EventType;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.WeekStatus;

/**
 * An act of death of the child, the last one living of the event, while weeks that depend on the child's presence are
 * paid or planned beyond the end of the second week after the week of death. Maternity weeks go on. When another child
 * of a multiple birth lives, the claim stays payable and the person who gave birth may have three more weeks of
 * maternity. Basis: LAP s. 14, Reg. s. 33.1; facts DE-IN-02.
 *
 * <p>NB: two maternity weeks after the week of death take the place of the two weeks of presence. When exactly one
 * remains, the child is deemed present in the second following week only (LAP s. 14): the end of that week is the last
 * day then, too.
 */
final class ChildDied implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public String code() {
        return "R26";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.DEATH, FactKind.BIRTH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("child-died.last", "child-died.one-of-several");
    }

    /** Bereavement: no letter that nobody wrote, and a call before anything else. */
    @Override
    public boolean isReserved() {
        return true;
    }

    @Override
    public Severity capWhenProbable() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Fact> deaths = claim.file().children().stream()
                .map(Person::id)
                .distinct()
                .flatMap(child -> claim.death(child).stream())
                .filter(death -> death.day("date-of-death").isPresent())
                .sorted(Comparator.comparing(ChildDied::diedOn)
                        .thenComparing(death -> death.subject().id()))
                .toList();
        if (deaths.isEmpty()) {
            return List.of();
        }
        return deaths.size() < children(claim)
                ? oneOfSeveral(claim, policy, deaths)
                : last(claim, policy, deaths.get(deaths.size() - 1));
    }

    /** How many children the event has, by whoever counts most: one too many only asks for a look. */
    private static int children(ClaimView claim) {
        int acts = claim.births().stream()
                .flatMap(act -> ClaimView.number(act, "plurality").stream())
                .max(Integer::compareTo)
                .orElse(0);
        return Math.max(
                acts,
                Math.max(claim.event().childCount(), claim.file().children().size()));
    }

    private List<Finding> oneOfSeveral(ClaimView claim, Policy policy, List<Fact> deaths) {
        if (claim.claim().role() != ParentRole.GAVE_BIRTH || claim.event().type() != EventType.BIRTH) {
            return List.of();
        }
        return deaths.stream()
                .map(death -> finding(claim, death, "child-died.one-of-several", Severity.INFO)
                        .asFavourable()
                        .with("weeks", policy.weeks().maternityExtensionAfterDeath(diedOn(death))))
                .sorted(Finding.ORDER)
                .toList();
    }

    private List<Finding> last(ClaimView claim, Policy policy, Fact death) {
        LocalDate lastDay = lastDay(claim, policy, diedOn(death));
        List<BenefitWeek> beyond = claim.payableWeeks().stream()
                .filter(week ->
                        ClaimView.dependsOnPresence(week) && week.sunday().isAfter(lastDay))
                .toList();
        if (beyond.isEmpty()) {
            return List.of();
        }
        List<WeekImpact> paid = paidInVain(beyond);
        return List.of(finding(claim, death, "child-died.last", Severity.CRITICAL)
                .withWeeks(paid)
                .seenSince(beyond.get(0).sunday())
                .with("last-day", lastDay)
                .with("first-week", beyond.get(0).sunday())
                .with("weeks-paid", paid.size())
                .with("weeks-planned", beyond.size() - paid.size())
                .with("impact", WeekImpact.total(paid)));
    }

    private static LocalDate lastDay(ClaimView claim, Policy policy, LocalDate diedOn) {
        LocalDate weekOfDeath = BenefitWeeks.of(diedOn);
        long maternityLeft = claim.claim().role() == ParentRole.GAVE_BIRTH
                ? claim.payableWeeks().stream()
                        .filter(week ->
                                ClaimView.isMaternity(week) && week.sunday().isAfter(weekOfDeath))
                        .count()
                : 0;
        return maternityLeft >= policy.weeks().presenceAfterDeath(diedOn)
                ? BenefitWeeks.lastDay(diedOn)
                : new TimeLimits(policy).lastDayOfPresence(diedOn);
    }

    /** What was paid for weeks after a death: all that was not deducted. */
    static List<WeekImpact> paidInVain(List<BenefitWeek> weeks) {
        return weeks.stream()
                .filter(week -> week.status() == WeekStatus.PAID)
                .map(week -> new WeekImpact(
                        week.sunday(),
                        NOTHING,
                        NOTHING,
                        week.deduction(),
                        week.benefit(),
                        week.benefit().subtract(week.deduction())))
                .toList();
    }

    private Finding finding(ClaimView claim, Fact death, String message, Severity severity) {
        LocalDate died = diedOn(death);
        Period day = new Period(died, died);
        return Finding.of(this, message, severity, death.subject().id(), day, List.of(death))
                .asSensitive()
                .withStatements(List.of(Statement.of(DeclarationKind.CHILD_DEATH, day)))
                .with("died", died)
                .with("precision", death.text("precision").orElse("-"))
                .with("children", children(claim));
    }

    private static LocalDate diedOn(Fact death) {
        return death.day("date-of-death").orElse(LocalDate.MAX);
    }
}
