package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;

/**
 * The act has two parents and the claim has single-parent weeks; or it has one, the claimant, who has none, which is
 * favourable. A parent added later is no fault: the act is what counts from its registration on. After a parent's death
 * s. 17 applies instead. Basis: LAP s. 10.2; facts DE-IN-01, DE-IN-03.
 */
final class SingleParentWeeks implements Rule {

    @Override
    public String code() {
        return "R32";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH, FactKind.FILIATION, FactKind.DEATH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("single-parent-weeks.two-parents", "single-parent-weeks.one-parent");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Fact> births = claim.births();
        if (claim.event().type() != EventType.BIRTH
                || births.isEmpty()
                || births.stream().anyMatch(ParentNotOnAct::isSurrogacy)) {
            return List.of();
        }
        List<Fact> acts = ParentNotOnAct.parentsNow(claim, births);
        boolean hasWeeks = claim.claim().singleParentWeeks() > 0;
        if (hasWeeks && acts.stream().anyMatch(act -> parents(act) == 2)) {
            return List.of(finding(claim, "single-parent-weeks.two-parents", acts));
        }
        if (!hasWeeks && acts.stream().allMatch(act -> parents(act) == 1) && mayHaveWeeks(claim, policy, acts)) {
            return List.of(
                    finding(claim, "single-parent-weeks.one-parent", acts).asFavourable());
        }
        return List.of();
    }

    private static boolean mayHaveWeeks(ClaimView claim, Policy policy, List<Fact> acts) {
        LocalDate born = claim.event().date();
        boolean otherDied =
                claim.file().otherParent().map(Person::id).flatMap(claim::death).isPresent();
        boolean declaredDeath = claim.file().declarations().stream()
                .anyMatch(declaration -> declaration.kind() == DeclarationKind.PARENT_DEATH);
        return !born.isBefore(policy.civil().singleParentWeeksSince(born))
                && acts.stream()
                        .allMatch(act ->
                                ParentNotOnAct.linked(act).isEmpty() || ParentNotOnAct.names(act, claim.claimantId()))
                && !otherDied
                && !declaredDeath;
    }

    private Finding finding(ClaimView claim, String message, List<Fact> acts) {
        LocalDate born = claim.event().date();
        LocalDate registered = acts.stream()
                .flatMap(act -> act.day("registered-on").stream())
                .min(LocalDate::compareTo)
                .orElse(born);
        Period period = new Period(registered, registered);
        Period day = new Period(born, born);
        return Finding.of(this, message, Severity.MEDIUM, claim.claimantId(), period, acts)
                .withStatements(List.of(Statement.of(DeclarationKind.PARENTS, ParentNotOnAct.dated(acts, day))))
                .with("registered", registered)
                .with("parents", parents(acts.get(0)))
                .with("weeks", claim.claim().singleParentWeeks());
    }

    private static int parents(Fact act) {
        return ClaimView.number(act, "parents").orElse(0);
    }
}
