package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import qpip.exchange.register.Sex;

/** A population of invented people, held in lists. Ids of persons begin at 100, those of events at 1. */
final class Town implements Population {

    record Citizen(
            String surname,
            List<String> others,
            List<String> given,
            Optional<String> usual,
            Optional<LocalDate> born,
            Sex sex,
            String postalCode,
            String municipality,
            List<Long> sins,
            List<String> nams) {

        static Citizen named(String surname, String... given) {
            return new Citizen(
                    surname,
                    List.of(),
                    List.of(given),
                    Optional.empty(),
                    Optional.empty(),
                    Sex.UNKNOWN,
                    "",
                    "",
                    List.of(),
                    List.of());
        }

        Citizen alsoCalled(String... surnames) {
            return new Citizen(
                    surname, List.of(surnames), given, usual, born, sex, postalCode, municipality, sins, nams);
        }

        Citizen usually(String name) {
            return new Citizen(
                    surname, others, given, Optional.of(name), born, sex, postalCode, municipality, sins, nams);
        }

        Citizen born(String day) {
            return new Citizen(
                    surname,
                    others,
                    given,
                    usual,
                    Optional.of(LocalDate.parse(day)),
                    sex,
                    postalCode,
                    municipality,
                    sins,
                    nams);
        }

        Citizen with(Sex marker, String code, String town) {
            return new Citizen(surname, others, given, usual, born, marker, code, town, sins, nams);
        }

        Citizen sin(Long... numbers) {
            return new Citizen(
                    surname, others, given, usual, born, sex, postalCode, municipality, List.of(numbers), nams);
        }

        Citizen nam(String... numbers) {
            return new Citizen(
                    surname, others, given, usual, born, sex, postalCode, municipality, sins, List.of(numbers));
        }
    }

    private record Happening(LocalDate day, int childCount, List<Long> parents, List<Long> children, String attested) {}

    private final List<Citizen> citizens = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();

    /** The new citizen's id. */
    long add(Citizen citizen) {
        citizens.add(citizen);
        return 99 + citizens.size();
    }

    /** The new event's id. */
    long event(String day, int childCount, String attested, List<Long> parents, Long... children) {
        happenings.add(new Happening(LocalDate.parse(day), childCount, parents, List.of(children), attested));
        return happenings.size();
    }

    Linking linking() {
        return Linking.over(this);
    }

    @Override
    public int size() {
        return citizens.size();
    }

    @Override
    public int indexOf(long personId) {
        return personId >= 100 && personId < 100 + citizens.size() ? (int) personId - 100 : -1;
    }

    @Override
    public long personId(int person) {
        return person + 100;
    }

    @Override
    public String surname(int person) {
        return citizens.get(person).surname;
    }

    @Override
    public List<String> otherSurnames(int person) {
        return citizens.get(person).others;
    }

    @Override
    public List<String> givenNames(int person) {
        return citizens.get(person).given;
    }

    @Override
    public Optional<String> usualName(int person) {
        return citizens.get(person).usual;
    }

    @Override
    public int birthEpochDay(int person) {
        return citizens.get(person).born.map(day -> (int) day.toEpochDay()).orElse(UNKNOWN_DAY);
    }

    @Override
    public Sex sex(int person) {
        return citizens.get(person).sex;
    }

    @Override
    public String postalCode(int person) {
        return citizens.get(person).postalCode;
    }

    @Override
    public String municipality(int person) {
        return citizens.get(person).municipality;
    }

    @Override
    public long[] sins(int person) {
        return longs(citizens.get(person).sins);
    }

    @Override
    public List<String> nams(int person) {
        return citizens.get(person).nams;
    }

    @Override
    public int[] bySin(long sin) {
        return where(citizen -> citizen.sins.contains(sin));
    }

    @Override
    public int[] byNam(String nam) {
        return where(citizen -> citizen.nams.contains(nam));
    }

    @Override
    public int[] byBirthDay(LocalDate day) {
        return where(citizen -> citizen.born.equals(Optional.of(day)));
    }

    @Override
    public long[] eventsOf(int person) {
        return events(happening -> happening.parents.contains(personId(person)));
    }

    @Override
    public LocalDate eventDay(long eventId) {
        return happening(eventId).day;
    }

    @Override
    public long[] parentsOf(long eventId) {
        return longs(happening(eventId).parents);
    }

    @Override
    public long[] childrenOf(long eventId) {
        return longs(happening(eventId).children);
    }

    @Override
    public OptionalLong eventOfChild(int person) {
        return LongStream.of(events(happening -> happening.children.contains(personId(person))))
                .findFirst();
    }

    @Override
    public int childCount(long eventId) {
        return happening(eventId).childCount;
    }

    @Override
    public long[] eventsByAttestation(String attestationNo) {
        return events(happening -> happening.attested.equals(attestationNo));
    }

    private Happening happening(long eventId) {
        return happenings.get((int) eventId - 1);
    }

    private int[] where(Predicate<Citizen> predicate) {
        return IntStream.range(0, citizens.size())
                .filter(i -> predicate.test(citizens.get(i)))
                .toArray();
    }

    private long[] events(Predicate<Happening> predicate) {
        return LongStream.rangeClosed(1, happenings.size())
                .filter(id -> predicate.test(happening(id)))
                .toArray();
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
