package qpip.exchange.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import qpip.exchange.storage.Database;

/**
 * Who may run an exchange now: one owner at a time, with a token that grows, so that an owner who slept past the end of
 * the lease can be told from the one who has it. The transaction of each block checks the token.
 */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration TERM = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final Database database;
    private final JdbcClient client;
    private final Clock clock = Clock.systemUTC();
    private final String owner = owner();

    public Leases(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /** Takes the lease, or says who has it. */
    Optional<Lease> take(String exchange) {
        return Optional.ofNullable(database.transaction().execute(status -> tryToTake(status, exchange)))
                .flatMap(token -> token < 0 ? Optional.empty() : Optional.of(new Lease(exchange, token)));
    }

    /** Whether somebody who lives runs the exchange now. */
    boolean taken(String exchange) {
        return held(exchange, "").filter(held -> isTaken(held, clock.instant())).isPresent();
    }

    /** NB: looks before it locks: whoever holds the lease may be in the middle of a transaction that locks the row. */
    private long tryToTake(TransactionStatus transaction, String exchange) {
        Instant now = clock.instant();
        if (held(exchange, "").filter(held -> isTaken(held, now)).isPresent()) {
            return -1;
        }
        Optional<Held> held = held(exchange, " for update");
        if (held.isEmpty()) {
            try {
                client.sql("insert into lease (exchange, owner, token, expires_at) values (?, ?, 1, ?)")
                        .params(exchange, owner, now.plus(TERM).atOffset(ZoneOffset.UTC))
                        .update();
                return 1;
            } catch (DuplicateKeyException e) {
                transaction.setRollbackOnly();
                return -1;
            }
        }
        if (isTaken(held.get(), now)) {
            return -1;
        }
        long token = held.get().token() + 1;
        client.sql("update lease set owner = ?, token = ?, expires_at = ? where exchange = ?")
                .params(owner, token, now.plus(TERM).atOffset(ZoneOffset.UTC), exchange)
                .update();
        return token;
    }

    private Optional<Held> held(String exchange, String lock) {
        return client.sql("select owner, token, expires_at from lease where exchange = ?" + lock)
                .param(exchange)
                .query((row, number) -> new Held(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static boolean isTaken(Held held, Instant now) {
        return held.expiresAt().isAfter(now) && !dead(held.owner());
    }

    /**
     * NB: an owner on this very machine whose process is gone can't come back, so its lease need not run out. One that
     * we are not shown the start of is taken for alive.
     */
    private static boolean dead(String owner) {
        String[] parts = owner.split("/", -1);
        if (parts.length != 3 || !parts[0].equals(host())) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> start.toEpochMilli() != Long.parseLong(parts[2]))
                        .orElse(false))
                .orElse(true);
    }

    private static String owner() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return host() + "/" + process.pid() + "/" + start;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private record Held(String owner, long token, Instant expiresAt) {}

    /** A lease held by this process; it renews itself until it is closed. */
    final class Lease implements AutoCloseable {

        private final String exchange;
        private final long token;
        private Instant renewed = clock.instant();
        private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });

        Lease(String exchange, long token) {
            this.exchange = exchange;
            this.token = token;
            renewal.scheduleWithFixedDelay(this::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
        }

        /** Keeps a worker whose lease was given to another from beginning anything. */
        void check() {
            check("");
        }

        /**
         * Fails the transaction of a worker whose lease was given to another; until it ends, nobody else can take the
         * lease. NB: the last thing in a transaction, for the lease can't be renewed while the row is locked.
         */
        void fence() {
            check(" for update");
        }

        private void check(String lock) {
            client.sql("select token from lease where exchange = ?" + lock)
                    .param(exchange)
                    .query(Long.class)
                    .optional()
                    .filter(current -> current == token)
                    .orElseThrow(() -> new IllegalStateException("the lease of exchange " + exchange
                            + " was lost to another process; this one stops without changing anything"));
        }

        /**
         * NB: an exception would end the renewals; the next one may come through. When none does the lease runs out,
         * and whoever works under it is told so by the fence.
         */
        private void renew() {
            try {
                client.sql("update lease set expires_at = ? where exchange = ? and token = ?")
                        .params(clock.instant().plus(TERM).atOffset(ZoneOffset.UTC), exchange, token)
                        .update();
                renewed = clock.instant();
            } catch (DataAccessException e) {
                LOG.debug("the lease of exchange {} could not be renewed", exchange);
                if (renewed.plus(TERM).isBefore(clock.instant())) {
                    renewal.shutdown();
                }
            }
        }

        @Override
        public void close() {
            renewal.shutdownNow();
            client.sql("update lease set expires_at = ? where exchange = ? and token = ?")
                    .params(Instant.EPOCH.atOffset(ZoneOffset.UTC), exchange, token)
                    .update();
        }
    }
}
