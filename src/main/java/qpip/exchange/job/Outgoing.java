package qpip.exchange.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Period;

/** Who is written into one kind of outbound extract, and what a record says of each. One for each {@link Selection}. */
interface Outgoing {

    /** The words of {@code means} that a record can give. */
    Set<String> words();

    /** The records to write, in a decided order: the same each time the selection is made again. */
    List<Request> requests(OutboundWork work);

    /**
     * What a partner can be asked about a person of an open claim because of a flag; empty where such an extract asks
     * nothing or may not ask about that person.
     */
    default Optional<Question> question(ClaimFile claim, long person) {
        return Optional.empty();
    }

    /** What some of the records say, with all that is needed for it read at once. */
    Sayings read(OutboundWork work, List<Request> page);

    /** A record that a question raised on a flag adds; the parts are those of a {@link Request}. */
    record Question(long personId, Period period, Role role, String about) {}

    /**
     * What a word means for a record: a value that {@link qpip.exchange.layout.Values} takes, or for a group a list of
     * maps from the names of its fields to such values. Empty when there is nothing to say.
     */
    interface Sayings {
        Optional<Object> of(Request request, String word);
    }
}
