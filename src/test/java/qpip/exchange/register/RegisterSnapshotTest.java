package qpip.exchange.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;

class RegisterSnapshotTest {

    private static final String BOTH = "qpip.exchange.storage.TestDatabases#both";
    private static final SyntheticRegister PEOPLE = SyntheticRegister.of(2, 500);

    @ParameterizedTest
    @MethodSource(BOTH)
    void anEmptyRegisterHoldsNobody(TestDatabase test) {
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());

        assertThat(snapshot.size()).isZero();
        assertThat(snapshot.version()).isZero();
        assertThat(snapshot.indexOf(1)).isEqualTo(-1);
        assertThat(snapshot.bySin(800000002)).isEmpty();
        assertThat(snapshot.byBirthDay(LocalDate.of(1990, 1, 1))).isEmpty();
        assertThat(snapshot.eventsByAttestation("AT-1")).isEmpty();
        assertThatThrownBy(() -> snapshot.eventDay(5)).hasMessage("the register holds no event 5");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void everyPersonIsAsInTheStore(TestDatabase test) {
        PEOPLE.store(test.database());
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());

        assertThat(snapshot.size()).isEqualTo(PEOPLE.persons().size());
        for (Person person : PEOPLE.persons()) {
            int i = snapshot.indexOf(person.id());
            assertThat(snapshot.personId(i)).isEqualTo(person.id());
            assertThat(snapshot.surname(i)).isEqualTo(person.surname());
            assertThat(snapshot.otherSurnames(i)).isEqualTo(person.otherSurnames());
            assertThat(snapshot.givenNames(i)).isEqualTo(person.givenNames());
            assertThat(snapshot.usualName(i)).isEqualTo(person.usualName());
            assertThat(snapshot.birthEpochDay(i))
                    .isEqualTo(person.dateOfBirth()
                            .map(day -> (int) day.toEpochDay())
                            .orElse(Integer.MIN_VALUE));
            assertThat(snapshot.sex(i)).isEqualTo(person.sex());
            assertThat(snapshot.postalCode(i))
                    .isEqualTo(person.address().map(Address::postalCode).orElse(""));
            assertThat(snapshot.municipality(i))
                    .isEqualTo(person.address().map(Address::municipality).orElse(""));
            assertThat(snapshot.nams(i)).isEqualTo(numbers(person, IdentifierType.NAM));
            assertThat(snapshot.sins(i))
                    .containsExactlyInAnyOrder(numbers(person, IdentifierType.SIN).stream()
                            .map(Long::parseLong)
                            .toArray(Long[]::new));
            assertThat(numbers(person, IdentifierType.SIN))
                    .allSatisfy(sin ->
                            assertThat(snapshot.bySin(Long.parseLong(sin))).containsExactly(i));
            assertThat(numbers(person, IdentifierType.NAM))
                    .allSatisfy(nam -> assertThat(snapshot.byNam(nam)).containsExactly(i));
            person.dateOfBirth()
                    .ifPresent(day -> assertThat(snapshot.byBirthDay(day))
                            .isSorted()
                            .containsExactly(IntStream.range(0, snapshot.size())
                                    .filter(other -> snapshot.birthEpochDay(other) == day.toEpochDay())
                                    .toArray()));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anImageGivesTheSameRegister(TestDatabase test) {
        PEOPLE.store(test.database());
        RegisterSnapshot tables = RegisterSnapshot.load(test.database());
        RegisterSnapshot.keep(test.database());
        RegisterRows.TABLES.forEach(
                table -> test.database().client().sql("delete from " + table).update());
        RegisterSnapshot image = RegisterSnapshot.load(test.database());

        assertThat(image.size()).isEqualTo(tables.size());
        assertThat(IntStream.range(0, tables.size())).allSatisfy(i -> {
            assertThat(image.personId(i)).isEqualTo(tables.personId(i));
            assertThat(image.surname(i)).isEqualTo(tables.surname(i));
            assertThat(image.givenNames(i)).isEqualTo(tables.givenNames(i));
            assertThat(image.birthEpochDay(i)).isEqualTo(tables.birthEpochDay(i));
            assertThat(image.sex(i)).isEqualTo(tables.sex(i));
            assertThat(image.municipality(i)).isEqualTo(tables.municipality(i));
            assertThat(image.nams(i)).isEqualTo(tables.nams(i));
            assertThat(image.sins(i)).isEqualTo(tables.sins(i));
            for (long sin : tables.sins(i)) {
                assertThat(image.bySin(sin)).isEqualTo(tables.bySin(sin));
            }
            assertThat(image.eventsOf(i)).isEqualTo(tables.eventsOf(i));
            assertThat(image.eventOfChild(i)).isEqualTo(tables.eventOfChild(i));
            for (long event : tables.eventsOf(i)) {
                assertThat(image.eventDay(event)).isEqualTo(tables.eventDay(event));
                assertThat(image.parentsOf(event)).isEqualTo(tables.parentsOf(event));
                assertThat(image.childrenOf(event)).isEqualTo(tables.childrenOf(event));
                assertThat(image.childCount(event)).isEqualTo(tables.childCount(event));
            }
        });
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anImageOfAnotherFormatOrVersionIsNotRead(TestDatabase test) {
        PEOPLE.store(test.database());
        RegisterSnapshot.keep(test.database());
        test.database()
                .client()
                .sql("update register_image set content = ?")
                .param(new byte[] {0, 0, 0, 99})
                .update();
        assertThat(RegisterSnapshot.load(test.database()).size())
                .isEqualTo(PEOPLE.persons().size());
        test.database().client().sql("update register_image set version = 7").update();
        assertThat(RegisterSnapshot.load(test.database()).size())
                .isEqualTo(PEOPLE.persons().size());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void everyEventHasItsParentsAndChildren(TestDatabase test) {
        PEOPLE.store(test.database());
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());

        for (Event event : PEOPLE.events()) {
            long[] parents = PEOPLE.files().stream()
                    .filter(file -> file.event().equals(event))
                    .flatMap(file -> Stream.concat(Stream.of(file.claimant()), file.otherParent().stream()))
                    .mapToLong(Person::id)
                    .sorted()
                    .distinct()
                    .toArray();
            assertThat(snapshot.eventDay(event.id())).isEqualTo(event.date());
            assertThat(snapshot.childCount(event.id())).isEqualTo(event.childCount());
            assertThat(snapshot.parentsOf(event.id())).containsExactly(parents);
            assertThat(snapshot.childrenOf(event.id()))
                    .containsExactly(
                            event.children().stream().mapToLong(id -> id).toArray());
            for (long parent : parents) {
                assertThat(snapshot.eventsOf(snapshot.indexOf(parent))).containsExactly(event.id());
                assertThat(snapshot.eventOfChild(snapshot.indexOf(parent))).isEmpty();
            }
            for (long child : event.children()) {
                assertThat(snapshot.eventOfChild(snapshot.indexOf(child))).isEqualTo(OptionalLong.of(event.id()));
                assertThat(snapshot.eventsOf(snapshot.indexOf(child))).isEmpty();
            }
            event.attestationNo()
                    .ifPresent(number ->
                            assertThat(snapshot.eventsByAttestation(number)).containsExactly(event.id()));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void twoWhoShareAnIdentifierAreBothFoundAndAPastAddressIsNot(TestDatabase test) {
        LocalDate day = LocalDate.of(2020, 1, 1);
        Person one = person(
                7,
                List.of(new Address("", "New", "G1G1G1", day.plusDays(1)), new Address("", "Old", "H1H1H1", day)),
                List.of(
                        new Identifier(IdentifierType.SIN, "800000002", day, Optional.empty()),
                        new Identifier(IdentifierType.NAM, "LAFE 9001 0112", day, Optional.empty())));
        Person two = person(
                3,
                List.of(new Address("", "First", "G1G1G1", day), new Address("", "Given last", "H1H1H1", day)),
                List.of(
                        new Identifier(IdentifierType.SIN, "800000002", day, Optional.of(day)),
                        new Identifier(IdentifierType.NAM, "lafe90010112", day, Optional.empty())));
        new SyntheticRegister(List.of(one, two), List.of(), List.of()).store(test.database());
        RegisterSnapshot snapshot = RegisterSnapshot.load(test.database());

        assertThat(snapshot.bySin(800000002)).containsExactly(0, 1);
        assertThat(snapshot.bySin(-1)).isEmpty();
        assertThat(snapshot.bySin(800000002L + (1L << 32))).isEmpty();
        assertThat(snapshot.byNam("lafe 9001 0112")).containsExactly(0, 1);
        assertThat(snapshot.nams(0)).containsExactly("LAFE90010112");
        assertThat(snapshot.municipality(0)).isEqualTo("Given last");
        assertThat(snapshot.municipality(1)).isEqualTo("New");
        assertThat(snapshot.personId(0)).isEqualTo(3);
    }

    private static Person person(long id, List<Address> addresses, List<Identifier> identifiers) {
        return new Person(
                id, "Roy", List.of(), List.of(), Optional.empty(), Optional.empty(), Sex.X, addresses, identifiers);
    }

    private static List<String> numbers(Person person, IdentifierType type) {
        return person.identifiers().stream()
                .filter(identifier -> identifier.type() == type)
                .map(Identifier::value)
                .toList();
    }
}
