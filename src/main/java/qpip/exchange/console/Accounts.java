package qpip.exchange.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import qpip.exchange.storage.Database;

/**
 * The accounts of the console. Whoever sees or oversees personal data has a second factor, a code that changes, unless
 * it is a demonstration. After five wrong attempts in a row, at either, an account is locked for fifteen minutes.
 */
public final class Accounts {

    static final int FAILURES_MAX = 5;
    static final Duration LOCKED = Duration.ofMinutes(15);
    private static final int PASSWORD_BYTES = 15;

    private final Database database;
    private final Clock clock;
    private final Deployment deployment;
    private final Hashing hashing;

    /** Those of a demonstration. */
    public Accounts(Database database, Clock clock) {
        this(database, clock, Deployment.DEMONSTRATION);
    }

    public Accounts(Database database, Clock clock, Deployment deployment) {
        this(database, clock, deployment, deployment.demonstration() ? Hashing.OF_A_DEMONSTRATION : Hashing.REAL);
    }

    /** Those whose passwords are kept in another way than the deployment's: a test has no time for the real one. */
    Accounts(Database database, Clock clock, Deployment deployment, Hashing hashing) {
        this.database = database;
        this.clock = clock;
        this.deployment = deployment;
        this.hashing = hashing;
    }

    /**
     * What somebody gets to sign in with, shown this once.
     *
     * @param secret of the second factor, as authenticators take it
     * @param address the same as an address that they read
     */
    public record Opened(String password, String secret, String address) {}

    /**
     * Opens an account with a password only, or gives the one that is there another role and password. Outside of a
     * demonstration it lets nobody in whose role needs a second factor.
     *
     * @return its password, which is shown this once
     */
    public String open(String code, Role role) {
        String password = newPassword();
        keep(code, role, password, "");
        return password;
    }

    /** Opens an account with a second factor, or renews all of the one that is there. */
    public Opened openWithSecondFactor(String code, Role role) {
        Strongbox strongbox = deployment
                .strongbox()
                .orElseThrow(() -> new IllegalStateException("this console has no key for second factors"));
        String password = newPassword();
        byte[] secret = Strongbox.random(Totp.SECRET_BYTES);
        keep(code, role, password, strongbox.seal(code, secret));
        String written = Totp.written(secret);
        return new Opened(
                password, written, "otpauth://totp/RQAP-QPIP:" + code + "?issuer=RQAP-QPIP&secret=" + written);
    }

    /** The code that an authenticator with this secret shows now. */
    public String codeOfNow(String secret) {
        return Totp.code(Totp.read(secret), Totp.step(clock.instant()));
    }

    public boolean exists(String code) {
        return database.client()
                        .sql("select count(*) from console_account where code = ?")
                        .param(code)
                        .query(Long.class)
                        .single()
                > 0;
    }

    boolean isLocked(String code) {
        return database.client()
                        .sql("select count(*) from console_account where code = ? and locked_until > ?")
                        .params(code, clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The role of the account, if the password is right and it needs no more. */
    Optional<Role> signIn(String code, String password) {
        return signIn(code, password, "");
    }

    /**
     * The role of the account, if the password and the code of the second factor are right and it isn't locked; every
     * wrong attempt is counted.
     */
    Optional<Role> signIn(String code, String password, String typed) {
        return Optional.ofNullable(database.transaction().execute(status -> attempt(code, password, typed)))
                .flatMap(role -> role);
    }

    private Optional<Role> attempt(String code, String password, String typed) {
        Optional<Account> found = find(code);
        boolean right =
                hashing.encoder.matches(password, found.map(Account::hash).orElseGet(hashing::nobody));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Account account = found.get();
        Instant now = clock.instant();
        if (account.lockedUntil().filter(now::isBefore).isPresent()) {
            return Optional.empty();
        }
        OptionalLong step = right ? secondFactor(account, typed, now) : OptionalLong.empty();
        count(account, step, now);
        return step.isPresent() ? Optional.of(account.role()) : Optional.empty();
    }

    /**
     * Whether it is still whoever signed in: the password again, or what the second factor shows now; every wrong
     * attempt is counted as at sign-in.
     */
    boolean confirms(String code, String typed) {
        return Boolean.TRUE.equals(database.transaction().execute(status -> again(code, typed)));
    }

    private boolean again(String code, String typed) {
        Instant now = clock.instant();
        Optional<Account> found = find(code)
                .filter(account -> account.lockedUntil().filter(now::isBefore).isEmpty());
        if (found.isEmpty()) {
            return false;
        }
        Account account = found.get();
        OptionalLong shown = account.sealed().isEmpty() ? OptionalLong.empty() : secondFactor(account, typed, now);
        OptionalLong step = shown.isPresent() || !hashing.encoder.matches(typed, account.hash())
                ? shown
                : OptionalLong.of(account.lastStep());
        count(account, step, now);
        return step.isPresent();
    }

    /** Keeps that an attempt was right, with its step, or one more that was wrong. */
    private void count(Account account, OptionalLong step, Instant now) {
        int failures = step.isPresent() ? 0 : account.failures() + 1;
        boolean locked = failures >= FAILURES_MAX;
        database.client()
                .sql("update console_account set failures = ?, last_step = ?, locked_until = case when ? then"
                        + " cast(? as timestamp(6) with time zone) else null end where code = ?")
                .params(
                        locked ? 0 : failures,
                        step.orElse(account.lastStep()),
                        locked,
                        now.plus(LOCKED).atOffset(ZoneOffset.UTC),
                        account.code())
                .update();
    }

    /** The step of time to remember, unless the second factor is wrong or missing. */
    private OptionalLong secondFactor(Account account, String typed, Instant now) {
        if (account.sealed().isEmpty()) {
            boolean enough = deployment.demonstration() || !account.role().needsSecondFactor();
            return enough ? OptionalLong.of(account.lastStep()) : OptionalLong.empty();
        }
        return deployment
                .strongbox()
                .map(strongbox -> strongbox.open(account.code(), account.sealed()))
                .map(secret -> Totp.used(secret, typed, now, account.lastStep()))
                .orElse(OptionalLong.empty());
    }

    private void keep(String code, Role role, String password, String sealed) {
        if (!code.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException(
                    "an account's code must be 2 to 40 of a-z, 0-9 and -, and begin with a letter");
        }
        String hash = hashing.hash(password);
        database.transaction().executeWithoutResult(status -> {
            database.client()
                    .sql("delete from console_account where code = ?")
                    .param(code)
                    .update();
            database.client()
                    .sql("insert into console_account (code, role, password_hash, failures, second_factor)"
                            + " values (?, ?, ?, 0, ?)")
                    .params(code, role.name(), hash, sealed)
                    .update();
        });
    }

    private Optional<Account> find(String code) {
        return database.client()
                .sql("select code, role, password_hash, failures, locked_until, second_factor, last_step"
                        + " from console_account where code = ? for update")
                .param(code)
                .query((row, number) -> new Account(
                        row.getString(1),
                        Role.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString(6),
                        row.getLong(7)))
                .optional();
    }

    private static String newPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Strongbox.random(PASSWORD_BYTES));
    }

    /**
     * How passwords are kept. A demonstration's are as random, and are thrown away with its invented people; so its
     * hashes are cheap, and whoever tries it out or tests it doesn't wait for them.
     */
    static final class Hashing {

        static final Hashing OF_A_DEMONSTRATION = new Hashing(4);
        private static final Hashing REAL = new Hashing(12);

        private final BCryptPasswordEncoder encoder;
        private String ofNobody = "";

        private Hashing(int cost) {
            this.encoder = new BCryptPasswordEncoder(cost);
        }

        String hash(String password) {
            return Objects.requireNonNull(encoder.encode(password));
        }

        /**
         * Compared with when there is no such account, so that an answer takes as long; made when somebody first asks.
         */
        synchronized String nobody() {
            if (ofNobody.isEmpty()) {
                ofNobody = hash("nobody");
            }
            return ofNobody;
        }
    }

    private record Account(
            String code,
            Role role,
            String hash,
            int failures,
            Optional<Instant> lockedUntil,
            String sealed,
            long lastStep) {}
}
