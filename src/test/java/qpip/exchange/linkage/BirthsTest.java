package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Town.Citizen;

class BirthsTest {

    private static final LocalDate BORN = LocalDate.of(2025, 1, 15);

    private final Town town = new Town();
    private final long anne =
            town.add(Citizen.named("Gagnon", "Anne").alsoCalled("Wojcik").born("1990-05-05"));
    private final long luc = town.add(Citizen.named("Tremblay-Roy", "Luc").born("1989-06-06"));
    private final long zoe = town.add(Citizen.named("Desrosiers", "Zoé").born("1992-09-09"));

    private final PresentedParent mother = parent("GAGNON", "ANNE", "19900505");
    private final PresentedParent father = parent("ROY TREMBLAY", "LUC", "19890606");
    private final PresentedParent stranger = parent("KOWALSKI", "PIOTR", "19880808");

    @ParameterizedTest
    @CsvSource({
        "2024-12-16, PROBABLE,  -30",
        "2024-12-15, NONE,        0",
        "2025-01-11, PROBABLE,   -4",
        "2025-01-12, CONFIRMED,  -3",
        "2025-01-15, CONFIRMED,   0",
        "2025-01-18, CONFIRMED,   3",
        "2025-01-19, PROBABLE,    4",
        "2025-02-14, PROBABLE,   30",
        "2025-02-15, NONE,        0"
    })
    void theDayMayDifferByThreeAndByThirtyIfTheParentsAgree(LocalDate born, MatchLevel level, int daysLater) {
        town.event("2025-01-15", 1, "", List.of(anne, luc));
        BirthLink link = town.linking().birth(act(born, father, mother));
        assertThat(link.level()).isEqualTo(level);
        assertThat(link.daysLater()).isEqualTo(daysLater);
    }

    @Test
    void beyondThreeDaysOneParentIsNotEnough() {
        long event = town.event("2025-01-15", 1, "", List.of(anne, luc));
        BirthLink link = town.linking().birth(act(LocalDate.of(2025, 1, 19), mother));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.candidates()).containsExactly(event);
    }

    @Test
    void theParentsAreRecognisedWhateverTheirOrder() {
        long event = town.event("2025-01-15", 1, "", List.of(anne, luc));
        BirthLink link = town.linking().birth(act(BORN, father, mother));
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.key()).isEqualTo(MatchKey.K7);
        assertThat(link.parents())
                .containsExactly(new RecognisedParent(0, luc, 1000, true), new RecognisedParent(1, anne, 1000, true));
        assertThat(link.codes()).containsExactly("parents-agree", "birth-day-equal");
    }

    @Test
    void aParentIsFoundByAnyKnownSurname() {
        town.event("2025-01-15", 1, "", List.of(anne));
        BirthLink link = town.linking().birth(act(BORN, parent("WOJCIK", "ANNE", "19900505")));
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
    }

    @Test
    void theOtherParentShowsThatAClaimantIsNotOnTheAct() {
        long event = town.event("2025-01-15", 1, "", List.of(anne, luc));
        BirthLink link = town.linking().birth(act(BORN, mother, stranger));
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.parentsNotOnAct()).containsExactly(luc);
        assertThat(link.parentsNotOnRegister()).containsExactly(1);
        assertThat(link.codes()).contains("parent-not-on-act");
    }

    @Test
    void soDoesTheAttestationNumber() {
        long event = town.event("2025-01-15", 1, "C123", List.of(anne));
        Linking linking = town.linking();
        BirthLink link = linking.birth(attested(BORN, "C123", stranger));
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.parentsNotOnAct()).containsExactly(anne);
        assertThat(linking.birth(attested(LocalDate.of(2025, 6, 1), "C123", stranger))
                        .level())
                .isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(linking.birth(attested(BORN, "C124", stranger)).level()).isEqualTo(MatchLevel.NONE);
        assertThat(linking.birth(attested(BORN, "", stranger)).level()).isEqualTo(MatchLevel.NONE);
    }

    @Test
    void anActWithOneParentProvesTheEventOfOneOrTwo() {
        town.event("2025-01-15", 1, "", List.of(anne));
        BirthLink single = town.linking().birth(act(BORN, mother));
        assertThat(single.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(single.parentsNotOnAct()).isEmpty();
        BirthLink second = town.linking().birth(act(BORN, mother, father));
        assertThat(second.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(second.parentsNotOnRegister()).containsExactly(1);
    }

    @Test
    void twoMothersAreParentsAsAnyOther() {
        town.event("2025-01-15", 1, "", List.of(anne, zoe));
        BirthLink link = town.linking().birth(act(BORN, parent("DESROSIERS", "ZOE", "19920909"), mother));
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(link.parents()).extracting(RecognisedParent::personId).containsExactly(zoe, anne);
    }

    @Test
    void aParentsDateOfBirthThatIsOnlyNearIsReviewed() {
        town.event("2025-01-15", 1, "", List.of(anne));
        BirthLink link = town.linking().birth(act(BORN, parent("GAGNON", "ANNE", "19900506")));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(town.linking()
                        .birth(act(BORN, parent("GAGNON", "ANNE", "19910606")))
                        .level())
                .isEqualTo(MatchLevel.NONE);
    }

    @Test
    void aParentsNameAgreesFromNineTenths() {
        long sylvie = town.add(Citizen.named("Gagné", "Sylvie").born("1991-01-01"));
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("1991-02-02"));
        town.event("2025-01-15", 1, "", List.of(sylvie));
        town.event("2025-01-15", 1, "", List.of(lea));
        BirthLink atNineTenths = town.linking().birth(act(BORN, parent("Gagnon", "Sylvain", "19910101")));
        assertThat(atNineTenths.nameSimilarity()).isEqualTo(900);
        assertThat(atNineTenths.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(town.linking()
                        .birth(act(BORN, parent("Gagnonet", "Léo", "19910202")))
                        .level())
                .isEqualTo(MatchLevel.NONE);
    }

    @Test
    void twoEventsOfTheSameParentsAreNotToldApart() {
        long first = town.event("2025-01-15", 1, "C1", List.of(anne));
        long second = town.event("2025-01-16", 1, "C2", List.of(luc));
        BirthLink link = town.linking().birth(act(BORN, mother, father));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.eventId()).isEqualTo(Link.NOBODY);
        assertThat(link.candidates()).containsExactly(first, second);
        assertThat(town.linking().birth(attested(BORN, "C2", mother, father)).eventId())
                .isEqualTo(second);
    }

    @Test
    void theEventWithBothParentsComesBeforeTheOneWithOne() {
        town.event("2025-01-15", 1, "", List.of(anne));
        long both = town.event("2025-01-16", 1, "", List.of(anne, luc));
        assertThat(town.linking().birth(act(BORN, mother, father)).eventId()).isEqualTo(both);
    }

    @Test
    void onlyTheWholeGroupProvesAPluralBirth() {
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("2025-01-15"));
        long leo = town.add(Citizen.named("Gagnon", "Léo").born("2025-01-15"));
        long event = town.event("2025-01-15", 2, "", List.of(anne, luc), lea, leo);
        BirthLink first = town.linking().birth(plural(BORN, "LEA", 1));
        BirthLink second = town.linking().birth(plural(BORN, "LEO", 2));
        assertThat(first.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(first.eventId()).isEqualTo(event);
        assertThat(first.childId()).isEqualTo(lea);
        assertThat(second.childId()).isEqualTo(leo);
        assertThat(Linking.asGroup(List.of(first))).containsExactly(first);
        assertThat(Linking.asGroup(List.of(first, first))).containsExactly(first, first);
        assertThat(Linking.asGroup(List.of(first, second)))
                .extracting(BirthLink::level)
                .containsOnly(MatchLevel.CONFIRMED);
        assertThat(Linking.asGroup(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LEAH", "LE", "BEBE", "''"})
    void aTwinIsNotToldByALikeName(String given) {
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("2025-01-15"));
        long leo = town.add(Citizen.named("Gagnon", "Léo").born("2025-01-15"));
        town.event("2025-01-15", 2, "", List.of(anne, luc), lea, leo);
        assertThat(town.linking().birth(plural(BORN, given, 1)).childId()).isEqualTo(Link.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({"LEA, true, given-name-agrees", "BEBE, true, given-name-not-chosen", "OCTAVE, false, given-name-differs"
    })
    void anOnlyChildIsToldByItsNameOrByHavingNone(String given, boolean recognised, String code) {
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("2025-01-15"));
        town.event("2025-01-15", 1, "", List.of(anne, luc), lea);
        BirthLink link = town.linking()
                .birth(new PresentedBirth(BORN, List.of(given), List.of(mother, father), Optional.empty(), 1, 1));
        assertThat(link.childId()).isEqualTo(recognised ? lea : Link.NOBODY);
        assertThat(link.codes()).contains(code);
    }

    @Test
    void theSameActGivesTheSameLink() {
        town.event("2025-01-15", 1, "", List.of(anne, luc));
        assertThat(town.linking().birth(act(BORN, mother, father)))
                .isEqualTo(town.linking().birth(act(BORN, mother, father)));
    }

    @Test
    void anActWithoutParentsFindsNothing() {
        town.event("2025-01-15", 1, "", List.of(anne, luc));
        assertThat(town.linking().birth(act(BORN)).level()).isEqualTo(MatchLevel.NONE);
    }

    private PresentedBirth plural(LocalDate born, String given, int rank) {
        return new PresentedBirth(born, List.of(given), List.of(mother, father), Optional.empty(), 2, rank);
    }

    private static PresentedBirth act(LocalDate born, PresentedParent... parents) {
        return new PresentedBirth(born, List.of(), List.of(parents), Optional.empty(), 1, 1);
    }

    private static PresentedBirth attested(LocalDate born, String number, PresentedParent... parents) {
        return new PresentedBirth(born, List.of(), List.of(parents), Optional.of(number), 1, 1);
    }

    private static PresentedParent parent(String surname, String given, String born) {
        return new PresentedParent(surname, List.of(given), BirthDate.parse(born));
    }
}
