package qpip.exchange.job;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.Presented;

/** Links an act by names, dates and a second sign; an act of nobody on the register is forgotten. */
final class NamesLinker implements Linker {

    private final Meaning meaning;
    private final Function<Presented, Link> linking;

    NamesLinker(Meaning meaning, Function<Presented, Link> linking) {
        this.meaning = meaning;
        this.linking = linking;
    }

    @Override
    public Optional<Linked> link(RecordView record) {
        Link link = linking.apply(meaning.presented(record));
        if (link.level() == MatchLevel.NONE) {
            return Optional.empty();
        }
        Subject subject = link.personId() == Link.NOBODY
                ? link.eventId() == Link.NOBODY ? Subject.person(Link.NOBODY) : Subject.event(link.eventId())
                : Subject.person(link.personId());
        Linked linked = new Linked(subject, link.level(), link.key(), link.codes(), new TreeMap<>());
        // NB: the candidates for an infant's death may be events.
        boolean ofAdults = subject.id() == Link.NOBODY && link.key() != MatchKey.K8;
        return Optional.of(ofAdults ? linked.among(link.candidates()) : linked);
    }
}
