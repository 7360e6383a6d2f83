package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.ClaimFile;

/** What a rule sees: one claim with all facts that partners hold about its persons and its event, on a night. */
public record ClaimView(ClaimFile file, List<Fact> facts, LocalDate night) {

    public ClaimView {
        facts = List.copyOf(facts);
    }

    /** The facts of a kind that stand: not cancelled, in a decided order (key). */
    public List<Fact> facts(FactKind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind && !fact.cancelled())
                .toList();
    }
}
