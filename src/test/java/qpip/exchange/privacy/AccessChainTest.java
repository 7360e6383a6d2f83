package qpip.exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Dialect;
import qpip.exchange.storage.TestDatabase;

/** Whatever is done to the log behind its back is seen. */
class AccessChainTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(CLOCK, Duration.ofHours(1));

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void everyEntryHasItsPlaceOnceAndTheChainHolds(TestDatabase database) {
        AccessChain chain = filled(database.database(), 7);

        assertThat(chain.seal()).isEqualTo(7);
        assertThat(chain.seal()).isZero();
        assertThat(new AccessChain(database.database(), LATER).seal()).isZero();
        look(database.database());
        assertThat(new AccessChain(database.database(), LATER).seal()).isEqualTo(1);
        AccessChain.Verification found = chain.verify("auditor");
        assertThat(found.holds()).isTrue();
        assertThat(found.entries()).isEqualTo(8);
        assertThat(found.head()).matches("[0-9a-f]{64}");
        assertThat(chain.verifyLast(3).entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void noEntryIsChangedOrTakenOutThroughTheProgramsConnection(TestDatabase database) {
        JdbcClient client = database.database().client();
        look(database.database());

        for (String sql : List.of(
                "update access_log set who = 'somebody else'",
                "update access_log set who = who",
                "delete from access_log")) {
            assertThatThrownBy(() -> client.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("is written once");
        }
        look(database.database());
        assertThat(client.sql("select count(*) from access_log where who <> 'somebody else'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anEntryThatWasChangedIsSeen(TestDatabase database) {
        AccessChain chain = sealed(database.database(), 5);
        tamper(
                database.database(),
                "update access_log set who = 'somebody else' where id = (select entry from access_seal where position = 3)");

        assertThat(chain.verify("auditor").fault()).isEqualTo(AccessChain.Fault.CHANGED);
        assertThat(chain.verify("auditor").at()).contains(3L);
        assertThat(chain.verifyLast(5).at()).contains(3L);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aValueMovedFromOneColumnToTheNextIsSeen(TestDatabase database) {
        AccessChain chain = sealed(database.database(), 1);
        tamper(database.database(), "update access_log set who = 'analysts', verb = 'how' where verb = 'show'");

        assertThat(chain.verify("auditor").fault()).isEqualTo(AccessChain.Fault.CHANGED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anEntryThatWasTakenOutIsSeenAlsoWithItsPlaceAndAtTheEnd(TestDatabase database) {
        AccessChain chain = sealed(database.database(), 5);
        tamper(
                database.database(),
                "delete from access_log where id = (select entry from access_seal where position = 2)");
        assertThat(chain.verify("auditor").fault()).isEqualTo(AccessChain.Fault.MISSING);
        assertThat(chain.verify("auditor").at()).contains(2L);

        tamper(database.database(), "delete from access_seal where position = 2");
        assertThat(chain.verify("auditor").fault()).isEqualTo(AccessChain.Fault.CUT);

        tamper(database.database(), "delete from access_seal where position >= 2");
        assertThat(chain.verify("auditor").fault()).isEqualTo(AccessChain.Fault.CUT);
        assertThat(chain.verifyLast(2).holds()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anOldEntryThatWasNeverSealedIsSeenAndANewOneWaits(TestDatabase database) {
        AccessChain chain = sealed(database.database(), 2);
        new AccessChain(database.database(), LATER).seal();
        look(database.database());
        assertThat(chain.verify("auditor").holds()).isTrue();
        assertThat(new AccessChain(database.database(), LATER).verify("auditor").fault())
                .isEqualTo(AccessChain.Fault.UNSEALED);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void sixtyWritersAndTwoSealersAtOnceLeaveOneWholeChain(TestDatabase database)
            throws InterruptedException, ExecutionException {
        Database shared = database.database();
        ExecutorService people = Executors.newFixedThreadPool(62);
        List<Future<?>> done = new ArrayList<>();
        for (int person = 0; person < 60; person++) {
            done.add(people.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    look(shared);
                }
            }));
        }
        for (int sealer = 0; sealer < 2; sealer++) {
            done.add(people.submit(() -> {
                for (int i = 0; i < 30; i++) {
                    new AccessChain(shared, CLOCK).seal();
                }
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        people.shutdown();
        AccessChain chain = new AccessChain(shared, CLOCK);
        chain.seal();

        assertThat(chain.verify("auditor").holds()).isTrue();
        assertThat(chain.verify("auditor").entries()).isEqualTo(1200);
        assertThat(new AccessChain(shared, LATER).verify("auditor").holds())
                .as("none was left out")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAuditorListsByWhomAtWhatAndWhatWasLookedAtWithoutAReason(TestDatabase database) {
        AccessLog log = new AccessLog(database.database().client(), CLOCK);
        log.looked("u1", "show", "flag F-1", "console");
        log.looked("u1", "reveal", "flag F-1", "sin for IDENTITY");
        log.looked("u2", "take", "flag F-2", "console");
        log.looked("u2", "show", "flag F-2", "console");
        log.looked("u3", "assign", "flag F-3", "to u4");
        log.looked("u4", "show", "flag F-3", "console");
        log.looked("u5", "list", "flags", "console");
        Looks looks = new Looks(database.database(), CLOCK);

        assertThat(looks.list(filter("", "", "", Looks.Kind.ALL), Long.MAX_VALUE, 3))
                .extracting(Looks.Look::who)
                .containsExactly("u5", "u4", "u3");
        List<Looks.Look> first = looks.list(filter("u1", "", "", Looks.Kind.ALL), Long.MAX_VALUE, 1);
        assertThat(looks.list(filter("u1", "", "", Looks.Kind.ALL), first.get(0).id(), 9))
                .extracting(Looks.Look::verb)
                .containsExactly("show");
        assertThat(looks.count(filter("", "show", "", Looks.Kind.ALL))).isEqualTo(3);
        assertThat(looks.count(filter("", "", "F-1", Looks.Kind.ALL))).isEqualTo(2);
        assertThat(looks.count(new Looks.Filter(
                        LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25), "", "", "", Looks.Kind.ALL)))
                .isZero();
        assertThat(looks.count(filter("", "", "", Looks.Kind.REVEALED_UNDECIDED)))
                .isEqualTo(1);
        assertThat(looks.list(filter("", "", "", Looks.Kind.NOT_ASSIGNED), Long.MAX_VALUE, 9))
                .extracting(Looks.Look::who)
                .containsExactly("u1", "u1");
        assertThat(looks.sample(filter("", "", "", Looks.Kind.ALL), 3)).hasSize(3);

        assertThat(looks.review(first.get(0).id(), "auditor", Looks.Finding.TO_EXPLAIN, "why?"))
                .isTrue();
        assertThat(looks.review(first.get(0).id(), "auditor", Looks.Finding.JUSTIFIED, "file"))
                .isTrue();
        assertThat(looks.review(-1, "auditor", Looks.Finding.JUSTIFIED, "file")).isFalse();
        assertThat(looks.list(filter("u1", "reveal", "", Looks.Kind.QUESTIONED), Long.MAX_VALUE, 9))
                .extracting(look -> look.finding().orElseThrow())
                .containsExactly(Looks.Finding.JUSTIFIED);
        assertThat(looks.sample(filter("", "", "", Looks.Kind.ALL), 20)).hasSize(6);
    }

    private static Looks.Filter filter(String who, String verb, String flag, Looks.Kind kind) {
        return new Looks.Filter(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23), who, verb, flag, kind);
    }

    private static AccessChain sealed(Database database, int entries) {
        AccessChain chain = filled(database, entries);
        chain.seal();
        return chain;
    }

    private static AccessChain filled(Database database, int entries) {
        for (int i = 0; i < entries; i++) {
            look(database);
        }
        return new AccessChain(database, CLOCK);
    }

    private static void look(Database database) {
        new AccessLog(database.client(), CLOCK).looked("analyst", "show", "flag F-ABC", "review");
    }

    /** As whoever owns the database could. */
    private static void tamper(Database database, String sql) {
        database.client()
                .sql("drop trigger if exists access_log_once"
                        + (database.dialect() == Dialect.H2 ? "" : " on access_log"))
                .update();
        assertThat(database.client().sql(sql).update()).isPositive();
    }
}
