package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.register.Address;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.RegisterSnapshot;
import qpip.exchange.register.Sex;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

class RegisteredPopulationTest {

    private static final Path MAPPINGS = Path.of("mappings", "register");
    private static final LocalDate BORN = LocalDate.of(1990, 2, 28);

    @Test
    void aPersonOfTheRegisterIsSeenWhole(@TempDir Path folder) {
        Person person = new Person(
                41,
                "Lafrenière",
                List.of("Roy"),
                List.of("Éloïse", "Marie"),
                Optional.of("Élo"),
                Optional.of(BORN),
                Sex.F,
                List.of(new Address("17, rue des Érables", "Québec", "G1A0A1", BORN)),
                List.of(
                        new Identifier(IdentifierType.SIN, "800123457", BORN, Optional.empty()),
                        new Identifier(IdentifierType.NAM, "LAFE90522813", BORN, Optional.empty())));
        Event event = new Event(
                7, EventType.BIRTH, BORN, Optional.empty(), 2, "QC", Optional.of("AN-7"), List.of(person.id()));
        try (TestDatabase test = TestDatabases.h2()) {
            try (RegisterExtracts.Writer writer =
                    RegisterExtracts.writer(folder, MAPPINGS, 1, true, Instant.parse("2026-11-21T23:00:00Z"))) {
                writer.person(person);
                writer.event(event);
            }
            RegisterExtracts.load(folder, MAPPINGS, test.database());
            Population population = new RegisteredPopulation(RegisterSnapshot.load(test.database()));

            assertThat(population.size()).isEqualTo(1);
            assertThat(population.indexOf(41)).isZero();
            assertThat(population.indexOf(40)).isEqualTo(-1);
            assertThat(population.personId(0)).isEqualTo(41);
            assertThat(population.surname(0)).isEqualTo("Lafrenière");
            assertThat(population.otherSurnames(0)).containsExactly("Roy");
            assertThat(population.givenNames(0)).containsExactly("Éloïse", "Marie");
            assertThat(population.usualName(0)).contains("Élo");
            assertThat(population.birthEpochDay(0)).isEqualTo((int) BORN.toEpochDay());
            assertThat(population.sex(0)).isEqualTo(Sex.F);
            assertThat(population.postalCode(0)).isEqualTo("G1A0A1");
            assertThat(population.municipality(0)).isEqualTo("Québec");
            assertThat(population.sins(0)).containsExactly(800123457);
            assertThat(population.nams(0)).containsExactly("LAFE90522813");
            assertThat(population.bySin(800123457)).containsExactly(0);
            assertThat(population.byNam("LAFE90522813")).containsExactly(0);
            assertThat(population.byNam("LAFE90522814")).isEmpty();
            assertThat(population.byBirthDay(BORN)).containsExactly(0);
            assertThat(population.eventsOf(0)).isEmpty();
            assertThat(population.eventDay(7)).isEqualTo(BORN);
            assertThat(population.parentsOf(7)).isEmpty();
            assertThat(population.childrenOf(7)).containsExactly(41);
            assertThat(population.eventOfChild(0)).isEqualTo(OptionalLong.of(7));
            assertThat(population.childCount(7)).isEqualTo(2);
            assertThat(population.eventsByAttestation("AN-7")).containsExactly(7);
        }
    }

    @Test
    void bothSidesWriteTheUnknownDayAlike() {
        assertThat(RegisterSnapshot.UNKNOWN_DAY).isEqualTo(Population.UNKNOWN_DAY);
    }
}
