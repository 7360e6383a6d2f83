package qpip.exchange.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import qpip.exchange.storage.Database;

/**
 * The persons and events of one version of the register in memory, for linkage: immutable columns of primitives, about
 * 200 bytes a person. Persons are addressed by their position in ascending order of id, events by id.
 *
 * <pre>
 * person  0: 1001  text ──▶ pool …Lafrenière·D'Amours|Roy·Éloïse|Marie·Élo·…   (· a zero byte)
 *         1: 1002  address ──▶ pool …G0X0A1·Saint-Élie·…
 *         2: 1005  sin, nam, day of birth, event ──▶ postings
 * </pre>
 */
public final class RegisterSnapshot {

    /** The epoch day of an unknown date of birth. */
    public static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    private static final Sex[] SEXES = Sex.values();

    private final long version;
    private final SnapshotColumns columns;
    private final TextPool pool;
    private final Postings sinsOfPerson;
    private final Postings personsBySin;
    private final Postings personsByNam;
    private final Postings personsByBirthDay;
    private final Postings eventsOfParent;
    private final Postings parentsOfEvent;
    private final Postings eventsOfChild;
    private final Postings childrenOfEvent;
    private final Postings eventsByAttestation;

    RegisterSnapshot(long version, SnapshotColumns columns) {
        this.version = version;
        this.columns = columns;
        this.pool = columns.pool.build();
        this.sinsOfPerson = columns.sinsOfPerson.build();
        this.personsBySin = columns.personsBySin.build();
        this.personsByNam = columns.personsByNam.build();
        this.personsByBirthDay = columns.personsByBirthDay.build();
        this.eventsOfParent = columns.eventsOfParent.build();
        this.parentsOfEvent = columns.parentsOfEvent.build();
        this.eventsOfChild = columns.eventsOfChild.build();
        this.childrenOfEvent = columns.childrenOfEvent.build();
        this.eventsByAttestation = columns.eventsByAttestation.build();
    }

    /** Reads the whole register as it stands at one moment. */
    public static RegisterSnapshot load(Database database) {
        return new SnapshotReading(database).snapshot();
    }

    /** Keeps an image of the register as it stands, from which later readings are fast; after each change of it. */
    public static void keep(Database database) {
        new SnapshotReading(database).keep();
    }

    /** The version of the register; 0 when nothing was loaded yet. */
    public long version() {
        return version;
    }

    public int size() {
        return columns.personIds.length;
    }

    /** The position of the person with that id, or -1. */
    public int indexOf(long personId) {
        return columns.person(personId);
    }

    public long personId(int person) {
        return columns.personIds[person];
    }

    /** At birth. */
    public String surname(int person) {
        return pool.text(columns.texts[person], 0);
    }

    public List<String> otherSurnames(int person) {
        return NameList.names(pool.text(columns.texts[person], 1));
    }

    public List<String> givenNames(int person) {
        return NameList.names(pool.text(columns.texts[person], 2));
    }

    public Optional<String> usualName(int person) {
        return Optional.of(pool.text(columns.texts[person], 3)).filter(name -> !name.isEmpty());
    }

    /** {@link #UNKNOWN_DAY} if unknown. */
    public int birthEpochDay(int person) {
        return columns.births[person];
    }

    public Sex sex(int person) {
        return SEXES[columns.sexes[person]];
    }

    /** Of the latest address, or blank. */
    public String postalCode(int person) {
        return pool.text(columns.addresses[person], 0);
    }

    /** Of the latest address, or blank. */
    public String municipality(int person) {
        return pool.text(columns.addresses[person], 1);
    }

    /** Present and past, ascending. */
    public long[] sins(int person) {
        return Arrays.stream(sinsOfPerson.of(person)).asLongStream().toArray();
    }

    /** Present and past, twelve characters without blanks. */
    public List<String> nams(int person) {
        return NameList.names(pool.text(columns.nams[person], 0));
    }

    /** The persons who hold or held that number, ascending: more than one when two share it. */
    public int[] bySin(long sin) {
        return sin >= 0 && sin <= Integer.MAX_VALUE ? personsBySin.of((int) sin) : new int[0];
    }

    /** The persons who hold or held that number, ascending. */
    public int[] byNam(String nam) {
        String canonical = canonical(nam);
        return Arrays.stream(personsByNam.of(canonical.hashCode()))
                .filter(person -> nams(person).contains(canonical))
                .toArray();
    }

    /** The persons born that day, ascending. */
    public int[] byBirthDay(LocalDate day) {
        return personsByBirthDay.of((int) day.toEpochDay());
    }

    /** The events in which the person is a parent, ascending: claimant or other parent of a claim. */
    public long[] eventsOf(int person) {
        return eventIds(eventsOfParent.of(person));
    }

    /** The day it took place, or is expected to. */
    public LocalDate eventDay(long eventId) {
        return LocalDate.ofEpochDay(columns.eventDays[event(eventId)]);
    }

    /** Ids of the parents, ascending. */
    public long[] parentsOf(long eventId) {
        return personIds(parentsOfEvent.of(event(eventId)));
    }

    /** Ids of the children that the register holds as persons, ascending. */
    public long[] childrenOf(long eventId) {
        return personIds(childrenOfEvent.of(event(eventId)));
    }

    public OptionalLong eventOfChild(int person) {
        return Arrays.stream(eventIds(eventsOfChild.of(person))).findFirst();
    }

    /** As declared. */
    public int childCount(long eventId) {
        return columns.childCounts[event(eventId)];
    }

    /** The events for which that attestation of birth was given, ascending. */
    public long[] eventsByAttestation(String attestationNo) {
        return eventIds(Arrays.stream(eventsByAttestation.of(attestationNo.hashCode()))
                .filter(event -> pool.text(columns.attestations[event], 0).equals(attestationNo))
                .toArray());
    }

    /** The form in which health insurance numbers are kept and compared. */
    static String canonical(String nam) {
        return nam.strip().replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private int event(long eventId) {
        int event = columns.event(eventId);
        if (event < 0) {
            throw new IllegalArgumentException("the register holds no event " + eventId);
        }
        return event;
    }

    private long[] eventIds(int[] events) {
        return IntStream.of(events).mapToLong(event -> columns.eventIds[event]).toArray();
    }

    private long[] personIds(int[] persons) {
        return IntStream.of(persons).mapToLong(this::personId).toArray();
    }
}
