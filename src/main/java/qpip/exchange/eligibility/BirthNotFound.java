package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Period;

/**
 * A birth in Québec was declared and the registrar has no act of it after the time that registration may take. A birth
 * elsewhere never has an act here; a pregnancy that ended has none; surrogacy and adoption wait for filiation; an act
 * whose match is being reviewed may be the missing one. Basis: LAP ss. 7 to 10, C.C.Q. art. 113; facts DE-IN-01.
 */
final class BirthNotFound implements Rule {

    @Override
    public String code() {
        return "R28";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("birth-not-found");
    }

    /** NB: no exchange brings the registrar's answer; where policy requires it, there can't be a finding. */
    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        Event event = claim.event();
        LocalDate night = claim.night();
        LocalDate asked = event.date().plusDays(policy.civil().birthGraceDays(night));
        if (event.type() != EventType.BIRTH
                || !event.province().equals("QC")
                || night.isBefore(asked)
                || policy.civil().birthAnswerRequired(night)
                || !claim.births().isEmpty()
                || claim.hasUnresolved(FactKind.BIRTH)) {
            return List.of();
        }
        Period day = new Period(event.date(), event.date());
        return List.of(Finding.of(this, "birth-not-found", Severity.HIGH, claim.claimantId(), day, List.of())
                .seenSince(asked)
                .with("born", event.date())
                .with("days", policy.civil().birthGraceDays(night)));
    }
}
