package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.RegisterSnapshot;
import qpip.exchange.register.Sex;

/** The population of one version of the register. */
public final class RegisteredPopulation implements Population {

    private final RegisterSnapshot register;

    public RegisteredPopulation(RegisterSnapshot register) {
        this.register = register;
    }

    @Override
    public int size() {
        return register.size();
    }

    @Override
    public int indexOf(long personId) {
        return register.indexOf(personId);
    }

    @Override
    public long personId(int person) {
        return register.personId(person);
    }

    @Override
    public String surname(int person) {
        return register.surname(person);
    }

    @Override
    public List<String> otherSurnames(int person) {
        return register.otherSurnames(person);
    }

    @Override
    public List<String> givenNames(int person) {
        return register.givenNames(person);
    }

    @Override
    public Optional<String> usualName(int person) {
        return register.usualName(person);
    }

    /** NB: both sides write the unknown day as {@link Integer#MIN_VALUE}. */
    @Override
    public int birthEpochDay(int person) {
        return register.birthEpochDay(person);
    }

    @Override
    public Sex sex(int person) {
        return register.sex(person);
    }

    @Override
    public String postalCode(int person) {
        return register.postalCode(person);
    }

    @Override
    public String municipality(int person) {
        return register.municipality(person);
    }

    @Override
    public long[] sins(int person) {
        return register.sins(person);
    }

    @Override
    public List<String> nams(int person) {
        return register.nams(person);
    }

    @Override
    public int[] bySin(long sin) {
        return register.bySin(sin);
    }

    @Override
    public int[] byNam(String nam) {
        return register.byNam(nam);
    }

    @Override
    public int[] byBirthDay(LocalDate day) {
        return register.byBirthDay(day);
    }

    @Override
    public long[] eventsOf(int person) {
        return register.eventsOf(person);
    }

    @Override
    public LocalDate eventDay(long eventId) {
        return register.eventDay(eventId);
    }

    @Override
    public long[] parentsOf(long eventId) {
        return register.parentsOf(eventId);
    }

    @Override
    public long[] childrenOf(long eventId) {
        return register.childrenOf(eventId);
    }

    @Override
    public OptionalLong eventOfChild(int person) {
        return register.eventOfChild(person);
    }

    @Override
    public int childCount(long eventId) {
        return register.childCount(eventId);
    }

    @Override
    public long[] eventsByAttestation(String attestationNo) {
        return register.eventsByAttestation(attestationNo);
    }
}
