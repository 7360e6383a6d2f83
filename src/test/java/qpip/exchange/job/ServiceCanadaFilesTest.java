package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Person;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.storage.TestDatabase;

/**
 * What Service Canada's files do to flags: weeks that are reversed, records of employment that are replaced and
 * cancelled by their own numbers, answers about a number. Weeks of 600 $ are paid from 2026-05-31, and income up to 400
 * $ is free.
 */
class ServiceCanadaFilesTest {

    private static final String WEEKS = "SC-IN-01";
    private static final String RECORDS = "SC-IN-02";
    private static final String NUMBERS = "SC-IN-03";

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReversedWeekNoLongerCountsAndOneThatIsPaidAgainDoes(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(WEEKS, week(1, 0, "A", 1, "PD", 50_000), week(1, 1, "A", 1, "PD", 70_000));
            assertThat(night.flags()).as("500 and at most the Plan's 600").containsExactly("R02 HIGH QUEUED 1100.00");

            night.take(WEEKS, week(1, 1, "C", 2, "RV", 0));
            assertThat(night.flags()).containsExactly("R02 MEDIUM QUEUED 500.00");

            night.take(WEEKS, week(1, 0, "X", 2, "PD", 50_000));
            assertThat(night.flags()).containsExactly("R02 MEDIUM CLOSED 500.00");

            night.take(WEEKS, week(1, 1, "C", 3, "PD", 30_000));
            assertThat(night.flags()).containsExactly("R02 MEDIUM REOPENED 300.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAmendedRecordOfEmploymentTakesThePlaceOfTheOneItNamesAndACancelledOneOfNone(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(RECORDS, record(1, "W00000011", "O", "", 160_000));
            assertThat(night.flags()).containsExactly("R04 MEDIUM QUEUED 800.00");

            night.take(RECORDS, record(1, "W00000012", "A", "W00000011", 120_000));
            assertThat(night.flags()).containsExactly("R04 MEDIUM QUEUED 400.00");

            Execution again = night.take(RECORDS, record(1, "W00000011", "O", "", 160_000));
            assertThat(again.counts()).containsEntry("unchanged", 1L);
            assertThat(night.flags())
                    .as("what was replaced stays replaced")
                    .containsExactly("R04 MEDIUM QUEUED 400.00");

            night.take(RECORDS, record(1, "W00000012", "C", "W00000011", 120_000));
            assertThat(night.flags()).singleElement().asString().startsWith("R04 MEDIUM CLOSED");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAmendedRecordMayComeBeforeTheOneThatItReplaces(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(
                    RECORDS,
                    record(1, "W00000012", "A", "W00000011", 120_000),
                    record(1, "W00000011", "O", "", 160_000));
            assertThat(night.flags()).containsExactly("R04 MEDIUM QUEUED 400.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void payPeriodsAreKeptAsTheyAreAndNamesAreNot(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(RECORDS, record(1, "W00000011", "O", "", 160_000));
            assertThat(night.engine.dump(List.of("fact")))
                    .contains("1|2026-06-13|1600.00", "TOPU|5000.00||")
                    .doesNotContain("Atelier inventé")
                    .doesNotContain(TestPeople.claimant(1).surname());
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReplacedNumberIsProposedAndTheQuestionEndsWithTheNextAnswer(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(NUMBERS, number(1, "REP", "000123455"), number(2, "ACT", ""));
            assertThat(night.flags()).containsExactly("R06 MEDIUM QUEUED 0.00");
            assertThat(night.engine.dump(List.of("flag"))).doesNotContain("000123455");

            night.take(NUMBERS, number(1, "ACT", ""), number(2, "ACT", ""));
            assertThat(night.flags()).containsExactly("R06 MEDIUM LAPSED 0.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatTheOtherParentGotIsNoQuestionOfThisClaim(TestDatabase database) {
        try (Night night = new Night(database)) {
            Person other = TestPeople.otherParent(1);
            Values.Builder elsewhere = weekOf(1, 0, "A", 1, "PD", 50_000)
                    .put("benefit-type", "PARS")
                    .put("sin", TestPeople.sin(4001))
                    .put("surname-birth", other.surname().replace("Œ", "OE"))
                    .put("given-name", other.calledName())
                    .put("dob", other.dateOfBirth().orElseThrow());

            night.take(WEEKS, elsewhere.build());
            assertThat(night.flags()).isEmpty();
            assertThat(night.engine.count("match_review")).isEqualTo(1);

            night.take(
                    WEEKS,
                    weekOf(1, 1, "A", 1, "PD", 50_000)
                            .put("benefit-type", "PARS")
                            .build());
            assertThat(night.flags()).containsExactly("R01 CRITICAL QUEUED 500.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aWeekThatBeginsOnAMondayIsRejectedAndTheOthersStand(TestDatabase database) {
        try (Night night = new Night(database)) {
            byte[] bytes = night.engine.extract(
                    WEEKS, 1, List.of(week(1, 0, "A", 1, "PD", 50_000), week(2, 0, "A", 1, "PD", 50_000)));
            byte[] moved = new String(bytes, StandardCharsets.ISO_8859_1)
                    .replaceFirst("20260531PD", "20260601PD")
                    .getBytes(StandardCharsets.ISO_8859_1);
            night.engine.gates(WEEKS, new Gates(new BigDecimal("0.6"), 0, BigDecimal.ZERO, 0, 100));
            Execution execution = night.engine.take(WEEKS, night.engine.file(WEEKS, 1, moved));

            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(night.engine.quarantined(execution))
                    .singleElement()
                    .matches(line -> line.reason().name().equals("WEEK_NOT_SUNDAY"));
            assertThat(night.flags()).containsExactly("R02 MEDIUM QUEUED 500.00");
        }
    }

    private static Values week(int person, int number, String action, int version, String status, long cents) {
        return weekOf(person, number, action, version, status, cents).build();
    }

    private static Values.Builder weekOf(int i, int number, String action, int version, String status, long cents) {
        Person person = TestPeople.claimant(i);
        LocalDate sunday = TestPeople.FIRST_WEEK.plusWeeks(number);
        return Values.builder()
                .put("match-code", "00")
                .put("request-ref", ref(i))
                .put("sin", TestPeople.sin(i))
                .put("surname-birth", person.surname().replace("Œ", "OE"))
                .put("given-name", person.calledName())
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("action-code", action)
                .put("source-key", String.format(Locale.ROOT, "EI%06dW%02d", i, number))
                .put("record-version", version)
                .put("ei-claim-no", "EI2600000001")
                .put("benefit-type", "REG")
                .put("ei-period-start", TestPeople.FIRST_WEEK)
                .put("week-start", sunday)
                .put("week-status", status)
                .cents("gross-amount", cents)
                .put("payment-date", sunday.plusDays(9));
    }

    /** A fortnight from 2026-05-31 on, and a top-up that is for an analyst. */
    private static Values record(int i, String serial, String status, String amends, long cents) {
        Person person = TestPeople.claimant(i);
        Values.Builder pay = Values.builder()
                .put("seq", 1)
                .put("end-date", LocalDate.of(2026, 6, 13))
                .cents("insurable-earnings", cents);
        Values.Builder topUp = Values.builder().put("type", "TOPU").cents("amount", 500_000);
        return Values.builder()
                .put("request-ref", ref(i))
                .put("roe-serial", serial)
                .put("roe-status", status)
                .put("amends-serial", amends)
                .put("sin", TestPeople.sin(i))
                .put("employee-surname", person.surname())
                .put("employee-given", person.calledName())
                .put("employer-bn", "123456789RP0001")
                .put("employer-name", "Atelier inventé")
                .put("first-day-worked", LocalDate.of(2026, 5, 31))
                .put("last-day-paid", LocalDate.of(2026, 6, 12))
                .put("final-pay-period-end", LocalDate.of(2026, 6, 13))
                .put("reason-code", "E00")
                .put("pay-period-type", "B")
                .put("pay-periods", List.of(pay.build()))
                .cents("total-insurable-earnings", cents)
                .put("other-monies", List.of(topUp.build()))
                .put("issued-on", LocalDate.of(2026, 6, 18))
                .build();
    }

    private static Values number(int i, String status, String replacedBy) {
        return Values.builder()
                .put("request-ref", ref(i))
                .put("sin", TestPeople.sin(i))
                .put("status-code", status)
                .put("status-date", LocalDate.of(2026, 11, 2))
                .put("replaced-by-sin", replacedBy)
                .put("surname-match", "Y")
                .put("given-match", "P")
                .put("dob-match", "Y")
                .build();
    }

    private static String ref(int i) {
        return String.format(Locale.ROOT, "SC%014d", i);
    }

    /** An engine that asked about three claimants and takes one file after another. */
    private static final class Night implements AutoCloseable {

        private final TestEngine engine;

        Night(TestDatabase database) {
            this.engine = TestEngine.on(database);
            List<Request> asked = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                asked.add(new Request(ref(i), i, 5000 + i, TestPeople.claim(i).benefitPeriod()));
            }
            engine.database()
                    .transaction()
                    .executeWithoutResult(status ->
                            engine.workshop().requests().keep("SC-OUT-01.asked", "SC-OUT-01", TestEngine.NIGHT, asked));
        }

        Execution take(String exchange, Values... details) {
            long number = engine.workshop().sequences().last(exchange) + 1;
            Execution execution = engine.take(exchange, engine.file(exchange, number, List.of(details)));
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            return execution;
        }

        List<String> flags() {
            return engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .map(flag -> flag.rule() + " " + flag.severity() + " " + flag.state() + " "
                            + flag.impact().toPlainString())
                    .sorted()
                    .toList();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
