package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Period;

/**
 * The act of birth was found through the other parent or the attestation, and none of its parents is the claimant. The
 * part a parent has comes from the claim, never from sex or from the word mother or father on an act. Surrogacy and
 * adoption wait for filiation. Basis: LAP ss. 7 to 12.8; facts DE-IN-01, DE-IN-03.
 */
final class ParentNotOnAct implements Rule {

    @Override
    public String code() {
        return "R30";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH, FactKind.FILIATION);
    }

    @Override
    public Set<String> messages() {
        return Set.of("parent-not-on-act");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Fact> acts = claim.births();
        if (claim.event().type() != EventType.BIRTH
                || acts.isEmpty()
                || acts.stream().anyMatch(ParentNotOnAct::isSurrogacy)
                || parentsNow(claim, acts).stream().anyMatch(act -> names(act, claim.claimantId()))
                || claim.filiation().filter(ParentNotOnAct::isPending).isPresent()
                || acts.stream().noneMatch(act -> isOfThisEvent(act, claim))) {
            return List.of();
        }
        Period day = new Period(claim.event().date(), claim.event().date());
        List<Fact> now = parentsNow(claim, acts);
        return List.of(Finding.of(this, "parent-not-on-act", Severity.HIGH, claim.claimantId(), day, now)
                .withStatements(List.of(Statement.of(DeclarationKind.PARENTS, dated(now, day))))
                .with("born", claim.event().date())
                .with("parents", now.get(0).text("parents").orElse("-")));
    }

    /**
     * What says who the parents are: the last mention of filiation, else the acts of birth. NB: a mention is about one
     * child, so it takes the place of no act where there are several.
     */
    static List<Fact> parentsNow(ClaimView claim, List<Fact> acts) {
        return acts.size() > 1 ? acts : claim.filiation().map(List::of).orElse(acts);
    }

    /** Adoption and surrogacy make other persons parents than gave birth: their own events speak of them. */
    private static boolean isPending(Fact filiation) {
        return Set.of("ADOPT", "SURR").contains(filiation.text("event").orElse(""));
    }

    static boolean isSurrogacy(Fact act) {
        return act.text("surrogacy").equals(Optional.of("Y"));
    }

    /** Whether the person was recognised among the parents on the act. */
    static boolean names(Fact act, long person) {
        return linked(act).contains(Long.toString(person));
    }

    static List<String> linked(Fact act) {
        return act.text("parents-linked").stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** The days on which a change of parents can have been declared: from the birth until the registration. */
    static Period dated(List<Fact> acts, Period day) {
        return acts.stream()
                .flatMap(act -> act.day("registered-on").stream())
                .filter(registered -> registered.isAfter(day.to()))
                .max(LocalDate::compareTo)
                .map(registered -> new Period(day.from(), registered))
                .orElse(day);
    }

    private static boolean isOfThisEvent(Fact act, ClaimView claim) {
        boolean ofOtherParent = claim.claim().otherParent().isPresent()
                && names(act, claim.claim().otherParent().getAsLong());
        return ofOtherParent
                || claim.event()
                        .attestationNo()
                        .filter(number -> act.text("attestation-no").equals(Optional.of(number)))
                        .isPresent();
    }
}
