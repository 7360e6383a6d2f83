package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import qpip.exchange.layout.Cut;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.transfer.Effects;

/** The small parts of a job, each on its own. */
class SmallPartsTest {

    @Test
    void aPlanIsReadAsItWasWritten() {
        List<Cut> cuts = List.of(new Cut(86, 4_000_000_000L, 1, 20), new Cut(4_000_000_086L, 12, 21, 1));
        assertThat(Plan.cuts(Plan.text(cuts))).isEqualTo(cuts);
        assertThat(Plan.cuts(Plan.text(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aSequenceGrowsAndNeverFallsBack(TestDatabase database) {
        FileSequences sequences = new FileSequences(database.database().client());
        assertThat(sequences.last("CN-IN-01")).isZero();
        sequences.advance("CN-IN-01", 1);
        sequences.advance("CN-IN-01", 2);
        sequences.advance("CN-IN-01", 1);
        assertThat(sequences.last("CN-IN-01")).isEqualTo(2);
        assertThat(sequences.last("RA-IN-01")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "night, 2026-11-22, true",
        "night, 2026-11-23, true",
        "sunday, 2026-11-21, false",
        "sunday, 2026-11-22, true",
        "sunday, 2026-11-23, false",
        "business-night, 2026-11-20, true",
        "business-night, 2026-11-21, false",
        "business-night, 2026-11-22, false",
        "business-night, 2026-11-23, true",
        "month-day-5, 2026-12-04, false",
        "month-day-5, 2026-12-05, true",
        "month-day-28, 2027-02-28, true",
        "year-day-02-15, 2027-02-14, false",
        "year-day-02-15, 2027-02-15, true",
        "year-day-02-15, 2027-03-15, false",
        "year-day-02-15+month-day-5, 2027-03-05, true",
        "year-day-02-15+month-day-5, 2027-02-15, true",
        "year-day-02-15+month-day-5, 2027-02-16, false"
    })
    void anExchangeIsDueOnItsNights(String word, LocalDate night, boolean due) {
        assertThat(Frequency.of(word).due(night)).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "never", "Sonntag", "sun", "month-day-0", "month-day-29", "year-day-2-15", "year-day-13-01"})
    void anUnknownFrequencyIsRefused(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frequency.of(word))
                .withMessage("unknown frequency '" + word
                        + "'; write night, business-night, a day such as sunday, month-day-1 to month-day-28, or"
                        + " year-day-02-15; several are joined by +");
    }

    @Test
    void oneUnknownWordAmongSeveralIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frequency.of("sunday+"))
                .withMessageStartingWith("unknown frequency ''");
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0", "1.01, 0", "0, -0.01", "0, 1.01"})
    void aShareOutsideZeroToOneIsRefused(BigDecimal rejected, BigDecimal matched) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gates(rejected, 0, matched, 0, 0))
                .withMessageEndingWith("must be a share from 0 to 1");
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(0, 1, OptionalInt.empty(), "T"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(1, 0, OptionalInt.empty(), "T"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(1, 1, OptionalInt.empty(), "X"));
    }

    @Test
    void referencesDifferByExecutionPersonAndClaimAndComeOutTheSame(@TempDir Path folder) {
        Path key = folder.resolve("keys").resolve("request.key");
        RequestRefs refs = RequestRefs.at(key, Effects.real());
        RequestRefs again = RequestRefs.at(key, Effects.real());
        Set<String> seen = new HashSet<>();
        for (String execution :
                List.of("CN-OUT-01.2026-11-22", "CN-OUT-01.2026-11-22.again1", "RA-OUT-01.2026-11-22")) {
            for (int person = 1; person <= 50; person++) {
                for (int claim = 1; claim <= 20; claim++) {
                    String ref = refs.of(execution, person, claim, Role.CLAIMANT, "");
                    assertThat(seen.add(ref)).isTrue();
                    assertThat(RequestRefs.wellFormed(ref)).isTrue();
                    assertThat(again.of(execution, person, claim, Role.CLAIMANT, ""))
                            .isEqualTo(ref);
                }
            }
        }
        RequestRefs elsewhere = RequestRefs.at(folder.resolve("other.key"), Effects.real());
        assertThat(elsewhere.of("CN-OUT-01.2026-11-22", 1, 1, Role.CLAIMANT, ""))
                .isNotEqualTo(refs.of("CN-OUT-01.2026-11-22", 1, 1, Role.CLAIMANT, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789ABCDE",
                "0123456789ABCDEFG",
                "0123456789abcdef",
                "0123456789ABCDEI",
                "0123456789ABCDÉF"
            })
    void whatIsNoReferenceIsNotLookedUp(String ref) {
        assertThat(RequestRefs.wellFormed(ref)).isFalse();
        assertThat(new Requests.Asked(0).find(ref)).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void eachReferenceIsFoundAmongThousandsUntilItIsNinetyNightsOld(TestDatabase database) {
        Requests requests = new Requests(database.database());
        List<Request> asked = LongStream.rangeClosed(1, 3000)
                .mapToObj(i -> new Request(
                        String.format("%016d", i),
                        i,
                        5000 + i,
                        TestPeople.claim(1).benefitPeriod()))
                .toList();
        database.database().transaction().executeWithoutResult(status -> {
            requests.keep("one", "CN-OUT-01", TestEngine.NIGHT, asked);
            requests.keep("one", "CN-OUT-01", TestEngine.NIGHT, asked);
        });
        Requests.Asked open = requests.asked("CN-OUT-01", TestEngine.NIGHT.plusDays(89));
        for (Request request : asked) {
            int slot = open.find(request.ref());
            assertThat(open.person(slot)).isEqualTo(request.personId());
            assertThat(open.claim(slot)).isEqualTo(request.claimId());
        }
        assertThat(open.find("9999999999999999")).isEqualTo(-1);
        assertThat(requests.asked("CN-OUT-01", TestEngine.NIGHT.plusDays(90))
                        .find(asked.get(0).ref()))
                .isEqualTo(-1);
        assertThat(requests.asked("RA-OUT-01", TestEngine.NIGHT)
                        .find(asked.get(0).ref()))
                .isEqualTo(-1);
        assertThat(requests.of("one")).hasSize(3000);
    }

    @Test
    void aFailureOfTheDatabaseIsToldWithoutWhatItQuotes() {
        DuplicateKeyException failure = new DuplicateKeyException(
                "insert into fact values ('TREMBLAY')",
                new SQLException("Key (fact_key)=(TREMBLAY) already exists", "23505"));
        assertThat(Failure.sentence(new IllegalStateException("step failed", failure)))
                .isEqualTo("the database refused a statement or did not answer (SQLSTATE 23505)");
        assertThat(Failure.sentence(new IllegalStateException("the disk is full")))
                .isEqualTo("the disk is full");
        assertThat(Failure.sentence(new IllegalStateException()))
                .startsWith("unforeseen IllegalStateException in job.SmallPartsTest");
    }
}
