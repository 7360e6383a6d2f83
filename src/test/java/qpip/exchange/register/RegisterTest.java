package qpip.exchange.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;

class RegisterTest {

    private static final String BOTH = "qpip.exchange.storage.TestDatabases#both";
    private static final SyntheticRegister PEOPLE = SyntheticRegister.of(1, 800);

    @ParameterizedTest
    @MethodSource(BOTH)
    void anEmptyRegisterAnswersWithNothing(TestDatabase test) {
        Register register = new Register(test.database());

        assertThat(register.version()).isZero();
        assertThat(register.claimFile(1)).isEmpty();
        assertThat(register.claimFiles(List.of())).isEmpty();
        assertThat(register.claimsOfPersons(List.of())).isEmpty();
        assertThat(register.claimsOfEvents(List.of(1L))).isEmpty();
        assertThat(register.openClaims(0, 10)).isEmpty();
        assertThat(register.persons(List.of(1L))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatWasStoredIsReadBackEqual(TestDatabase test) {
        PEOPLE.store(test.database());
        Register register = new Register(test.database());
        List<Long> ids = new ArrayList<>(
                PEOPLE.files().stream().map(file -> file.claim().id()).toList());
        ids.addAll(List.of(-1L, ids.get(0)));

        assertThat(register.claimFiles(ids)).isEqualTo(PEOPLE.files());
        assertThat(register.claimFile(ids.get(3))).contains(PEOPLE.files().get(3));
        assertThat(register.persons(PEOPLE.persons().stream()
                        .map(Person::id)
                        .sorted(Comparator.reverseOrder())
                        .toList()))
                .isEqualTo(PEOPLE.persons());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aClaimIsFoundByEverybodyWhoHasAPartInIt(TestDatabase test) {
        PEOPLE.store(test.database());
        Register register = new Register(test.database());

        for (Person person : PEOPLE.persons().subList(0, 200)) {
            assertThat(register.claimsOfPersons(List.of(person.id())))
                    .isEqualTo(PEOPLE.files().stream()
                            .filter(file -> Stream.of(
                                            Stream.of(file.claimant()),
                                            file.otherParent().stream(),
                                            file.spouseAtFirstFiling().stream(),
                                            file.children().stream())
                                    .flatMap(those -> those)
                                    .anyMatch(person::equals))
                            .map(file -> file.claim().id())
                            .toList());
        }
        assertThat(register.claimsOfPersons(
                        PEOPLE.persons().stream().map(Person::id).toList()))
                .isEqualTo(
                        PEOPLE.files().stream().map(file -> file.claim().id()).toList());
        long event = PEOPLE.events().get(7).id();
        assertThat(register.claimsOfEvents(List.of(event)))
                .isEqualTo(PEOPLE.files().stream()
                        .filter(file -> file.event().id() == event)
                        .map(file -> file.claim().id())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void openClaimsComePageByPage(TestDatabase test) {
        PEOPLE.store(test.database());
        Register register = new Register(test.database());
        List<Claim> read = new ArrayList<>();
        long after = 0;
        for (List<Claim> page = register.openClaims(0, 100); !page.isEmpty(); page = register.openClaims(after, 100)) {
            assertThat(page).hasSizeLessThanOrEqualTo(100);
            read.addAll(page);
            after = read.get(read.size() - 1).id();
        }

        assertThat(read)
                .isEqualTo(PEOPLE.files().stream()
                        .map(ClaimFile::claim)
                        .filter(claim -> claim.status() == ClaimStatus.OPEN)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aClaimWhoseClaimantIsMissingIsAnError(TestDatabase test) {
        PEOPLE.store(test.database());
        test.database().client().sql("delete from person where id = 1").update();

        assertThatThrownBy(() -> new Register(test.database()).claimFile(1))
                .hasMessage("a claim names the person 1, which the register does not hold;"
                        + " load a full extract of the register");
    }
}
