package qpip.exchange.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;

/**
 * One act for one birth or death. The acts about one subject are looked at together: a plural birth is proved when
 * every rank has its act; two acts that both claim a single birth, or one person's death, are a tie, and ties are
 * refused.
 */
final class Assignment {

    /** In a birth's content: whether the act can be one of several children of the event it was linked to. */
    static final String JOINS_PLURAL_BIRTH = "joins-plural-birth";

    private Assignment() {}

    /**
     * The facts with the match levels that hold once all acts about the same subject are considered, in the order
     * given.
     */
    static List<Fact> of(Collection<Fact> facts) {
        Map<Subject, List<Fact>> births = acts(facts, FactKind.BIRTH);
        Map<Subject, List<Fact>> deaths = acts(facts, FactKind.DEATH);
        List<Fact> assigned = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.cancelled()) {
                assigned.add(fact);
            } else if (fact.kind() == FactKind.BIRTH) {
                assigned.add(birth(fact, births.getOrDefault(fact.subject(), List.of())));
            } else if (fact.kind() == FactKind.DEATH
                    && deaths.getOrDefault(fact.subject(), List.of()).size() > 1) {
                assigned.add(at(fact, MatchLevel.AMBIGUOUS));
            } else {
                assigned.add(fact);
            }
        }
        return assigned;
    }

    private static Fact birth(Fact act, List<Fact> acts) {
        int plurality = number(act, "plurality");
        if (plurality <= 1) {
            return acts.size() > 1 ? at(act, MatchLevel.AMBIGUOUS) : act;
        }
        boolean complete = acts.size() == plurality
                && acts.stream()
                        .allMatch(other -> number(other, "plurality") == plurality
                                && other.text(JOINS_PLURAL_BIRTH)
                                        .filter("Y"::equals)
                                        .isPresent())
                && acts.stream()
                                .map(other -> number(other, "rank"))
                                .filter(rank -> rank >= 1 && rank <= plurality)
                                .distinct()
                                .count()
                        == plurality;
        return complete ? at(act, MatchLevel.CONFIRMED) : act;
    }

    private static Map<Subject, List<Fact>> acts(Collection<Fact> facts, FactKind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind && !fact.cancelled())
                .collect(Collectors.groupingBy(Fact::subject, () -> new TreeMap<>(Subject.ORDER), Collectors.toList()));
    }

    private static int number(Fact fact, String attribute) {
        return fact.text(attribute).map(Integer::valueOf).orElse(0);
    }

    private static Fact at(Fact fact, MatchLevel level) {
        return new Fact(
                fact.partner(),
                fact.exchange(),
                fact.kind(),
                fact.key(),
                fact.version(),
                fact.cancelled(),
                fact.subject(),
                level,
                fact.matchKey(),
                fact.content(),
                fact.receivedOn(),
                fact.matchWeight());
    }
}
