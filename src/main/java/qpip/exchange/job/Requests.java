package qpip.exchange.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.register.Period;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;

/** The questions that we sent: who was asked about, for which claim, under which reference. */
final class Requests {

    /** How long an answer may take: after that, a reference is one nobody asked about. */
    private static final int NIGHTS_OPEN = 90;

    private static final int CLAIMS_A_STATEMENT = 500;

    /** What was in an extract that was given up before it left was never said. */
    private static final String WAS_SAID = " and not exists (select 1 from execution x where x.id = request.execution"
            + " and x.status = 'ABANDONED' and not exists (select 1 from release_register r where r.execution = x.id))";

    private final Database database;
    private final JdbcClient client;

    Requests(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /** Keeps the requests of an execution in place of those it kept before. */
    void keep(String execution, String exchange, LocalDate night, List<Request> requests) {
        client.sql("delete from request where execution = ?").param(execution).update();
        BulkInsert rows = new BulkInsert(
                database,
                "request",
                "ref",
                "exchange",
                "execution",
                "person_id",
                "claim_id",
                "query_from",
                "query_to",
                "asked_on",
                "role",
                "about");
        requests.forEach(request -> rows.add(
                request.ref(),
                exchange,
                execution,
                request.personId(),
                request.claimId(),
                request.period().from(),
                request.period().to(),
                night,
                request.role(),
                request.about()));
        rows.flush();
    }

    /** Takes back requests that were not sent. */
    void withdraw(List<Request> requests) {
        requests.forEach(request -> client.sql("delete from request where ref = ?")
                .param(request.ref())
                .update());
    }

    /** The requests of an execution in order of claim, person, role and what they are about. */
    List<Request> of(String execution) {
        return client.sql(
                        "select ref, person_id, claim_id, query_from, query_to, role, about from request where execution = ?"
                                + " order by claim_id, person_id, role, about")
                .param(execution)
                .query(Requests::request)
                .list();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)),
                Role.valueOf(row.getString(6)),
                row.getString(7));
    }

    /**
     * What the partner was told or asked about claims on an exchange since a night, by claim: {@code about} of the
     * requests of other executions, in the order in which each was told last.
     */
    Map<Long, Set<String>> told(String exchange, String exceptExecution, Collection<Long> claims, LocalDate since) {
        Map<Long, Set<String>> told = new HashMap<>();
        groups(claims).forEach(group -> {
            client.sql("select claim_id, about from request where exchange = :exchange and claim_id in (:claims)"
                            + " and execution <> :execution and asked_on >= :since" + WAS_SAID
                            + " order by asked_on, execution, ref")
                    .param("exchange", exchange)
                    .param("claims", group)
                    .param("execution", exceptExecution)
                    .param("since", since)
                    .query(row -> {
                        Set<String> of = told.computeIfAbsent(row.getLong(1), claim -> new LinkedHashSet<>());
                        of.remove(row.getString(2));
                        of.add(row.getString(2));
                    });
        });
        return told;
    }

    private static Stream<List<Long>> groups(Collection<Long> claims) {
        return Groups.of(List.copyOf(new TreeSet<>(claims)), CLAIMS_A_STATEMENT);
    }

    /** The same with the role before what it is about: {@code SPOUSE 2019}. */
    Map<Long, Set<String>> asked(String exchange, String exceptExecution, Collection<Long> claims, LocalDate since) {
        Map<Long, Set<String>> asked = new HashMap<>();
        groups(claims).forEach(group -> {
            client.sql("select claim_id, role, about from request where exchange = :exchange and claim_id in (:claims)"
                            + " and execution <> :execution and asked_on >= :since" + WAS_SAID)
                    .param("exchange", exchange)
                    .param("claims", group)
                    .param("execution", exceptExecution)
                    .param("since", since)
                    .query(row -> {
                        asked.computeIfAbsent(row.getLong(1), claim -> new HashSet<>())
                                .add(row.getString(2) + " " + row.getString(3));
                    });
        });
        return asked;
    }

    /** All that the partner was told on an exchange by other executions, about what begins with those words. */
    List<Request> told(String exchange, String exceptExecution, String about) {
        return client.sql("select ref, person_id, claim_id, query_from, query_to, role, about from request"
                        + " where exchange = ? and execution <> ? and about like ?" + WAS_SAID)
                .params(exchange, exceptExecution, about + "%")
                .query(Requests::request)
                .list();
    }

    /** The open requests of an exchange, for looking up millions of references in memory. */
    Asked asked(String exchange, LocalDate night) {
        return asked(exchange, night, NIGHTS_OPEN);
    }

    /** The same for a partner whose answers may take so many nights. */
    Asked asked(String exchange, LocalDate night, int nightsOpen) {
        // NB: within a transaction, or the driver of PostgreSQL doesn't stream.
        return Optional.ofNullable(database.oneMoment().execute(status -> read(exchange, night, nightsOpen)))
                .orElseThrow();
    }

    private Asked read(String exchange, LocalDate night, int nightsOpen) {
        long count = client.sql("select count(*) from request where exchange = ? and asked_on > ?")
                .params(exchange, night.minusDays(nightsOpen))
                .query(Long.class)
                .single();
        Asked asked = new Asked(Math.toIntExact(count));
        client.sql("select ref, person_id, claim_id, role, about from request where exchange = ? and asked_on > ?")
                .params(exchange, night.minusDays(nightsOpen))
                .withFetchSize(10_000)
                .query(row -> {
                    asked.put(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            Role.valueOf(row.getString(4)),
                            row.getString(5));
                });
        client.sql("select distinct r.claim_id from claim c join request r on r.claim_id = c.id and r.exchange = ?"
                        + " where c.status = 'CLOSED' and r.asked_on > ?")
                .params(exchange, night.minusDays(nightsOpen))
                .query(row -> {
                    asked.closed.add(row.getLong(1));
                });
        return asked;
    }

    /** References to persons and claims in an open-addressed table: 48 bytes a slot. Immutable once loaded. */
    static final class Asked {

        private final long[] high;
        private final long[] low;
        private final long[] persons;
        private final long[] claims;
        private final Role[] roles;
        private final String[] abouts;
        private final Set<Long> closed = new HashSet<>();

        Asked(int expected) {
            int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
            high = new long[capacity];
            low = new long[capacity];
            persons = new long[capacity];
            claims = new long[capacity];
            roles = new Role[capacity];
            abouts = new String[capacity];
            Arrays.fill(roles, Role.CLAIMANT);
            Arrays.fill(abouts, "");
            Arrays.fill(persons, -1);
        }

        /** The slot of a reference, or -1 for one that nobody asked under. */
        int find(String ref) {
            if (!RequestRefs.wellFormed(ref)) {
                return -1;
            }
            int slot = slot(RequestRefs.high(ref), RequestRefs.low(ref));
            return persons[slot] < 0 ? -1 : slot;
        }

        long person(int slot) {
            return persons[slot];
        }

        long claim(int slot) {
            return claims[slot];
        }

        Role role(int slot) {
            return roles[slot];
        }

        /** What the question was about, in our own words; empty where there was one question only. */
        String about(int slot) {
            return abouts[slot];
        }

        /** Whether the claim was closed since. */
        boolean closed(int slot) {
            return closed.contains(claims[slot]);
        }

        private void put(String ref, long person, long claim, Role role, String about) {
            int slot = slot(RequestRefs.high(ref), RequestRefs.low(ref));
            high[slot] = RequestRefs.high(ref);
            low[slot] = RequestRefs.low(ref);
            persons[slot] = person;
            claims[slot] = claim;
            roles[slot] = role;
            // NB: years and the like repeat; one copy of each is enough.
            abouts[slot] = about.intern();
        }

        private int slot(long refHigh, long refLow) {
            int mask = high.length - 1;
            long mixed = (refHigh * 0x9E3779B97F4A7C15L) ^ refLow;
            int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
            while (persons[slot] >= 0 && (high[slot] != refHigh || low[slot] != refLow)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
