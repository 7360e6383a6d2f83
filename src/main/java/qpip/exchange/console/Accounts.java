package qpip.exchange.console;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import qpip.exchange.storage.Database;

/** The accounts of the console. After five wrong passwords in a row an account is locked for fifteen minutes. */
public final class Accounts {

    static final int FAILURES_MAX = 5;
    static final Duration LOCKED = Duration.ofMinutes(15);
    private static final int PASSWORD_BYTES = 15;
    private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(12);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Compared with when there is no such account, so that an answer takes as long. */
    private static final String NOBODY = hash("nobody");

    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens an account, or gives the one that is there another role and password.
     *
     * @return its password, which is shown this once
     */
    public String open(String code, Role role) {
        if (!code.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException(
                    "an account's code must be 2 to 40 of a-z, 0-9 and -, and begin with a letter");
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = hash(password);
        database.transaction().executeWithoutResult(status -> {
            database.client()
                    .sql("delete from console_account where code = ?")
                    .param(code)
                    .update();
            database.client()
                    .sql("insert into console_account (code, role, password_hash, failures) values (?, ?, ?, 0)")
                    .params(code, role.name(), hash)
                    .update();
        });
        return password;
    }

    /** The role of the account, if the password is right and it isn't locked; every wrong one is counted. */
    Optional<Role> signIn(String code, String password) {
        return Optional.ofNullable(database.transaction().execute(status -> attempt(code, password)))
                .flatMap(role -> role);
    }

    private Optional<Role> attempt(String code, String password) {
        Optional<Account> found = find(code);
        boolean right = ENCODER.matches(password, found.map(Account::hash).orElse(NOBODY));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Account account = found.get();
        if (account.lockedUntil().filter(clock.instant()::isBefore).isPresent()) {
            return Optional.empty();
        }
        int failures = right ? 0 : account.failures() + 1;
        boolean locked = failures >= FAILURES_MAX;
        database.client()
                .sql("update console_account set failures = ?, locked_until = case when ? then"
                        + " cast(? as timestamp(6) with time zone) else null end where code = ?")
                .params(
                        locked ? 0 : failures,
                        locked,
                        clock.instant().plus(LOCKED).atOffset(ZoneOffset.UTC),
                        code)
                .update();
        return right ? Optional.of(account.role()) : Optional.empty();
    }

    private Optional<Account> find(String code) {
        return database.client()
                .sql(
                        "select role, password_hash, failures, locked_until from console_account where code = ? for update")
                .param(code)
                .query((row, number) -> new Account(
                        Role.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    private static String hash(String password) {
        return Objects.requireNonNull(ENCODER.encode(password));
    }

    private record Account(Role role, String hash, int failures, Optional<Instant> lockedUntil) {}
}
