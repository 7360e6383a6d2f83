package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

/** Who is written into the extracts that are about more than the claimants of open claims. */
class SelectionTest {

    private static final LocalDate NIGHT = TestEngine.NIGHT;

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aPaidWeekIsToldOnceAndAgainOnlyWhenItWasReversedOrItsAmountChanged(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            List<String> all = sent(engine, "SC-OUT-02", NIGHT);
            assertThat(all).as("39 open claims of 20 paid weeks").hasSize(780).allMatch(line -> line.endsWith("PD"));
            assertThat(sent(engine, "SC-OUT-02", NIGHT.plusWeeks(1))).isEmpty();
            change(engine, 2, WeekStatus.REVERSED, "50.00");
            assertThat(sent(engine, "SC-OUT-02", NIGHT.plusWeeks(2)))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("PARS20260531+000060000RV"))
                    .anyMatch(line -> line.contains("PARS20260607+000055000PD"));
            change(engine, 3, WeekStatus.PAID, "0.00");
            assertThat(sent(engine, "SC-OUT-02", NIGHT.plusWeeks(3)))
                    .as("what was told last counts, not what was told once")
                    .hasSize(2)
                    .anyMatch(line -> line.contains("PARS20260531+000060000PD"))
                    .anyMatch(line -> line.contains("PARS20260607+000060000PD"));
            assertThat(sent(engine, "SC-OUT-02", NIGHT.plusWeeks(4))).isEmpty();
            assertThat(engine.dump(List.of("request")))
                    .as("amounts are not kept with requests")
                    .doesNotContain("600.00", "550.00");
        }
    }

    /** What became of the first week of claim 5001, and what is deducted in its second one. */
    private static void change(TestEngine engine, long sequence, WeekStatus first, String deduction) {
        Path folder = engine.folder().resolve("delta-" + sequence);
        try (RegisterExtracts.Writer writer = TestPeople.writer(folder, sequence, false)) {
            writer.claim(TestPeople.claim(1));
            for (int number = 0; number < 20; number++) {
                BenefitWeek week = TestPeople.week(number);
                writer.week(
                        5001,
                        new BenefitWeek(
                                week.sunday(),
                                week.type(),
                                number == 0 ? first : week.status(),
                                week.benefit(),
                                week.declaredIncome(),
                                number == 1 ? new BigDecimal(deduction) : week.deduction()));
            }
        }
        RegisterExtracts.load(folder, Path.of("mappings", "register"), engine.database());
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aBirthWithoutAnActIsAskedAboutOnceAndAgainAfterAMonth(TestDatabase database) throws IOException {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Execution first = send(engine, "DE-OUT-01", NIGHT);
            assertThat(first.count("records")).isEqualTo(39);
            String text =
                    Files.readString(engine.inbox("civil-status").resolve(first.fileName()), StandardCharsets.UTF_8);
            assertThat(text).contains("<EventType>BIRT</EventType>").contains("<ChildGiven>Bébé</ChildGiven>");
            assertThat(text.split("<Parent>")).as("both parents of each child").hasSize(79);
            assertThat(send(engine, "DE-OUT-01", NIGHT.plusDays(1)).count("records"))
                    .isZero();
            assertThat(send(engine, "DE-OUT-01", NIGHT.plusDays(29)).count("records"))
                    .isZero();
            assertThat(send(engine, "DE-OUT-01", NIGHT.plusDays(30)).count("records"))
                    .isEqualTo(39);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void serviceCanadaAndTheSaaqAreAskedAboutTheClaimantsOfOpenClaims(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            assertThat(sent(engine, "SC-OUT-01", NIGHT)).hasSize(39).allMatch(line -> line.contains("BIRT202605"));
            assertThat(send(engine, "SA-OUT-01", NIGHT).count("records")).isEqualTo(39);
            assertThat(engine.dump(List.of("release_register")))
                    .contains("agreement=ENT-SC-2005")
                    .contains("outside_quebec=true");
        }
    }

    /** The law's words; each row differs from the first in one thing. */
    @ParameterizedTest
    @CsvSource({
        "FAMILY_2006, 2021-09-25, true, true, true",
        "FAMILY_2006, 2021-09-26, true, true, false",
        "FAMILY_2006, 2021-09-25, false, true, false",
        "FAMILY_2006, 2021-09-25, true, false, false",
        "INDIVIDUAL_2021, 2021-09-25, true, true, false",
        "NONE, 2021-09-25, true, true, false"
    })
    void aSpouseConcernsOnlyAClaimUnderTheFamilyIncreaseThatAskedForTheSupplement(
            LowIncomeRule rule, LocalDate filed, boolean requested, boolean spouse, boolean concerns) {
        assertThat(Spouses.concern(claim(rule, filed, requested, spouse))).isEqualTo(concerns);
    }

    @Test
    void aSpouseLeavesToNoOtherPartnerWhateverTheSelectionSays() {
        try (TestEngine engine = TestEngine.on(TestDatabases.h2()).withServer()) {
            for (String exchange : List.of("CN-OUT-01", "SC-OUT-01", "SA-OUT-01", "RA-OUT-01")) {
                Request spouse =
                        new Request("QP1P000000000001", 4001, 5001, new Period(NIGHT, NIGHT), Role.SPOUSE, "2020");
                assertThatThrownBy(() -> Spouses.guard(
                                engine.exchange(exchange), engine.workshop().register(), spouse))
                        .isInstanceOf(NotPermitted.class)
                        .hasMessage(
                                "exchange " + exchange + " would send a spouse, for claim 5001; only Revenu Québec may"
                                        + " be asked about the spouse at first filing, for a claim under the family increase whose"
                                        + " supplement was requested");
            }
        }
    }

    private static Claim claim(LowIncomeRule rule, LocalDate filed, boolean requested, boolean spouse) {
        Claim like = TestPeople.claim(1);
        return new Claim(
                like.id(),
                like.eventId(),
                like.claimantId(),
                like.role(),
                filed,
                like.plan(),
                like.workerStatus(),
                rule,
                like.benefitPeriod(),
                like.qualifyingPeriod(),
                0,
                like.averageWeeklyEarnings(),
                like.weeklyBenefit(),
                requested,
                spouse ? OptionalLong.of(4001) : OptionalLong.empty(),
                like.otherParent(),
                0,
                like.status());
    }

    private static List<String> sent(TestEngine engine, String exchange, LocalDate night) {
        Execution execution = send(engine, exchange, night);
        try {
            List<String> lines = Files.readAllLines(
                    engine.inbox("service-canada").resolve(execution.fileName()), StandardCharsets.ISO_8859_1);
            return lines.subList(1, lines.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Execution send(TestEngine engine, String exchange, LocalDate night) {
        Control.Ran ran = engine.control().send(engine.exchange(exchange), night, "");
        Execution execution =
                engine.workshop().executions().find(ran.execution()).orElseThrow();
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
        return execution;
    }
}
