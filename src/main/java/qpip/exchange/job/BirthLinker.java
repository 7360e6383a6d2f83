package qpip.exchange.job;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.BirthLink;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.Linking;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.RecognisedParent;

/**
 * Links an act of birth to the event it proves. The act of one of several children waits for the others;
 * {@link Assignment} raises them together.
 */
final class BirthLinker implements Linker {

    /** The farthest that an act's date may be from the event's for the act to join a plural birth (K7). */
    private static final int DAYS_OF_ONE_BIRTH = 3;

    /** The attribute that names the parents of the register whom the act names. */
    static final String PARENTS_LINKED = "parents-linked";

    private final Meaning meaning;
    private final Linking linking;

    BirthLinker(Meaning meaning, Linking linking) {
        this.meaning = meaning;
        this.linking = linking;
    }

    @Override
    public Optional<Linked> link(RecordView record) {
        BirthLink link = linking.birth(meaning.presentedBirth(record));
        if (link.level() == MatchLevel.NONE) {
            return Optional.empty();
        }
        SortedMap<String, String> derived = new TreeMap<>();
        derived.put(
                PARENTS_LINKED,
                link.parents().stream()
                        .map(RecognisedParent::personId)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")));
        if (link.childId() != Link.NOBODY) {
            derived.put("child-linked", String.valueOf(link.childId()));
        }
        boolean joins = link.eventId() != Link.NOBODY
                && link.evidence().contains(Evidence.PLURAL_BIRTH)
                && link.parents().stream().anyMatch(RecognisedParent::surely)
                && Math.abs(link.daysLater()) <= DAYS_OF_ONE_BIRTH;
        derived.put(Assignment.JOINS_PLURAL_BIRTH, joins ? "Y" : "N");
        return Optional.of(new Linked(Subject.event(link.eventId()), link.level(), link.key(), link.codes(), derived)
                .waiting(joins));
    }
}
