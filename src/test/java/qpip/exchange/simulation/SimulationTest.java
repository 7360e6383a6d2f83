package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.Verified;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Register;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

class SimulationTest {

    private static final Settings SETTINGS = new Settings(40, 1_000, 2, 3, Small.FIRST_NIGHT);

    @Test
    void theSameSeedWritesTheSameBytes(@TempDir Path one, @TempDir Path other) {
        write(one, SETTINGS);
        write(other, SETTINGS);

        assertThat(digests(one)).isEqualTo(digests(other)).isNotEmpty();
    }

    @Test
    void anotherSeedWritesOtherBytesOfTheSameFiles(@TempDir Path one, @TempDir Path other) {
        write(one, SETTINGS);
        write(other, new Settings(40, 1_000, 2, 4, Small.FIRST_NIGHT));

        assertThat(digests(one).keySet()).isEqualTo(digests(other).keySet());
        assertThat(digests(one)).isNotEqualTo(digests(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PERSONS", "IDENTIFIERS", "ADDRESSES", "EVENTS", "CHILDREN", "CLAIMS", "WEEKS", "DECLARATIONS"})
    void theRegistersExtractsAreWholeAndHaveNoBadLine(String extract, @TempDir Path folder) throws IOException {
        new Simulation(Small.settings(7), Small.MAPPINGS, Small.CALENDAR).writeRegister(folder, Small.FIRST_NIGHT);
        Layout layout = Layout.of(
                Declarations.read(Small.MAPPINGS.resolve("register/REG-" + extract + ".yaml"), Mapping.class));

        Verified verified = Extracts.verify(file(folder, "REG-" + extract), layout, 1, 1, line -> {}, bytes -> {});

        assertThat(verified.fault()).isEmpty();
        assertThat(verified.records()).isPositive();
        assertThat(verified.rejected()).isZero();
    }

    @Test
    void theRegisterIsLoadedAsItWasMade(@TempDir Path folder) {
        new Simulation(Small.settings(7), Small.MAPPINGS, Small.CALENDAR).writeRegister(folder, Small.FIRST_NIGHT);
        Household household = Small.with(CnesstPlant.IRI_DECLARED);
        Claim claim = household.claim();

        try (TestDatabase test = TestDatabases.h2()) {
            RegisterExtracts.load(folder, Small.MAPPINGS.resolve("register"), test.database());
            ClaimFile file = new Register(test.database()).claimFile(claim.id()).orElseThrow();

            assertThat(file.claim()).isEqualTo(claim);
            assertThat(file.claimant()).isEqualTo(household.claimant());
            assertThat(file.weeks()).isEqualTo(household.weeks(claim, Small.FIRST_NIGHT));
            assertThat(file.declarations()).isEqualTo(household.declarations());
        }
    }

    @Test
    void aRequestInAnInboxIsAnsweredOnceInTheOutboxOfTheSamePartner(@TempDir Path server) throws IOException {
        Path inbox = Files.createDirectories(server.resolve("cnesst/inbox"));
        SimulatedPartnersTest.cnesstRequest(inbox);
        Simulation simulation = new Simulation(Small.settings(7), Small.MAPPINGS, Small.CALENDAR);
        Path answer = server.resolve("cnesst/outbox/CN-IN-01_20261122_0001.txt");

        simulation.answer(Small.FIRST_NIGHT, server);
        assertThat(answer).exists();
        Files.delete(answer);
        simulation.answer(Small.FIRST_NIGHT, server);

        assertThat(answer).doesNotExist();
    }

    @Test
    void theNightLiesInTheRegistrarsOutbox(@TempDir Path server) {
        new Simulation(SETTINGS, Small.MAPPINGS, Small.CALENDAR).unasked(Small.FIRST_NIGHT, server);

        assertThat(server.resolve("civil-status/outbox/DE-IN-01_20261122_0001.xml"))
                .exists();
        assertThat(server.resolve("civil-status/outbox/DE-IN-02_20261122_0001.xml"))
                .exists();
    }

    @Test
    void theTruthLiesBesideTheExtracts(@TempDir Path folder) {
        Simulation simulation = new Simulation(SETTINGS, Small.MAPPINGS, Small.CALENDAR);
        simulation.write(folder);

        assertThat(Truth.read(folder.resolve("truth.jsonl"))).isEqualTo(simulation.truth());
    }

    private static void write(Path folder, Settings settings) {
        new Simulation(settings, Small.MAPPINGS, Small.CALENDAR).write(folder);
    }

    private static Path file(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> !file.getFileName().toString().endsWith(".sha256"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static SortedMap<String, String> digests(Path folder) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }
}
