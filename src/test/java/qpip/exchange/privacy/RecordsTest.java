package qpip.exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.agreement.Partner;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.register.Period;
import qpip.exchange.storage.TestDatabase;

/** Each look and each release is on record once. */
class RecordsTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReleaseRecordedAgainIsOneRelease(TestDatabase database) {
        Partner partner = Declarations.read(Path.of("mappings", "cnesst", "partner.yaml"), Partner.class);
        Releases releases = new Releases(database.database().client());
        for (long persons : new long[] {38, 39}) {
            releases.record(
                    "CN-OUT-01.2026-11-22",
                    "CN-OUT-01",
                    partner,
                    partner.agreements().get(0),
                    List.of("sin", "dob"),
                    persons,
                    new Period(NIGHT.minusYears(1), NIGHT),
                    NIGHT);
        }
        assertThat(rows(database, "release_register"))
                .singleElement()
                .asString()
                .containsIgnoringCase("persons=39")
                .containsIgnoringCase("fields=sin, dob")
                .contains("LAP s. 84; A-2.1 s. 68");
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void everyLookIsKeptAlsoTheSameTwice(TestDatabase database) {
        AccessLog log = new AccessLog(
                database.database().client(), Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC));
        log.looked("analyst", "show", "flag F-ABC", "review");
        log.looked("analyst", "show", "flag F-ABC", "review");
        assertThat(rows(database, "access_log")).hasSize(2);
    }

    private static List<String> rows(TestDatabase database, String table) {
        return database.database().client().sql("select * from " + table).query().listOfRows().stream()
                .map(Object::toString)
                .toList();
    }
}
