package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;

/**
 * An act of death of the claimant while weeks after the death are paid or planned; or of the other parent or the
 * spouse, whose remaining weeks may pass to the survivor, which is favourable. Basis: LAP s. 17; facts DE-IN-02.
 */
final class ClaimantDied implements Rule {

    @Override
    public String code() {
        return "R27";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.DEATH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("claimant-died.claimant", "claimant-died.other-parent");
    }

    @Override
    public Severity capWhenProbable() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        claim.death(claim.claimantId())
                .ifPresentOrElse(death -> claimant(claim, death, findings), () -> survivor(claim, findings));
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private void claimant(ClaimView claim, Fact death, List<Finding> findings) {
        death.day("date-of-death").ifPresent(died -> {
            List<BenefitWeek> after = claim.payableWeeks().stream()
                    .filter(week -> week.sunday().isAfter(died))
                    .toList();
            if (!after.isEmpty()) {
                List<WeekImpact> paid = ChildDied.paidInVain(after);
                findings.add(finding(death, died, "claimant-died.claimant", Severity.CRITICAL)
                        .withWeeks(paid)
                        .seenSince(after.get(0).sunday())
                        .with("first-week", after.get(0).sunday())
                        .with("weeks-paid", paid.size())
                        .with("weeks-planned", after.size() - paid.size())
                        .with("impact", WeekImpact.total(paid)));
            }
        });
    }

    private void survivor(ClaimView claim, List<Finding> findings) {
        Stream.concat(claim.file().otherParent().stream(), claim.file().spouseAtFirstFiling().stream())
                .map(Person::id)
                .distinct()
                .flatMap(person -> claim.death(person).stream())
                .forEach(death -> death.day("date-of-death")
                        .ifPresent(died ->
                                findings.add(finding(death, died, "claimant-died.other-parent", Severity.INFO)
                                        .asFavourable()
                                        // The claimant cannot have declared the own death, but this one.
                                        .withStatements(List.of(
                                                Statement.of(DeclarationKind.PARENT_DEATH, new Period(died, died)))))));
    }

    private Finding finding(Fact death, LocalDate died, String message, Severity severity) {
        return Finding.of(this, message, severity, death.subject().id(), new Period(died, died), List.of(death))
                .asSensitive()
                .with("died", died)
                .with("precision", death.text("precision").orElse("-"));
    }
}
