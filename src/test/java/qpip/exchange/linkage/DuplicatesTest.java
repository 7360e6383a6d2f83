package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final long SIN = 800_123_457L;

    private final Town town = new Town();

    @Test
    void twoPersonsWithOneValidNumberAreFoundFromEitherSide() {
        long one = town.add(Town.Citizen.named("Inventé", "Une").sin(SIN));
        long other = town.add(Town.Citizen.named("Autre", "Deux").sin(SIN));

        assertThat(new Duplicates(town).of(one)).containsExactly(new Duplicate(one, other, Duplicate.Shared.SIN));
        assertThat(new Duplicates(town).persons()).containsExactly(one, other);
    }

    @Test
    void aNumberThatIsNotValidIsSharedByNobody() {
        long one = town.add(Town.Citizen.named("Inventé", "Une").sin(123_456_789L));
        town.add(Town.Citizen.named("Autre", "Deux").sin(123_456_789L));

        assertThat(new Duplicates(town).of(one)).isEmpty();
    }

    /** R35: a temporary number stays in the history of the person who got a permanent one. */
    @Test
    void aReplacedNumberOfTheSamePersonIsNoDuplicate() {
        long one = town.add(Town.Citizen.named("Inventé", "Une").sin(SIN, 900_000_001L));

        assertThat(new Duplicates(town).of(one)).isEmpty();
    }

    @Test
    void oneDayOfBirthOneNameAndOneOtherParentAreOnePersonWithTwoFiles() {
        long partner = town.add(Town.Citizen.named("Gagnon", "Marc").born("1988-02-02"));
        long one = town.add(Town.Citizen.named("St-Hilaire", "Zoé").born("1990-01-01"));
        long other = town.add(Town.Citizen.named("Saint-Hilaire", "Zoe").born("1990-01-01"));
        town.event("2026-01-01", 1, "", List.of(one, partner));
        town.event("2026-01-01", 1, "", List.of(other, partner));

        assertThat(new Duplicates(town).of(one)).extracting(Duplicate::shared).containsExactly(Duplicate.Shared.NAMES);
        assertThat(new Duplicates(town).persons()).containsExactly(one, other);
    }

    @Test
    void namesakesWithoutACommonOtherParentAreTwoPersons() {
        long partner = town.add(Town.Citizen.named("Gagnon", "Marc").born("1988-02-02"));
        long stranger = town.add(Town.Citizen.named("Roy", "Luc").born("1987-02-02"));
        long one = town.add(Town.Citizen.named("Tremblay", "Zoé").born("1990-01-01"));
        long other = town.add(Town.Citizen.named("Tremblay", "Zoé").born("1990-01-01"));
        town.event("2026-01-01", 1, "", List.of(one, partner));
        town.event("2026-01-01", 1, "", List.of(other, stranger));

        assertThat(new Duplicates(town).persons()).isEmpty();
    }

    @Test
    void twinSistersWithOneMansChildrenHaveOtherGivenNames() {
        long partner = town.add(Town.Citizen.named("Gagnon", "Marc").born("1988-02-02"));
        long one = town.add(Town.Citizen.named("Roy", "Jeanne").born("1990-01-01"));
        long twin = town.add(Town.Citizen.named("Roy", "Jean").born("1990-01-01"));
        town.event("2026-01-01", 1, "", List.of(one, partner));
        town.event("2026-01-01", 1, "", List.of(twin, partner));

        assertThat(new Duplicates(town).persons()).isEmpty();
    }
}
