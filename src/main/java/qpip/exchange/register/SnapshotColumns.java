package qpip.exchange.register;

import java.util.Arrays;
import java.util.List;

/** The columns of a {@link RegisterSnapshot} while they are filled, each as long as there are persons or events. */
final class SnapshotColumns {

    final long[] personIds;
    final int[] texts;
    final int[] addresses;
    final int[] nams;
    final int[] births;
    final byte[] sexes;

    final long[] eventIds;
    final int[] eventDays;
    final int[] childCounts;
    final int[] attestations;

    final TextPool.Builder pool = new TextPool.Builder();
    final Postings.Builder sinsOfPerson = new Postings.Builder();
    final Postings.Builder personsBySin = new Postings.Builder();
    final Postings.Builder personsByNam = new Postings.Builder();
    final Postings.Builder personsByBirthDay = new Postings.Builder();
    final Postings.Builder eventsOfParent = new Postings.Builder();
    final Postings.Builder parentsOfEvent = new Postings.Builder();
    final Postings.Builder eventsOfChild = new Postings.Builder();
    final Postings.Builder childrenOfEvent = new Postings.Builder();
    final Postings.Builder eventsByAttestation = new Postings.Builder();

    SnapshotColumns(int persons, int events) {
        personIds = new long[persons];
        texts = new int[persons];
        addresses = new int[persons];
        nams = new int[persons];
        births = new int[persons];
        sexes = new byte[persons];
        eventIds = new long[events];
        eventDays = new int[events];
        childCounts = new int[events];
        attestations = new int[events];
    }

    List<int[]> intsOfPersons() {
        return List.of(texts, addresses, nams, births);
    }

    List<int[]> intsOfEvents() {
        return List.of(eventDays, childCounts, attestations);
    }

    List<Postings.Builder> postings() {
        return List.of(
                sinsOfPerson,
                personsBySin,
                personsByNam,
                personsByBirthDay,
                eventsOfParent,
                parentsOfEvent,
                eventsOfChild,
                childrenOfEvent,
                eventsByAttestation);
    }

    /** The position of the person, negative when there is none. */
    int person(long id) {
        return Math.max(-1, Arrays.binarySearch(personIds, id));
    }

    /** The position of the event, negative when there is none. */
    int event(long id) {
        return Math.max(-1, Arrays.binarySearch(eventIds, id));
    }

    void parent(int person, int event) {
        if (person >= 0 && event >= 0) {
            eventsOfParent.add(person, event);
            parentsOfEvent.add(event, person);
        }
    }

    void child(int person, int event) {
        if (person >= 0 && event >= 0) {
            eventsOfChild.add(person, event);
            childrenOfEvent.add(event, person);
        }
    }
}
