package qpip.exchange.job;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.Linking;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.Population;
import qpip.exchange.linkage.Presented;

/**
 * Links a record that a partner sends unasked: by SIN or NAM, then confirmed; two persons with one identifier are left
 * to a person.
 */
final class IdentityLinker implements Linker {

    private final Meaning meaning;
    private final Population register;
    private final Linking linking;

    IdentityLinker(Meaning meaning, Population register, Linking linking) {
        this.meaning = meaning;
        this.register = register;
        this.linking = linking;
    }

    @Override
    public Optional<Linked> link(RecordView record) {
        Presented presented = meaning.presented(record);
        TreeSet<Integer> candidates = new TreeSet<>();
        presented.sin().ifPresent(sin -> add(candidates, register.bySin(sin)));
        presented.nam().ifPresent(nam -> add(candidates, register.byNam(nam)));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (candidates.size() > 1) {
            return Optional.of(new Linked(
                            Subject.person(Link.NOBODY),
                            MatchLevel.AMBIGUOUS,
                            MatchKey.NONE,
                            List.of(),
                            new TreeMap<>())
                    .among(candidates.stream().map(register::personId).sorted().toList()));
        }
        int person = candidates.first();
        Link link = linking.confirm(presented, person);
        return Optional.of(new Linked(
                Subject.person(register.personId(person)), link.level(), link.key(), link.codes(), new TreeMap<>()));
    }

    private static void add(TreeSet<Integer> candidates, int[] found) {
        for (int person : found) {
            candidates.add(person);
        }
    }
}
