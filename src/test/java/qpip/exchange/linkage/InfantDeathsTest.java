package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Town.Citizen;

class InfantDeathsTest {

    private final Town town = new Town();

    private static final LocalDate BORN = LocalDate.of(2025, 1, 15);

    private final long anne = town.add(Citizen.named("Gagnon", "Anne").born("1990-05-05"));
    private final long luc = town.add(Citizen.named("Roy", "Luc").born("1989-06-06"));
    private final PresentedParent mother = new PresentedParent("GAGNON", List.of("ANNE"), BirthDate.NOT_CARRIED);
    private final PresentedParent father =
            new PresentedParent("ROY", List.of("LUC"), BirthDate.of(LocalDate.of(1989, 6, 6)));

    @ParameterizedTest
    @CsvSource({"Léa, CONFIRMED", "Bébé, CONFIRMED", "'', CONFIRMED", "Octave, AMBIGUOUS"})
    void theGivenNameAgreesOrIsNotChosen(String given, MatchLevel level) {
        long child = town.add(Citizen.named("Gagnon-Roy", "Léa").born("2025-01-15"));
        long event = town.event("2025-01-15", 1, "", List.of(anne, luc), child);
        Link link = town.linking()
                .death(Presented.named("Roy-Gagnon", given).born(BORN).childOf(mother, father));
        assertThat(link.level()).isEqualTo(level);
        assertThat(link.key()).isEqualTo(MatchKey.K8);
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.personId()).isEqualTo(child);
    }

    @Test
    void aChildTheRegisterOnlyCountsIsItsEvents() {
        long event = town.event("2025-01-15", 1, "", List.of(anne, luc));
        Link link =
                town.linking().death(Presented.named("Gagnon", "Léa").born(BORN).childOf(father, mother));
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.personId()).isEqualTo(Link.NOBODY);
    }

    @Test
    void aTwinIsNeverToldByTheName() {
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("2025-01-15"));
        long leo = town.add(Citizen.named("Gagnon", "Léo").born("2025-01-15"));
        long event = town.event("2025-01-15", 2, "", List.of(anne, luc), lea, leo);
        Link link =
                town.linking().death(Presented.named("Gagnon", "Léa").born(BORN).childOf(mother, father));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.personId()).isEqualTo(Link.NOBODY);
        assertThat(link.eventId()).isEqualTo(event);
        assertThat(link.candidates()).containsExactly(lea, leo);
        assertThat(link.codes()).contains("plural-birth");
    }

    @Test
    void twinsTheRegisterOnlyCountsAreAmbiguousToo() {
        long event = town.event("2025-01-15", 2, "", List.of(anne, luc));
        Link link =
                town.linking().death(Presented.named("Gagnon", "Léa").born(BORN).childOf(mother, father));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.candidates()).containsExactly(event);
    }

    @Test
    void twoMothersAreParentsAsAnyOther() {
        long eve = town.add(Citizen.named("Côté", "Ève").born("1991-07-07"));
        town.event("2025-01-15", 1, "", List.of(anne, eve));
        Link link = town.linking()
                .death(Presented.named("Gagnon", "Léa")
                        .born(BORN)
                        .childOf(new PresentedParent("COTE", List.of("EVE"), BirthDate.NOT_CARRIED), mother));
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
    }

    @Test
    void aParentOnOneSideOnlyMakesItProbable() {
        town.event("2025-01-15", 1, "", List.of(anne));
        Link link =
                town.linking().death(Presented.named("Gagnon", "Léa").born(BORN).childOf(mother, father));
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
    }

    @Test
    void aParentWhoIsAnotherMakesItAmbiguous() {
        town.event("2025-01-15", 1, "", List.of(anne, luc));
        PresentedParent other = new PresentedParent("WOJCIK", List.of("PIOTR"), BirthDate.NOT_CARRIED);
        Link link =
                town.linking().death(Presented.named("Gagnon", "Léa").born(BORN).childOf(mother, other));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
    }

    @ParameterizedTest
    @CsvSource({"Gagné, Sylvie, CONFIRMED", "Gagnon, Sylvie, CONFIRMED"})
    void aParentsNameAgreesFromNineTenths(String surname, String given, MatchLevel level) {
        long parent = town.add(Citizen.named(surname, given).born("1991-07-07"));
        town.event("2025-01-15", 1, "", List.of(parent, luc));
        Link link = town.linking()
                .death(Presented.named("Roy", "Léa")
                        .born(BORN)
                        .childOf(new PresentedParent("Gagnon", List.of("Sylvain"), BirthDate.NOT_CARRIED), father));
        assertThat(link.level()).isEqualTo(level);
    }

    @Test
    void aParentsNameBelowNineTenthsIsAnothers() {
        long lea = town.add(Citizen.named("Gagnon", "Léa").born("1991-07-07"));
        town.event("2025-01-15", 1, "", List.of(lea, luc));
        Link link = town.linking()
                .death(Presented.named("Roy", "Zoé")
                        .born(BORN)
                        .childOf(new PresentedParent("Gagnonet", List.of("Léo"), BirthDate.NOT_CARRIED), father));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
    }

    @Test
    void anotherDayOfBirthIsOnlyEverReviewed() {
        town.event("2025-01-16", 1, "", List.of(anne, luc));
        Linking linking = town.linking();
        Presented act = Presented.named("Gagnon", "Léa").born(BORN).childOf(mother, father);
        assertThat(linking.death(act).level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(linking.death(act.born(LocalDate.of(2025, 3, 22)))).isEqualTo(Link.NONE);
    }

    @Test
    void anActWithoutParentsIsReviewed() {
        long child = town.add(Citizen.named("Gagnon", "Léa").born("2025-01-15"));
        town.event("2025-01-15", 1, "", List.of(anne, luc), child);
        Link link = town.linking().death(Presented.named("Gagnon", "Léa").born(BORN));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.candidates()).containsExactly(child);
    }
}
