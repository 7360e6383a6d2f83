package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Debt;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.storage.TestDatabase;

/**
 * What Revenu Québec is asked and told, and what its files do. Person 4001 is the spouse at first filing of claim 5001
 * and, by another claim, 6001, a claimant.
 */
class RevenuQuebecTest {

    private static final LocalDate NIGHT = TestEngine.NIGHT;
    private static final LocalDate FILED_UNDER_THE_FAMILY_RULE = LocalDate.of(2019, 3, 15);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aSpouseIsAskedAboutForTheOneYearThatCountsAndOnlyForNetIncome(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            family(engine, FILED_UNDER_THE_FAMILY_RULE);
            String text = sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            List<String> spouses = records(text, "IncomeRequest").stream()
                    .filter(record -> record.contains("<PersonRole>SPOUSE</PersonRole>"))
                    .toList();
            assertThat(spouses).hasSize(1);
            assertThat(spouses.get(0))
                    .contains("<Sin>" + TestPeople.sin(4001) + "</Sin>")
                    .contains("<TaxationYear>2017</TaxationYear>")
                    .contains("<Items><Item>NET_INCOME</Item></Items>");
            assertThat(records(text, "IncomeRequest"))
                    .as("39 open claims and the spouse's own for 2025, and 2017 twice")
                    .hasSize(42);
            assertThat(text)
                    .contains(
                            "<Items><Item>QPIP_EARNINGS</Item><Item>BUSINESS_NET</Item><Item>RESIDENCE_DEC31</Item></Items>")
                    .contains("<Items><Item>NET_INCOME</Item><Item>SPOUSE_INDICATOR</Item></Items>")
                    .contains("<Channel>F</Channel>");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void v14NoSpouseIsAskedAboutForAClaimFiledSinceTheIndividualRule(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            family(engine, LocalDate.of(2021, 9, 26));
            assertThat(sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8))
                    .doesNotContain("SPOUSE")
                    .doesNotContain("NET_INCOME");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aYearIsAskedAboutUntilItIsClosedAndThenNoMore(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            assertThat(records(sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8), "IncomeRequest"))
                    .hasSize(39);
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            1,
                            List.of(
                                    assessed(engine, 5001, "CLAIMANT", 2025).build(),
                                    assessed(engine, 5002, "CLAIMANT", 2025)
                                            .put("assessment-status", "PROC")
                                            .build()))));
            assertThat(records(sent(engine, "RQ-OUT-01", NIGHT.plusDays(29), StandardCharsets.UTF_8), "IncomeRequest"))
                    .isEmpty();
            String again = sent(engine, "RQ-OUT-01", NIGHT.plusDays(30), StandardCharsets.UTF_8);
            assertThat(records(again, "IncomeRequest")).hasSize(38);
            assertThat(again)
                    .doesNotContain("<Sin>" + TestPeople.sin(1) + "</Sin>")
                    .contains("<Sin>" + TestPeople.sin(2) + "</Sin>");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatTheSpouseAnsweredAsAClaimantIsNeverTheSpousesAnswer(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            family(engine, FILED_UNDER_THE_FAMILY_RULE);
            sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            1,
                            List.of(
                                    assessed(engine, 5001, "CLAIMANT", 2017)
                                            .cents("line-275", 1_400_000)
                                            .build(),
                                    assessed(engine, 6001, "CLAIMANT", 2025)
                                            .put("person-role", "SPOUSE")
                                            .put("taxation-year", 2017)
                                            .cents("line-275", 9_000_000)
                                            .build()))));
            assertThat(flags(engine))
                    .as("its own answer, said under the wrong role and year")
                    .isEmpty();
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            2,
                            List.of(assessed(engine, 5001, "SPOUSE", 2017)
                                    .cents("line-275", 1_192_100)
                                    .build()))));
            assertThat(flags(engine)).containsExactly("R07 5001 HIGH");
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            3,
                            List.of(assessed(engine, 5001, "SPOUSE", 2017)
                                    .put("assessment-status", "REAS")
                                    .put("assessment-version", 2)
                                    .cents("line-275", 1_192_099)
                                    .build()))));
            assertThat(engine.dump(List.of("fact")))
                    .contains("fact_key=P4001-5001-SPOUSE-2017")
                    .contains("fact_key=P4001-6001-CLAIMANT-2025");
            assertThat(openFlags(engine)).as("the reassessment ends it").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReturnThatStaysMissingIsFoundByTimeAlone(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            1,
                            List.of(assessed(engine, 5001, "CLAIMANT", 2025)
                                    .put("assessment-status", "NFIL")
                                    .build()))));
            assertThat(flags(engine)).isEmpty();
            for (int days : List.of(60, 61)) {
                Path file = engine.file(
                        "RQ-IN-01",
                        days - 58,
                        List.of(assessed(engine, 5002, "CLAIMANT", 2025)
                                .put("assessment-version", days)
                                .build()));
                done(engine.find(engine.control()
                        .take(engine.exchange("RQ-IN-01"), file, NIGHT.plusDays(days), "")
                        .execution()));
                assertThat(flags(engine)).hasSize(days - 60);
            }
            assertThat(flags(engine)).containsExactly("R08 5001 LOW");
        }
    }

    /** R34: tax residence in Québec on a 31 December after the person had left for good. */
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aContradictionAboutResidenceIsFoundByTimeAlone(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).asked().withServer()) {
            sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            done(engine.take(
                    "RA-IN-01",
                    engine.file(
                            "RA-IN-01",
                            1,
                            List.of(TestEngine.answer(1)
                                    .put("elig-status", "FIN")
                                    .put("elig-reason", "DEPT")
                                    .put("elig-date", LocalDate.of(2025, 12, 31))
                                    .build()))));
            done(engine.take(
                    "RQ-IN-01",
                    engine.file(
                            "RQ-IN-01",
                            1,
                            List.of(
                                    assessed(engine, 5001, "CLAIMANT", 2025)
                                            .put("residence-prov-dec31", "QC")
                                            .build(),
                                    assessed(engine, 5002, "CLAIMANT", 2025)
                                            .put("residence-prov-dec31", "QC")
                                            .build()))));
            assertThat(flags(engine)).containsExactly("R23 5001 MEDIUM");
            for (int days : List.of(9, 10)) {
                done(engine.find(engine.control()
                        .take(
                                engine.exchange("RQ-IN-01"),
                                engine.file("RQ-IN-01", days - 7, List.of()),
                                NIGHT.plusDays(days),
                                "")
                        .execution()));
                assertThat(flags(engine)).hasSize(days - 8);
            }
            assertThat(flags(engine)).containsExactlyInAnyOrder("R23 5001 MEDIUM", "R34 5001 MEDIUM");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aSlipThatAmendsTakesThePlaceOfOneThatComesAfterIt(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            done(slips(
                    engine,
                    1,
                    slip(engine, 1, "A", "100000002", "100000001", "9,88"),
                    slip(engine, 1, "R", "100000001", "", "0,00"),
                    slip(engine, 2, "R", "100000003", "", "0,00"),
                    slip(engine, 3, "D", "100000009", "100000008", "0,00")));
            assertThat(flags(engine))
                    .as("claim 5001 has a premium, 5002 none, 5003 nothing but a slip taken back")
                    .containsExactly("R11 5002 MEDIUM");
            done(slips(engine, 2, slip(engine, 2, "D", "100000004", "100000003", "0,00")));
            assertThat(openFlags(engine)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aPointBeforeTheCentsAndARowOfNamesAreRefusedLineByLine(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            engine.gates("RQ-IN-02", new Gates(new BigDecimal("0.9"), 0, BigDecimal.ZERO, 0, 20_000));
            sent(engine, "RQ-OUT-01", NIGHT, StandardCharsets.UTF_8);
            String good = slip(engine, 1, "R", "100000001", "", "9,88");
            Execution execution = slips(
                    engine,
                    1,
                    "requestRef;sin;taxationYear;slipCode;slipNo;prevSlipNo;employerIdRq;neq;boxA;boxH;boxI",
                    good,
                    slip(engine, 2, "R", "100000002", "", "9,88").replace("3000,00;9,88", "3000.00;9,88"));
            assertThat(engine.quarantined(execution))
                    .extracting(line -> line.number() + " " + line.reason() + " " + line.field())
                    .containsExactly("1 TYPE sin", "3 TYPE box-a");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsPaidInAYearIsToldOnceThenAmendedUnderItsNumberThenTakenBack(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            LocalDate february = LocalDate.of(2027, 2, 15);
            assertThat(slipsTold(engine, february.minusDays(1)))
                    .as("too early for 2026")
                    .isEmpty();
            List<String> first = slipsTold(engine, february);
            assertThat(first).as("the closed claim's person was paid, too").hasSize(40);
            assertThat(first.get(0)).isEqualTo("000000001 R 12000.00");
            assertThat(first.get(39)).isEqualTo("000000040 R 12000.00");
            assertThat(slipsTold(engine, LocalDate.of(2027, 3, 5))).isEmpty();
            weeks(engine, 2, 19);
            assertThat(slipsTold(engine, LocalDate.of(2027, 4, 5))).containsExactly("000000001 A 11400.00");
            weeks(engine, 3, 0);
            assertThat(slipsTold(engine, LocalDate.of(2027, 5, 5))).containsExactly("000000001 D 0.00");
            assertThat(slipsTold(engine, LocalDate.of(2027, 6, 5))).isEmpty();
            weeks(engine, 4, 1);
            assertThat(slipsTold(engine, LocalDate.of(2028, 1, 5))).containsExactly("000000041 R 600.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDebtIsSentAfterItsContestDelayAndWhatWasTakenIsDeducted(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            debts(
                    engine,
                    2,
                    debt("CR0000000001", "2026-06-01", "2026-08-31", "1000.00"),
                    debt("CR0000000002", "2026-06-01", "2026-08-30", "500.00"),
                    debt("CR0000000003", "2026-06-01", "2026-11-23", "500.00"));
            assertThat(setOffs(engine, NIGHT))
                    .as("the second certificate is of the 90th day, the third of tomorrow")
                    .containsExactly("ACR000000000120260831+00000100000");
            assertThat(setOffs(engine, NIGHT)).isEmpty();
            done(results(
                    engine,
                    1,
                    result("CR0000000001", TestPeople.sin(1), 40_000, "2026-11-10", ""),
                    result("CR0000000001", TestPeople.sin(1), 10_000, "2026-10-31", "")));
            assertThat(setOffs(engine, NIGHT.plusDays(1)))
                    .as("what was taken up to the day of the balance is in it")
                    .containsExactly("MCR000000000120260831+00000060000", "ACR000000000320261123+00000050000");
            done(results(engine, 2, result("CR0000000001", TestPeople.sin(1), 70_000, "2026-11-20", "")));
            assertThat(setOffs(engine, NIGHT.plusDays(2)))
                    .as("more than was owed leaves nothing, and nothing is never negative")
                    .containsExactly("XCR000000000120260831+00000000000");
            done(results(
                    engine,
                    3,
                    result("CR0000000001", TestPeople.sin(1), -70_000, "2026-11-21", "CR000000000120261120")));
            assertThat(setOffs(engine, NIGHT.plusDays(3))).containsExactly("ACR000000000120260831+00000060000");
            debts(engine, 3);
            assertThat(setOffs(engine, NIGHT.plusDays(4)))
                    .as("debts that are no more are withdrawn")
                    .containsExactly("XCR000000000120260831+00000000000", "XCR000000000320261123+00000000000");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void moneyOfAnUnknownCertificateOrAnotherPersonIsNotCounted(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            debts(engine, 2, debt("CR0000000001", "2026-06-01", "2026-08-31", "1000.00"));
            Execution execution = results(
                    engine,
                    1,
                    result("CR0000000001", TestPeople.sin(2), 40_000, "2026-11-10", ""),
                    result("CR9999999999", TestPeople.sin(1), 40_000, "2026-11-10", ""));
            assertThat(execution.counts()).containsEntry("unrequested", 1L).containsEntry("doubts", 1L);
            assertThat(engine.count("match_review")).isEqualTo(1);
            assertThat(setOffs(engine, NIGHT)).containsExactly("ACR000000000120260831+00000100000");
        }
    }

    /** Claim 5001 under the family rule with spouse 4001, who has claim 6001 for the same event. */
    private static void family(TestEngine engine, LocalDate filed) {
        load(engine, 2, writer -> {
            Claim like = TestPeople.claim(1);
            writer.claim(claim(like, 5001, 1, filed, true));
            writer.claim(claim(like, 6001, 4001, like.filedOn(), false));
        });
    }

    private static Claim claim(Claim like, long id, long claimant, LocalDate filed, boolean family) {
        return new Claim(
                id,
                like.eventId(),
                claimant,
                like.role(),
                filed,
                like.plan(),
                like.workerStatus(),
                family ? LowIncomeRule.FAMILY_2006 : LowIncomeRule.NONE,
                like.benefitPeriod(),
                like.qualifyingPeriod(),
                0,
                like.averageWeeklyEarnings(),
                like.weeklyBenefit(),
                family,
                family ? OptionalLong.of(4001) : OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                like.status());
    }

    /** The first weeks of claim 5001 stay paid, the others are taken back. */
    private static void weeks(TestEngine engine, long sequence, int paid) {
        load(engine, sequence, writer -> {
            writer.claim(TestPeople.claim(1));
            for (int number = 0; number < 20; number++) {
                BenefitWeek week = TestPeople.week(number);
                writer.week(
                        5001,
                        new BenefitWeek(
                                week.sunday(),
                                week.type(),
                                number < paid ? WeekStatus.PAID : WeekStatus.REVERSED,
                                week.benefit(),
                                week.declaredIncome(),
                                week.deduction()));
            }
        });
    }

    private static void debts(TestEngine engine, long sequence, Debt... debts) {
        load(engine, sequence, writer -> {
            writer.claim(TestPeople.claim(1));
            List.of(debts).forEach(writer::debt);
        });
    }

    /** Person 1 owes it; the balance was written down on 2026-11-01. */
    private static Debt debt(String certificate, String noticed, String issued, String balance) {
        return new Debt(
                certificate,
                5001,
                1,
                LocalDate.parse(noticed),
                LocalDate.parse(issued),
                new BigDecimal(balance),
                LocalDate.of(2026, 11, 1));
    }

    private static void load(TestEngine engine, long sequence, Consumer<RegisterExtracts.Writer> records) {
        Path folder = engine.folder().resolve("delta" + sequence);
        try (RegisterExtracts.Writer writer = TestPeople.writer(folder, sequence, false)) {
            records.accept(writer);
        }
        RegisterExtracts.load(folder, Path.of("mappings", "register"), engine.database());
    }

    private static Values.Builder assessed(TestEngine engine, long claim, String role, int year) {
        return engine.database()
                .client()
                .sql("select ref, person_id from request where claim_id = ? and role = ? and about = ?")
                .params(claim, role, String.valueOf(year))
                .query((row, number) -> Values.builder()
                        .put("request-ref", row.getString(1))
                        .put("person-role", role)
                        .put("sin", TestPeople.sin(row.getInt(2)))
                        .put("match-code", "00")
                        .put("taxation-year", year)
                        .put("assessment-status", "ASSD")
                        .put("assessment-version", 1))
                .single();
    }

    private static String slip(
            TestEngine engine, int person, String code, String number, String previous, String premium) {
        String ref = engine.database()
                .client()
                .sql("select ref from request where person_id = ? and exchange = 'RQ-OUT-01'")
                .param(person)
                .query(String.class)
                .single();
        return String.join(
                ";",
                ref,
                TestPeople.sin(person),
                "2025",
                code,
                number,
                previous,
                "1234567890RS0001",
                "",
                "3000,00",
                premium,
                "3000,00");
    }

    /** Lines as the partner would send them, under totals that fit those that can be read. */
    private static Execution slips(TestEngine engine, long sequence, String... lines) {
        List<String> read = List.of(lines).stream()
                .filter(line -> line.matches(".*;3000,00;[0-9,]+;3000,00"))
                .toList();
        long sins = read.stream()
                .mapToLong(line -> Long.parseLong(line.split(";")[1]))
                .sum();
        String file = "00;RQ-IN-02;RQUE;QPIP;" + sequence + ";20261122180000;2025-01-01;2025-12-31;T;0100;windows-1252;"
                + "ENT-RQ-2012\r\n" + String.join("\r\n", lines) + "\r\n99;" + lines.length + ";"
                + 3000 * read.size() + ",00;" + sins + "\r\n";
        return engine.take("RQ-IN-02", engine.file("RQ-IN-02", sequence, file.getBytes(WINDOWS)));
    }

    private static Values result(String certificate, String sin, long cents, String day, String reversal) {
        Values.Builder values = Values.builder()
                .put("certificate-no", certificate)
                .put("sin", sin)
                .cents("applied-amount", cents)
                .put("applied-date", LocalDate.parse(day))
                .put("taxation-year", 2025);
        return reversal.isEmpty()
                ? values.build()
                : values.put("reversal-of", reversal).build();
    }

    private static Execution results(TestEngine engine, long sequence, Values... results) {
        return engine.take("RQ-IN-03", engine.file("RQ-IN-03", sequence, List.of(results)));
    }

    private static List<String> setOffs(TestEngine engine, LocalDate night) {
        return sent(engine, "RQ-OUT-03", night, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("40"))
                .map(line -> line.substring(105))
                .toList();
    }

    private static List<String> slipsTold(TestEngine engine, LocalDate night) {
        return records(sent(engine, "RQ-OUT-02", night, StandardCharsets.UTF_8), "BenefitSlip").stream()
                .map(record ->
                        value(record, "SlipNo") + " " + value(record, "SlipCode") + " " + value(record, "BenefitsPaid"))
                .toList();
    }

    private static List<String> records(String xml, String element) {
        return List.of(xml.split("<" + element + ">", -1)).stream().skip(1).toList();
    }

    private static String value(String record, String element) {
        int from = record.indexOf("<" + element + ">") + element.length() + 2;
        return record.substring(from, record.indexOf("</" + element + ">"));
    }

    private static String sent(TestEngine engine, String exchange, LocalDate night, Charset charset) {
        String again = engine.database()
                        .client()
                        .sql("select count(*) from execution where exchange = ? and night = ?")
                        .params(exchange, night)
                        .query(Long.class)
                        .single()
                + "";
        Control.Ran ran =
                engine.control().send(engine.exchange(exchange), night, again.equals("0") ? "" : "again " + again);
        Execution execution = engine.find(ran.execution());
        done(execution);
        try {
            return Files.readString(engine.inbox("revenu-quebec").resolve(execution.fileName()), charset)
                    .replaceAll(">\\s+<", "><");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void done(Execution execution) {
        assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
    }

    private static List<String> flags(TestEngine engine) {
        return engine.database()
                .client()
                .sql("select rule, claim_id, severity from flag order by ref")
                .query((row, number) -> row.getString(1) + " " + row.getLong(2) + " " + row.getString(3))
                .list();
    }

    private static List<String> openFlags(TestEngine engine) {
        return engine.database()
                .client()
                .sql("select rule from flag where state not in ('LAPSED', 'CLOSED') order by ref")
                .query(String.class)
                .list();
    }
}
