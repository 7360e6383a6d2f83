package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.register.Address;
import qpip.exchange.register.EventType;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

class ViewsTest {

    private static final RamqView RAMQ = new RamqView(Small.QUEBEC);
    private static final CivilStatusView CIVIL_STATUS = new CivilStatusView(Small.QUEBEC);

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_BIRTH_DATE,02,ADM,",
        "IDENTITY_SEVERAL,04,INC,",
        "IDENTITY_NUMBER_INVALID,06,INC,",
        "IDENTITY_NAME,01,ADM,",
        "IDENTITY_MARRIED_NAME,01,ADM,",
        "IDENTITY_NEW_NUMBER,00,ADM,",
        "LEFT_BEFORE_START,00,FIN,DEPT",
        "LEFT_FOR_JURISDICTION,00,FIN,RECI",
        "LEFT_DURING,00,FIN,DEPT",
        "ABSENT_JANUARY,00,FIN,A183",
        "CARD_EXPIRED,00,SUS,CARD",
        "PERMIT_EXPIRED,00,FIN,PERM",
        "DEATH_SIGNAL,07,FIN,DECE"
    })
    void theRamqAnswersAsThePlantSays(RamqPlant plant, String matchCode, String status, String reason) {
        RamqAnswer answer = answer(plant);

        assertThat(answer.matchCode()).isEqualTo(matchCode);
        assertThat(answer.insurance().status()).isEqualTo(status);
        assertThat(answer.insurance().reason()).isEqualTo(reason == null ? "" : reason);
    }

    @Test
    void departuresAreOnTheSideOfTheStartThatThePlantSays() {
        assertThat(answer(RamqPlant.LEFT_BEFORE_START).insurance().effective().orElseThrow())
                .isBeforeOrEqualTo(start(RamqPlant.LEFT_BEFORE_START));
        assertThat(answer(RamqPlant.ABSENT_JANUARY).insurance().effective().orElseThrow())
                .isBeforeOrEqualTo(start(RamqPlant.ABSENT_JANUARY));
        assertThat(answer(RamqPlant.LEFT_DURING).insurance().effective().orElseThrow())
                .isAfter(start(RamqPlant.LEFT_DURING))
                .isBefore(Small.FIRST_NIGHT);
    }

    @Test
    void anotherAddressIsOlderThanThirtyDaysOrNot() {
        assertThat(answer(RamqPlant.ADDRESS_DIFFERS).home().since().orElseThrow())
                .isBefore(Small.FIRST_NIGHT.minusDays(30));
        assertThat(answer(RamqPlant.ADDRESS_RECENT).home().since().orElseThrow())
                .isAfter(Small.FIRST_NIGHT.minusDays(30));
        assertThat(answer(RamqPlant.ADDRESS_DIFFERS).home().postalCode())
                .isNotEqualTo(Small.with(RamqPlant.ADDRESS_DIFFERS)
                        .claimant()
                        .address()
                        .orElseThrow()
                        .postalCode());
    }

    @Test
    void aNewNumberNamesTheFormerOne() {
        Person claimant = Small.with(RamqPlant.IDENTITY_NEW_NUMBER).claimant();
        RamqAnswer answer = answer(RamqPlant.IDENTITY_NEW_NUMBER);

        assertThat(answer.identity().previousNam())
                .isEqualTo(claimant.current(IdentifierType.NAM).orElseThrow());
        assertThat(answer.identity().nam())
                .startsWith(answer.identity().previousNam().substring(0, 10))
                .isNotEqualTo(answer.identity().previousNam());
    }

    @Test
    void whereNothingIsHiddenTheRamqAgreesExceptForALetter() {
        for (Household household : Small.households(any -> any.plant().isEmpty())) {
            for (Person person : household.persons()) {
                RamqAnswer answer = RAMQ.answer(household, person);
                if (!answer.matchCode().equals("05")) {
                    assertThat(answer.matchCode()).isIn("00", "01", "03");
                    assertThat(answer.insurance().status()).isEqualTo("ADM");
                    assertThat(answer.identity().born()).isEqualTo(person.dateOfBirth());
                    assertThat(answer.home().postalCode())
                            .isEqualTo(person.address().map(Address::postalCode).orElse(""));
                    assertThat(sorted(answer.identity().surname()))
                            .isEqualTo(sorted(Transcription.plain(person.surname())));
                }
            }
        }
    }

    @Test
    void everyPastBirthInQuebecHasItsActsUnlessThatIsHidden() {
        for (Household household : Small.households(any -> any.plant().isEmpty()
                && any.event().type() == EventType.BIRTH
                && any.event().province().equals("QC")
                && any.event().actualOn().isPresent())) {
            List<BirthAct> acts = CIVIL_STATUS.births(household);
            assertThat(acts).hasSize(household.event().childCount()).allSatisfy(act -> {
                assertThat(act.born()).isEqualTo(household.event().date());
                assertThat(act.parents()).hasSize(household.secondParent().isPresent() ? 2 : 1);
                assertThat(act.registeredOn()).isBeforeOrEqualTo(act.born().plusDays(30));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BIRTH_NOT_FOUND,0,0",
        "BIRTH_RECENT,0,0",
        "BORN_ABROAD,0,0",
        "BORN_IN_ANOTHER_PROVINCE,0,0",
        "PREGNANCY_TERMINATED,0,0",
        "ADOPTED,0,0",
        "SURROGATE,1,2",
        "MORE_CHILDREN,2,2",
        "SECOND_PARENT_ON_ACT,1,2",
        "ONE_PARENT_ON_ACT,1,1",
        "NOT_ON_ACT,1,2",
        "BIRTH_NAMESAKE,2,1"
    })
    void theActsAreAsThePlantSays(CivilStatusPlant plant, int acts, int parentsAtLeast) {
        assertThat(CIVIL_STATUS.births(Small.with(plant)))
                .hasSize(acts)
                .allSatisfy(act -> assertThat(act.parents()).hasSizeGreaterThanOrEqualTo(parentsAtLeast));
    }

    @Test
    void fewerChildrenThanClaimedMeansOneActOfASingleBirth() {
        Household household = Small.with(CivilStatusPlant.FEWER_CHILDREN);

        assertThat(household.event().childCount()).isEqualTo(2);
        assertThat(CIVIL_STATUS.births(household))
                .singleElement()
                .satisfies(act -> assertThat(act.plurality()).isEqualTo(1));
    }

    @Test
    void anotherDayMovesTheWeekOrNot() {
        Household otherWeek = Small.with(CivilStatusPlant.BIRTH_OTHER_WEEK);
        Household otherDay = Small.with(CivilStatusPlant.BIRTH_OTHER_DAY);

        assertThat(week(CIVIL_STATUS.births(otherWeek).get(0).born()))
                .isNotEqualTo(week(otherWeek.event().date()));
        assertThat(CIVIL_STATUS.births(otherDay).get(0).born())
                .isNotEqualTo(otherDay.event().date());
        assertThat(week(CIVIL_STATUS.births(otherDay).get(0).born()))
                .isEqualTo(week(otherDay.event().date()));
    }

    @Test
    void theSecondTwinComesOnALaterNight() {
        List<BirthAct> acts = CIVIL_STATUS.births(Small.with(CivilStatusPlant.SECOND_TWIN_LATER));

        assertThat(acts)
                .extracting(BirthAct::registeredOn)
                .containsExactly(Small.FIRST_NIGHT.minusDays(2), Small.FIRST_NIGHT.plusDays(2));
        assertThat(acts).allSatisfy(act -> assertThat(act.plurality()).isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource(
            value = CivilStatusPlant.class,
            names = {
                "CHILD_DIED",
                "CHILD_DIED_EARLY",
                "CHILD_DIED_DECLARED",
                "TWIN_DIED",
                "CLAIMANT_DIED",
                "OTHER_PARENT_DIED"
            })
    void aDeathIsToldOnOneOfTheNights(CivilStatusPlant plant) {
        Household household = Small.with(plant);

        assertThat(CIVIL_STATUS.deaths(household)).singleElement().satisfies(act -> {
            assertThat(act.died()).isBefore(Small.FIRST_NIGHT);
            assertThat(act.registeredOn()).isBetween(Small.FIRST_NIGHT, Small.FIRST_NIGHT.plusDays(2));
        });
    }

    @Test
    void aNamesakeHasTheNamesAndAnotherBirth() {
        Household household = Small.with(CivilStatusPlant.NAMESAKE_DIED);
        DeathAct act = CIVIL_STATUS.deaths(household).get(0);

        assertThat(act.surname()).isEqualTo(household.claimant().surname());
        assertThat(act.given()).isEqualTo(household.claimant().givenNames());
        assertThat(act.born())
                .isBefore(household.claimant().dateOfBirth().orElseThrow().minusYears(10));
    }

    @Test
    void aCancelledDeathIsToldAndTakenBackInOneFile() {
        assertThat(CIVIL_STATUS.deaths(Small.with(CivilStatusPlant.DEATH_CANCELLED)))
                .extracting(DeathAct::action)
                .containsExactly("A", "X");
    }

    @Test
    void noActNumberIsGivenTwice() {
        List<String> numbers = new ArrayList<>();
        Optional<LocalDate> last = Optional.empty();
        for (int night = 0; night < 3; night++) {
            LocalDate date = Small.FIRST_NIGHT.plusDays(night);
            CIVIL_STATUS.births(last, date, act -> numbers.add(act.actNo()));
            last = Optional.of(date);
        }
        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    private static RamqAnswer answer(Plant plant) {
        Household household = Small.with(plant);
        return RAMQ.answer(household, household.claimant());
    }

    private static LocalDate start(Plant plant) {
        return Small.with(plant).claim().benefitPeriod().from();
    }

    private static LocalDate week(LocalDate day) {
        return Leaves.sunday(day);
    }

    /** The letters in alphabetical order: the same when two changed places. */
    private static String sorted(String name) {
        char[] letters = name.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
