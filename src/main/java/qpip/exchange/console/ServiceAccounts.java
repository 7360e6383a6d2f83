package qpip.exchange.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.storage.Database;

/** The other systems of the plan that may read, each with what it may. Only a hash of a token is kept. */
public final class ServiceAccounts {

    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final Clock clock;

    public ServiceAccounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record ServiceAccount(String code, Set<Scope> scopes) {

        ServiceAccount {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Opens one, or gives the one that is there other scopes and another token.
     *
     * @return its token, which is shown this once
     */
    public String open(String code, Set<Scope> scopes) {
        if (!code.matches("[a-z][a-z0-9-]{1,39}") || scopes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a service needs a code of 2 to 40 of a-z, 0-9 and -, beginning with a letter, and at least one scope");
        }
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(Strongbox.random(TOKEN_BYTES));
        database.transaction().executeWithoutResult(status -> {
            close(code);
            database.client()
                    .sql("insert into console_service (code, scopes, token_hash, opened_at) values (?, ?, ?, ?)")
                    .params(
                            code,
                            scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(",")),
                            hash(token),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
        return token;
    }

    /** Its token opens nothing any more; whether there was one. */
    public boolean close(String code) {
        return database.client()
                        .sql("delete from console_service where code = ?")
                        .param(code)
                        .update()
                > 0;
    }

    Optional<ServiceAccount> find(String token) {
        return database.client()
                .sql("select code, scopes from console_service where token_hash = ?")
                .param(hash(token))
                .query((row, number) -> new ServiceAccount(
                        row.getString(1),
                        Arrays.stream(row.getString(2).split(","))
                                .map(Scope::valueOf)
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)))))
                .optional();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
