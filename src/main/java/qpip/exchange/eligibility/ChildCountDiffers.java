package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Period;

/**
 * There are more or fewer acts of birth than children declared. The acts of twins may arrive on different nights, so
 * the rule waits some days after the first was registered, and while the match of one is being reviewed. More children
 * give each parent more weeks, which is favourable. Basis: LAP s. 15; facts DE-IN-01.
 */
final class ChildCountDiffers implements Rule {

    @Override
    public String code() {
        return "R31";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("child-count-differs.more", "child-count-differs.fewer");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Fact> acts = claim.births();
        int declared = claim.event().childCount();
        if (acts.isEmpty()
                || acts.size() == declared
                || claim.event().type() != EventType.BIRTH
                || claim.hasUnresolved(FactKind.BIRTH)) {
            return List.of();
        }
        LocalDate complete = acts.stream()
                .map(act -> act.day("registered-on").orElse(act.receivedOn()))
                .min(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(policy.civil().pluralityWaitDays(claim.night()));
        if (claim.night().isBefore(complete)) {
            return List.of();
        }
        Period day = new Period(claim.event().date(), claim.event().date());
        boolean more = acts.size() > declared;
        Finding finding = Finding.of(
                        this,
                        more ? "child-count-differs.more" : "child-count-differs.fewer",
                        Severity.MEDIUM,
                        claim.claimantId(),
                        day,
                        acts)
                .withStatements(List.of(Statement.of(DeclarationKind.CHILD_COUNT, ParentNotOnAct.dated(acts, day))))
                .seenSince(complete)
                .with("plurality-wait-days", policy.civil().pluralityWaitDays(claim.night()))
                .with("declared", declared)
                .with("acts", acts.size());
        return List.of(more ? finding.asFavourable() : finding);
    }
}
