package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;
import qpip.exchange.transfer.Effects;

class AccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private Accounts at(TestDatabase database, Duration later, boolean demonstration) {
        return new Accounts(
                database.database(),
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC),
                new Deployment(demonstration, Optional.of(strongbox()), Optional.empty()),
                Accounts.Hashing.OF_A_DEMONSTRATION);
    }

    private Strongbox strongbox() {
        return Strongbox.at(folder.resolve("keys").resolve("console.key"), Effects.real());
    }

    @ParameterizedTest
    @CsvSource({"true, $2a$04$", "false, $2a$12$"})
    void onlyADemonstrationHashesCheaply(boolean demonstration, String hash) {
        try (TestDatabase database = TestDatabases.h2()) {
            new Accounts(
                            database.database(),
                            Clock.systemUTC(),
                            new Deployment(demonstration, Optional.empty(), Optional.empty()))
                    .open("somebody", Role.OPERATOR);

            assertThat(database.database()
                            .client()
                            .sql("select password_hash from console_account")
                            .query(String.class)
                            .single())
                    .startsWith(hash);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoSeesPersonalDataNeedsPasswordAndCodeAndACodeIsGoodOnce(TestDatabase database) {
        Accounts accounts = at(database, Duration.ZERO, false);
        Accounts.Opened opened = accounts.openWithSecondFactor("someone", Role.ANALYST);
        String code = accounts.codeOfNow(opened.secret());

        assertThat(accounts.signIn("someone", opened.password()))
                .as("without a code")
                .isEmpty();
        assertThat(accounts.signIn("someone", "wrong", code)).isEmpty();
        assertThat(accounts.signIn("someone", opened.password(), "000000")).isEmpty();
        assertThat(accounts.signIn("someone", opened.password(), code)).contains(Role.ANALYST);
        assertThat(accounts.signIn("someone", opened.password(), code))
                .as("again")
                .isEmpty();
        Accounts later = at(database, Duration.ofSeconds(Totp.STEP_SECONDS), false);
        assertThat(later.signIn("someone", opened.password(), later.codeOfNow(opened.secret())))
                .contains(Role.ANALYST);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoIsSignedInConfirmsByThePasswordOrByACodeThatIsGoodOnceAndGuessingLocks(TestDatabase database) {
        Accounts accounts = at(database, Duration.ZERO, false);
        Accounts.Opened opened = accounts.openWithSecondFactor("someone", Role.SUPERVISOR);
        String code = accounts.codeOfNow(opened.secret());

        assertThat(accounts.confirms("someone", opened.password())).isTrue();
        assertThat(accounts.confirms("someone", code)).isTrue();
        assertThat(accounts.confirms("someone", code)).as("again").isFalse();
        assertThat(accounts.confirms("someone", "")).isFalse();
        assertThat(accounts.confirms("nobody", opened.password())).isFalse();
        for (int wrong = 0; wrong < Accounts.FAILURES_MAX; wrong++) {
            accounts.confirms("someone", "wrong");
        }
        assertThat(accounts.confirms("someone", opened.password())).as("locked").isFalse();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void wrongCodesLockTheAccountAsWrongPasswordsDo(TestDatabase database) {
        Accounts accounts = at(database, Duration.ZERO, false);
        Accounts.Opened opened = accounts.openWithSecondFactor("someone", Role.AUDITOR);
        for (int wrong = 0; wrong < Accounts.FAILURES_MAX; wrong++) {
            assertThat(accounts.isLocked("someone")).isFalse();
            assertThat(accounts.signIn("someone", opened.password(), "000000")).isEmpty();
        }

        assertThat(accounts.isLocked("someone")).isTrue();
        assertThat(accounts.signIn("someone", opened.password(), accounts.codeOfNow(opened.secret())))
                .isEmpty();
        Accounts later = at(database, Accounts.LOCKED, false);
        assertThat(later.signIn("someone", opened.password(), later.codeOfNow(opened.secret())))
                .contains(Role.AUDITOR);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aPasswordAloneIsEnoughInADemonstrationAndForRolesThatSeeNobody(TestDatabase database) {
        Accounts real = at(database, Duration.ZERO, false);
        for (Role role : Role.values()) {
            String password = real.open("someone", role);
            boolean seesNobody = role == Role.OPERATOR || role == Role.LIAISON;

            assertThat(real.signIn("someone", password).isPresent())
                    .as(role.name())
                    .isEqualTo(seesNobody);
            assertThat(at(database, Duration.ZERO, true).signIn("someone", password))
                    .contains(role);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theDatabaseAloneTellsNoSecret(TestDatabase database) throws IOException {
        Accounts accounts = at(database, Duration.ZERO, false);
        Accounts.Opened opened = accounts.openWithSecondFactor("someone", Role.PRIVACY);
        String sealed = database.database()
                .client()
                .sql("select second_factor from console_account where code = 'someone'")
                .query(String.class)
                .single();

        assertThat(Totp.written(strongbox().open("someone", sealed))).isEqualTo(opened.secret());
        assertThatThrownBy(() -> strongbox().open("another", sealed))
                .as("moved to another account")
                .isInstanceOf(IllegalStateException.class);
        Files.delete(folder.resolve("keys").resolve("console.key"));
        assertThatThrownBy(() -> strongbox().open("someone", sealed))
                .hasMessage("an account's second factor can't be opened; was the console's key replaced? open the"
                        + " account again");
    }

    @Test
    void onlyTheProgramMayReadTheKey() throws IOException {
        strongbox();
        Path key = folder.resolve("keys").resolve("console.key");

        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.write(key, new byte[7]);
        assertThatThrownBy(this::strongbox)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("can't be read; check its owner, permissions and length");
    }
}
