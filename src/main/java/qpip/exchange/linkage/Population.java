package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.Sex;

/**
 * The persons and events of the register, as linkage needs to see them. A person is addressed by a position from 0 to
 * {@code size() - 1}, an event by its id. An implementation never changes while a {@link Linking} uses it, and answers
 * the same whatever the thread.
 */
public interface Population {

    /** The epoch day of an unknown date of birth. */
    int UNKNOWN_DAY = Integer.MIN_VALUE;

    int size();

    /** The position of the person with that id, or -1. */
    int indexOf(long personId);

    long personId(int person);

    /** At birth. */
    String surname(int person);

    /** Names that others may use for the person: married, former. */
    List<String> otherSurnames(int person);

    List<String> givenNames(int person);

    Optional<String> usualName(int person);

    /** {@link #UNKNOWN_DAY} if unknown. */
    int birthEpochDay(int person);

    Sex sex(int person);

    /** Six characters, or blank. */
    String postalCode(int person);

    /** Of the latest address, or blank. */
    String municipality(int person);

    /** Present and past. */
    long[] sins(int person);

    /** Present and past, in canonical form. */
    List<String> nams(int person);

    int[] bySin(long sin);

    int[] byNam(String nam);

    int[] byBirthDay(LocalDate day);

    /** The events of which the person is a parent. */
    long[] eventsOf(int person);

    /** The day it took place, or is expected to. */
    LocalDate eventDay(long eventId);

    /** Ids of the persons who are parents in the event. */
    long[] parentsOf(long eventId);

    /** Ids of the children who are persons of the register; none before the birth is known. */
    long[] childrenOf(long eventId);

    OptionalLong eventOfChild(int person);

    /** As declared. */
    int childCount(long eventId);

    /** The events for which that attestation of birth was given. */
    long[] eventsByAttestation(String attestationNo);
}
