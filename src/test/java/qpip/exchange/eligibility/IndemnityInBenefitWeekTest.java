package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.POLICY;
import static qpip.exchange.eligibility.TestClaim.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

class IndemnityInBenefitWeekTest {

    private final Rule rule = new IndemnityInBenefitWeek();

    @Test
    void v19AnIndemnityAboveTheExemptionInTwoPaidWeeks() {
        Finding finding = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00"))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.impact()).isEqualTo("520.00");
        assertThat(finding.weeks())
                .containsExactly(week("2025-02-02", "560.00", "260.00"), week("2025-02-09", "560.00", "260.00"));
        assertThat(finding.period()).isEqualTo(new Period(day("2025-02-02"), day("2025-02-15")));
        assertThat(finding.personId()).isEqualTo(TestClaim.CLAIMANT);
        assertThat(finding.evidence()).containsExactly("cnesst:K1:1");
    }

    @Test
    void v20AnIndemnityBelowTheExemptionHasNoImpact() {
        Finding finding = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "400.00"))
                .onlyFound(rule);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.impact()).isEqualTo("0.00");
        assertThat(finding.weeks()).extracting(WeekImpact::reportedIncome).containsOnly(new BigDecimal("200.00"));
    }

    @Test
    void severityIsHighFromAThousandDollarsOn() {
        assertThat(fiveWeeksOf("2499.95").impact()).isEqualTo("999.95");
        assertThat(fiveWeeksOf("2499.95").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(fiveWeeksOf("2500.00").impact()).isEqualTo("1000.00");
        assertThat(fiveWeeksOf("2500.00").severity()).isEqualTo(Severity.HIGH);
    }

    private Finding fiveWeeksOf(String amount) {
        return new TestClaim()
                .weeks("2025-02-02", 5, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.indemnity("2025-02-02", "2025-03-08", amount))
                .onlyFound(rule);
    }

    @Test
    void onlyTheDaysOfAPaidWeekCount() {
        Finding lastDay = twoPaidWeeks()
                .fact(TestFact.indemnity("2025-02-15", "2025-02-28", "5600.00"))
                .onlyFound(rule);

        assertThat(lastDay.weeks()).containsExactly(week("2025-02-09", "400.00", "100.00"));
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-16", "2025-02-28", "5600.00"))
                        .found(rule))
                .isEmpty();
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-01-20", "2025-02-01", "5600.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void plannedAndReversedWeeksDoNotCount() {
        assertThat(new TestClaim()
                        .week("2025-02-02", BenefitType.PARS, WeekStatus.PLANNED)
                        .week("2025-02-09", BenefitType.PARS, WeekStatus.REVERSED)
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void whatIsPaidToTheEmployerIsNotTheClaimantsIncome() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00")
                                .with("paid-to", "E"))
                        .found(rule))
                .isEmpty();
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00")
                                .with("paid-to", "T"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("520.00");
    }

    @Test
    void aRecoveryTakesBackThePaymentOfItsEntitlement() {
        assertThat(twoPaidWeeks()
                        .fact(entitled("2025-02-02", "2025-02-02", "2025-02-15", "1120.00")
                                .key("A"))
                        .fact(entitled("2025-02-02", "2025-02-09", "2025-02-15", "-560.00")
                                .key("B"))
                        .onlyFound(rule)
                        .weeks())
                .containsExactly(week("2025-02-02", "560.00", "260.00"));
    }

    @Test
    void aRecoveryWithoutEntitlementTakesBackThePaymentThatItOverlaps() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00")
                                .key("A"))
                        .fact(TestFact.indemnity("2025-02-09", "2025-02-15", "-560.00")
                                .key("B"))
                        .onlyFound(rule)
                        .weeks())
                .containsExactly(week("2025-02-02", "560.00", "260.00"));
    }

    @Test
    void aRecoveryLargerThanThePaymentsLeavesOtherWeeksAlone() {
        assertThat(twoPaidWeeks()
                        .fact(entitled("2025-02-02", "2025-02-02", "2025-02-15", "1120.00")
                                .key("A"))
                        .fact(entitled("2025-02-02", "2025-02-09", "2025-02-15", "-5000.00")
                                .key("B"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("260.00");
    }

    @Test
    void aFullRecoveryLeavesNothingToFind() {
        assertThat(twoPaidWeeks()
                        .fact(entitled("2025-02-02", "2025-02-02", "2025-02-15", "1120.00")
                                .key("A"))
                        .fact(entitled("2025-02-02", "2025-02-02", "2025-02-15", "-1120.00")
                                .key("B"))
                        .found(rule))
                .isEmpty();
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "0.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aLumpSumIsDividedByTheDaysThatItCovers() {
        Finding finding = new TestClaim()
                .weeks("2025-02-02", 10, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.indemnity("2025-01-01", "2025-12-31", "36500.00"))
                .onlyFound(rule);

        assertThat(finding.weeks())
                .hasSize(10)
                .extracting(WeekImpact::reportedIncome)
                .containsOnly(new BigDecimal("700.00"));
    }

    @Test
    void paymentsOfOneEntitlementAreOneFindingWhoseFirstDayStays() {
        TestClaim claim = new TestClaim()
                .weeks("2025-02-02", 4, BenefitType.PARS, WeekStatus.PAID)
                .fact(entitled("2025-01-20", "2025-02-02", "2025-02-15", "1120.00")
                        .key("A"));
        String before = claim.onlyFound(rule).ref(TestClaim.CLAIM);
        Finding after = claim.fact(entitled("2025-01-20", "2025-02-16", "2025-03-01", "1120.00")
                        .key("B"))
                .onlyFound(rule);

        assertThat(after.impact()).isEqualTo("1040.00");
        assertThat(after.period()).isEqualTo(new Period(day("2025-01-20"), day("2025-03-01")));
        assertThat(after.ref(TestClaim.CLAIM)).isEqualTo(before);
    }

    @Test
    void theImpactsOfTwoEntitlementsAddUpToThatOfAllPayments() {
        List<Finding> found = twoPaidWeeks()
                .fact(entitled("2025-02-02", "2025-02-02", "2025-02-15", "800.00")
                        .key("A"))
                .fact(entitled("2025-02-05", "2025-02-05", "2025-02-11", "700.00")
                        .key("B"))
                .found(rule);

        assertThat(found)
                .extracting(finding -> finding.period().from())
                .containsExactly(day("2025-02-02"), day("2025-02-05"));
        assertThat(found.get(0).impact()).isEqualTo("200.00");
        // 400 a week and 400 for four days, 300 for three: (800 - 300) + (700 - 300) is 900 for both.
        assertThat(found.get(1).impact()).isEqualTo("700.00");
        assertThat(found.get(1).weeks().get(0).deducted()).isEqualTo("100.00");
    }

    /** Five hundred claims by chance, always the same ones. */
    @Test
    void impactsAddUpToTheFormulaForAllPaymentsWhateverTheyAre() {
        Random chance = new Random(15);
        for (int i = 0; i < 500; i++) {
            TestClaim claim =
                    new TestClaim().weeks("2025-02-02", 1 + chance.nextInt(8), BenefitType.PARS, WeekStatus.PAID);
            List<PaidPeriod> payments = new ArrayList<>();
            for (int k = 0; k < 1 + chance.nextInt(6); k++) {
                LocalDate from = day("2025-01-20").plusDays(chance.nextInt(70));
                TestFact fact = TestFact.indemnity(
                                from.toString(),
                                from.plusDays(chance.nextInt(30)).toString(),
                                BigDecimal.valueOf(chance.nextInt(300_000), 2).toString())
                        .key("K" + k)
                        .with("entitled-from", from.minusDays(chance.nextInt(3)).toString());
                claim.fact(fact);
                payments.addAll(PaidPeriod.of(fact.build()).stream().toList());
            }
            EarningsDeduction formula = new EarningsDeduction(POLICY, new BigDecimal("1000.00"));
            BigDecimal expected = claim.view().paidWeeks().stream()
                    .map(week -> formula.of(
                            week,
                            payments.stream()
                                    .map(payment -> payment.in(week.sunday()))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            List<Finding> found = claim.found(rule);

            assertThat(found.stream().map(Finding::impact).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(expected);
            assertThat(found)
                    .extracting(finding -> finding.ref(TestClaim.CLAIM))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatTheClaimantDeclaredForTheWeekCountsToo() {
        Finding finding = new TestClaim()
                .week("2025-02-02", BenefitType.PARS, WeekStatus.PAID, "700.00", "350.00", "50.00")
                .fact(TestFact.indemnity("2025-02-02", "2025-02-08", "210.00"))
                .onlyFound(rule);

        assertThat(finding.weeks().get(0).deducted()).isEqualTo("50.00");
        assertThat(finding.weeks().get(0).shouldDeduct()).isEqualTo("260.00");
        assertThat(finding.impact()).isEqualTo("210.00");
    }

    @Test
    void noWeekCostsMoreThanItsBenefit() {
        assertThat(new TestClaim()
                        .week("2025-02-02", BenefitType.PARS, WeekStatus.PAID)
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-08", "90000.00"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("700.00");
    }

    @Test
    void breastfeedingWithdrawalIsIncomeAndPregnancyWithdrawalIsNot() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.withdrawal("L", "2025-02-02", "2025-02-15", "1120.00"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("520.00");
        assertThat(twoPaidWeeks()
                        .fact(TestFact.withdrawal("G", "2025-02-02", "2025-02-15", "1120.00"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aPeriodThatCannotBeDividedGivesNoAmount() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "9999-12-31", "1120.00"))
                        .found(rule))
                .isEmpty();
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-15", "2025-02-02", "1120.00"))
                        .found(rule))
                .isEmpty();
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "").without("amount"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void anAmbiguousMatchNeverReachesTheRule() {
        assertThat(twoPaidWeeks()
                        .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00")
                                .match(MatchLevel.AMBIGUOUS))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void weeksBeforeTheNewRuleHaveTheOldExemption() {
        assertThat(new TestClaim()
                        .week("2019-02-03", BenefitType.PARS, WeekStatus.PAID, "750.00", "0.00", "0.00")
                        .fact(TestFact.indemnity("2019-02-03", "2019-02-09", "300.00"))
                        .onlyFound(rule)
                        .impact())
                .isEqualTo("112.50");
    }

    @Test
    void thePartsOfAnUnevenPaymentAddUpToTheCent() {
        PaidPeriod paid = PaidPeriod.of(TestFact.indemnity("2025-02-05", "2025-02-24", "1000.01")
                        .build())
                .orElseThrow();

        BigDecimal sum = BigDecimal.ZERO;
        for (int week = 0; week < 5; week++) {
            sum = sum.add(paid.in(day("2025-02-02").plusWeeks(week)));
        }
        assertThat(sum).isEqualByComparingTo("1000.01");
    }

    @Test
    void v8AnOverlapWithoutImpactIsCountedAndNotShown() {
        Screened screened = new TestClaim()
                .week("2025-05-18", BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.indemnity("2025-05-18", "2025-05-24", "200.00"))
                .screened(rule);

        assertThat(screened.flags()).isEmpty();
        assertThat(screened.suppressed()).containsOnly(Map.entry(Suppression.ZERO_IMPACT, 1));
        assertThat(POLICY.impact().showZero(day("2025-06-01"))).isFalse();
    }

    private static TestClaim twoPaidWeeks() {
        return new TestClaim().weeks("2025-02-02", 2, BenefitType.PARS, WeekStatus.PAID);
    }

    private static TestFact entitled(String since, String from, String to, String amount) {
        return TestFact.indemnity(from, to, amount).with("entitled-from", since);
    }

    private static WeekImpact week(String sunday, String income, String impact) {
        return new WeekImpact(
                day(sunday),
                new BigDecimal(income),
                new BigDecimal("300.00"),
                new BigDecimal("0.00"),
                new BigDecimal(impact),
                new BigDecimal(impact));
    }
}
