package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.Plan;

/**
 * Amounts and dates set by law or by policy, each with the day from which it holds and its source (jobs/policy.yaml). A
 * look-up names its day: the law's values are looked up on the day of the fact, those of our own work on the night.
 */
public record Policy(
        Impact impact,
        Declared declared,
        Freshness freshness,
        Partners partners,
        Identity identity,
        Civil civil,
        Weeks weeks,
        Shareable shareable,
        Earnings earnings,
        LowIncomeIncrease lowIncome,
        Tax tax,
        List<Rate> rates) {

    public Policy {
        rates = List.copyOf(rates);
    }

    /** The policy that the file declares; {@code BadDeclaration} names all of the file's problems. */
    public static Policy read(Path file) {
        return Declarations.read(file, Policy.class);
    }

    /** What a benefit pays for how many weeks, under a plan, for events from a day on. */
    public Rate rate(Plan plan, BenefitType benefit, LocalDate day) {
        List<Rate> ofBenefit = rates.stream()
                .filter(rate -> rate.plan() == plan && rate.benefit() == benefit)
                .toList();
        return ofBenefit.stream()
                .filter(rate -> !rate.from().isAfter(day))
                .reduce((earlier, later) -> later.from().isBefore(earlier.from()) ? earlier : later)
                .orElseThrow(() -> new IllegalArgumentException("policy rates has no value for " + plan + " " + benefit
                        + " on " + day
                        + ofBenefit.stream()
                                .map(Rate::from)
                                .min(LocalDate::compareTo)
                                .map(first -> "; its first value holds from " + first)
                                .orElse("; it has none on any day")));
    }

    /** The shareable weeks of a rate, without those that parents can earn; none for events before its first value. */
    public OptionalInt shareableWeeks(Plan plan, LocalDate day) {
        return rates.stream()
                        .anyMatch(rate -> rate.plan() == plan
                                && rate.benefit() == BenefitType.PARS
                                && !rate.from().isAfter(day))
                ? OptionalInt.of(rate(plan, BenefitType.PARS, day).weeks()
                        + rate(plan, BenefitType.PARS, day).laterWeeks())
                : OptionalInt.empty();
    }

    /** From which impact on a person looks. */
    public record Impact(
            List<Dated.Amount> toleranceWeekly,
            List<Dated.Amount> materialTotal,
            List<Dated.Amount> highTotal,
            List<Dated.Switch> showZero) {

        public Impact {
            toleranceWeekly = Dated.series("impact.tolerance-weekly", toleranceWeekly);
            materialTotal = Dated.series("impact.material-total", materialTotal);
            highTotal = Dated.series("impact.high-total", highTotal);
            showZero = Dated.series("impact.show-zero", showZero);
        }

        /** By how much a declared amount may differ and still be the same, per week. */
        public BigDecimal toleranceWeekly(LocalDate day) {
            return Dated.on("impact.tolerance-weekly", toleranceWeekly, day);
        }

        /** The total from which an impact is worth a person's time. */
        public BigDecimal materialTotal(LocalDate day) {
            return Dated.on("impact.material-total", materialTotal, day);
        }

        /** The total from which an impact is of high severity. */
        public BigDecimal highTotal(LocalDate day) {
            return Dated.on("impact.high-total", highTotal, day);
        }

        /** Whether an overlap without impact is shown as information instead of being suppressed. */
        public boolean showZero(LocalDate day) {
            return Dated.on("impact.show-zero", showZero, day);
        }
    }

    /** When a declaration and a fact are about the same thing, and how long a person has to answer. */
    public record Declared(List<Dated.Count> daysEitherSide, List<Dated.Count> responseDays) {

        public Declared {
            daysEitherSide = Dated.series("declared.days-either-side", daysEitherSide);
            responseDays = Dated.series("declared.response-days", responseDays);
        }

        public int daysEitherSide(LocalDate day) {
            return Dated.on("declared.days-either-side", daysEitherSide, day);
        }

        /** How long a person has to answer before an unfavourable decision. */
        public int responseDays(LocalDate day) {
            return Dated.on("declared.response-days", responseDays, day);
        }
    }

    /** After how many days a partner's fact is too old to raise a flag; {@code other} holds for partners not named. */
    public record Freshness(Map<String, List<Dated.Count>> staleDays) {

        private static final String OTHER = "other";

        public Freshness {
            if (!staleDays.containsKey(OTHER)) {
                throw new IllegalArgumentException("freshness.stale-days must have a value for 'other' partners");
            }
            Map<String, List<Dated.Count>> checked = new LinkedHashMap<>();
            staleDays.forEach((partner, days) -> checked.put(partner, Dated.series(name(partner), days)));
            staleDays = Collections.unmodifiableMap(checked);
        }

        public int staleDays(String partner, LocalDate day) {
            String known = staleDays.containsKey(partner) ? partner : OTHER;
            return Dated.on(name(known), staleDays.getOrDefault(known, List.of()), day);
        }

        private static String name(String partner) {
            return "freshness.stale-days." + partner;
        }
    }

    /** How long partners may take to say the missing half. */
    public record Partners(List<Dated.Count> orphanDays, List<Dated.Count> disagreementDays) {

        public Partners {
            orphanDays = Dated.series("partners.orphan-days", orphanDays);
            disagreementDays = Dated.series("partners.disagreement-days", disagreementDays);
        }

        /** How long a correction or cancellation waits for its original before it is reported. */
        public int orphanDays(LocalDate day) {
            return Dated.on("partners.orphan-days", orphanDays, day);
        }

        /** How long two partners may contradict each other before a person looks. */
        public int disagreementDays(LocalDate day) {
            return Dated.on("partners.disagreement-days", disagreementDays, day);
        }
    }

    /** Shareable weeks beyond those of the rate, once each parent has used some (LAP s. 10). */
    public record Shareable(
            List<Dated.Count> extraBasic,
            List<Dated.Count> extraSpecial,
            List<Dated.Count> eachUsedBasic,
            List<Dated.Count> eachUsedSpecial) {

        public Shareable {
            extraBasic = Dated.series("shareable.extra-basic", extraBasic);
            extraSpecial = Dated.series("shareable.extra-special", extraSpecial);
            eachUsedBasic = Dated.series("shareable.each-used-basic", eachUsedBasic);
            eachUsedSpecial = Dated.series("shareable.each-used-special", eachUsedSpecial);
        }

        /** How many weeks more. */
        public int extra(Plan plan, LocalDate day) {
            return plan == Plan.BASIC
                    ? Dated.on("shareable.extra-basic", extraBasic, day)
                    : Dated.on("shareable.extra-special", extraSpecial, day);
        }

        /** How many shareable weeks each parent must have used for that. */
        public int eachUsed(Plan plan, LocalDate day) {
            return plan == Plan.BASIC
                    ? Dated.on("shareable.each-used-basic", eachUsedBasic, day)
                    : Dated.on("shareable.each-used-special", eachUsedSpecial, day);
        }
    }

    /** When identity and address differ enough to ask. */
    public record Identity(List<Dated.Count> nameSimilarityMin, List<Dated.Count> addressDays) {

        public Identity {
            nameSimilarityMin = Dated.series("identity.name-similarity-min", nameSimilarityMin);
            addressDays = Dated.series("identity.address-days", addressDays);
        }

        /** The least similarity of two names of one person, per mille. */
        public int nameSimilarityMin(LocalDate day) {
            return Dated.on("identity.name-similarity-min", nameSimilarityMin, day);
        }

        /** How long a person has to tell us of a new address before we ask. */
        public int addressDays(LocalDate day) {
            return Dated.on("identity.address-days", addressDays, day);
        }
    }

    /** How long acts of civil status may take, and what must be known before a missing one is a question. */
    public record Civil(
            List<Dated.Count> birthAskDays,
            List<Dated.Count> birthGraceDays,
            List<Dated.Switch> birthAnswerRequired,
            List<Dated.Count> pluralityWaitDays,
            List<Dated.Day> singleParentWeeksSince) {

        public Civil {
            birthAskDays = Dated.series("civil.birth-ask-days", birthAskDays);
            birthGraceDays = Dated.series("civil.birth-grace-days", birthGraceDays);
            birthAnswerRequired = Dated.series("civil.birth-answer-required", birthAnswerRequired);
            pluralityWaitDays = Dated.series("civil.plurality-wait-days", pluralityWaitDays);
            singleParentWeeksSince = Dated.series("civil.single-parent-weeks-since", singleParentWeeksSince);
        }

        /** After how many days without an act the registrar is asked. */
        public int birthAskDays(LocalDate day) {
            return Dated.on("civil.birth-ask-days", birthAskDays, day);
        }

        /** After how many days without an act a person looks. */
        public int birthGraceDays(LocalDate day) {
            return Dated.on("civil.birth-grace-days", birthGraceDays, day);
        }

        /** Whether the registrar must have answered that there is no act. */
        public boolean birthAnswerRequired(LocalDate day) {
            return Dated.on("civil.birth-answer-required", birthAnswerRequired, day);
        }

        /** How long the acts of one plural birth may take to arrive. */
        public int pluralityWaitDays(LocalDate day) {
            return Dated.on("civil.plurality-wait-days", pluralityWaitDays, day);
        }

        /** The first day of birth for which single-parent weeks exist (LAP s. 10.2). */
        public LocalDate singleParentWeeksSince(LocalDate day) {
            return Dated.on("civil.single-parent-weeks-since", singleParentWeeksSince, day);
        }
    }

    /** Limits in weeks, Sunday to Saturday (LAP ss. 7, 14, 23, 24). */
    public record Weeks(
            List<Dated.Count> maternityBeforeDelivery,
            List<Dated.Count> maternityAfterBirth,
            List<Dated.Count> benefitPeriodAfterBirth,
            List<Dated.Count> benefitPeriodCap,
            List<Dated.Count> beforeApplication,
            List<Dated.Count> preventiveWithdrawalBeforeDelivery,
            List<Dated.Count> presenceAfterDeath,
            List<Dated.Count> maternityExtensionAfterDeath,
            List<Dated.Count> qualifyingPeriodMax) {

        public Weeks {
            maternityBeforeDelivery = Dated.series("weeks.maternity-before-delivery", maternityBeforeDelivery);
            maternityAfterBirth = Dated.series("weeks.maternity-after-birth", maternityAfterBirth);
            benefitPeriodAfterBirth = Dated.series("weeks.benefit-period-after-birth", benefitPeriodAfterBirth);
            benefitPeriodCap = Dated.series("weeks.benefit-period-cap", benefitPeriodCap);
            beforeApplication = Dated.series("weeks.before-application", beforeApplication);
            preventiveWithdrawalBeforeDelivery =
                    Dated.series("weeks.preventive-withdrawal-before-delivery", preventiveWithdrawalBeforeDelivery);
            presenceAfterDeath = Dated.series("weeks.presence-after-death", presenceAfterDeath);
            maternityExtensionAfterDeath =
                    Dated.series("weeks.maternity-extension-after-death", maternityExtensionAfterDeath);
            qualifyingPeriodMax = Dated.series("weeks.qualifying-period-max", qualifyingPeriodMax);
        }

        /** The most weeks that a qualifying period may have with its extension. */
        public int qualifyingPeriodMax(LocalDate day) {
            return Dated.on("weeks.qualifying-period-max", qualifyingPeriodMax, day);
        }

        public int maternityBeforeDelivery(LocalDate day) {
            return Dated.on("weeks.maternity-before-delivery", maternityBeforeDelivery, day);
        }

        public int maternityAfterBirth(LocalDate day) {
            return Dated.on("weeks.maternity-after-birth", maternityAfterBirth, day);
        }

        public int benefitPeriodAfterBirth(LocalDate day) {
            return Dated.on("weeks.benefit-period-after-birth", benefitPeriodAfterBirth, day);
        }

        public int benefitPeriodCap(LocalDate day) {
            return Dated.on("weeks.benefit-period-cap", benefitPeriodCap, day);
        }

        public int beforeApplication(LocalDate day) {
            return Dated.on("weeks.before-application", beforeApplication, day);
        }

        public int preventiveWithdrawalBeforeDelivery(LocalDate day) {
            return Dated.on("weeks.preventive-withdrawal-before-delivery", preventiveWithdrawalBeforeDelivery, day);
        }

        public int presenceAfterDeath(LocalDate day) {
            return Dated.on("weeks.presence-after-death", presenceAfterDeath, day);
        }

        public int maternityExtensionAfterDeath(LocalDate day) {
            return Dated.on("weeks.maternity-extension-after-death", maternityExtensionAfterDeath, day);
        }
    }

    /** What is earned, up to what it is insured, and how income of a benefit week is deducted. */
    public record Earnings(
            List<Dated.Amount> insurableMin,
            List<Dated.Amount> insurableMax,
            List<Dated.Amount> minimumWage,
            List<Dated.Day> exemptionByEarningsSince,
            List<Dated.Amount> oldExemptionShare,
            List<Dated.Amount> oldExemption,
            List<Dated.Amount> oldExemptionBelow) {

        public Earnings {
            insurableMin = Dated.series("earnings.insurable-min", insurableMin);
            insurableMax = Dated.series("earnings.insurable-max", insurableMax);
            minimumWage = Dated.series("earnings.minimum-wage", minimumWage);
            exemptionByEarningsSince = Dated.series("earnings.exemption-by-earnings-since", exemptionByEarningsSince);
            oldExemptionShare = Dated.series("earnings.old-exemption-share", oldExemptionShare);
            oldExemption = Dated.series("earnings.old-exemption", oldExemption);
            oldExemptionBelow = Dated.series("earnings.old-exemption-below", oldExemptionBelow);
        }

        /** The least insurable earnings of a qualifying period (LAP s. 3). */
        public BigDecimal insurableMin(LocalDate day) {
            return Dated.on("earnings.insurable-min", insurableMin, day);
        }

        /** The most earnings that are insured in the year of the day. */
        public BigDecimal insurableMax(LocalDate day) {
            return Dated.on("earnings.insurable-max", insurableMax, day);
        }

        /** Dollars per hour. */
        public BigDecimal minimumWage(LocalDate day) {
            return Dated.on("earnings.minimum-wage", minimumWage, day);
        }

        /** Weeks that begin on or after this day leave income free up to (average earnings - benefit). */
        public LocalDate exemptionByEarningsSince(LocalDate day) {
            return Dated.on("earnings.exemption-by-earnings-since", exemptionByEarningsSince, day);
        }

        /** Before: the share of the weekly benefit that was free. */
        public BigDecimal oldExemptionShare(LocalDate day) {
            return Dated.on("earnings.old-exemption-share", oldExemptionShare, day);
        }

        /** Before: the amount that was free instead, when the benefit was low. */
        public BigDecimal oldExemption(LocalDate day) {
            return Dated.on("earnings.old-exemption", oldExemption, day);
        }

        /** Before: the benefit below which it was low. */
        public BigDecimal oldExemptionBelow(LocalDate day) {
            return Dated.on("earnings.old-exemption-below", oldExemptionBelow, day);
        }
    }

    /** The increase for low incomes: of the family until 2021-09-25, of the person since (Reg. s. 44, Schedule A). */
    public record LowIncomeIncrease(
            List<Dated.Amount> familyThreshold,
            List<Dated.Day> individualSince,
            List<Dated.Count> hours,
            List<Dated.Amount> capBasic,
            List<Dated.Amount> capSpecial) {

        public LowIncomeIncrease {
            familyThreshold = Dated.series("low-income.family-threshold", familyThreshold);
            individualSince = Dated.series("low-income.individual-since", individualSince);
            hours = Dated.series("low-income.hours", hours);
            capBasic = Dated.series("low-income.cap-basic", capBasic);
            capSpecial = Dated.series("low-income.cap-special", capSpecial);
        }

        public BigDecimal familyThreshold(LocalDate day) {
            return Dated.on("low-income.family-threshold", familyThreshold, day);
        }

        public LocalDate individualSince(LocalDate day) {
            return Dated.on("low-income.individual-since", individualSince, day);
        }

        public int hours(LocalDate day) {
            return Dated.on("low-income.hours", hours, day);
        }

        /** The share of average weekly earnings that an increased benefit must not exceed. */
        public BigDecimal cap(Plan plan, LocalDate day) {
            return plan == Plan.BASIC
                    ? Dated.on("low-income.cap-basic", capBasic, day)
                    : Dated.on("low-income.cap-special", capSpecial, day);
        }
    }

    /** When what was assessed is worth a question, how long an answer may take, and when a debt may be recovered. */
    public record Tax(
            List<Dated.Amount> earningsDifference,
            List<Dated.Amount> earningsDifferenceShare,
            List<Dated.Amount> businessIncomeFree,
            List<Dated.Count> answerDays,
            List<Dated.Count> answerMonth,
            List<Dated.Count> askAgainDays,
            List<Dated.Count> contestDays) {

        public Tax {
            earningsDifference = Dated.series("tax.earnings-difference", earningsDifference);
            earningsDifferenceShare = Dated.series("tax.earnings-difference-share", earningsDifferenceShare);
            businessIncomeFree = Dated.series("tax.business-income-free", businessIncomeFree);
            answerDays = Dated.series("tax.answer-days", answerDays);
            answerMonth = Dated.series("tax.answer-month", answerMonth);
            askAgainDays = Dated.series("tax.ask-again-days", askAgainDays);
            contestDays = Dated.series("tax.contest-days", contestDays);
        }

        /** By how much assessed and declared earnings of a year may differ, in dollars. */
        public BigDecimal earningsDifference(LocalDate day) {
            return Dated.on("tax.earnings-difference", earningsDifference, day);
        }

        /** The same as a share of what was declared; the larger of the two counts. */
        public BigDecimal earningsDifferenceShare(LocalDate day) {
            return Dated.on("tax.earnings-difference-share", earningsDifferenceShare, day);
        }

        /** Net business income of a year up to which a wage earner is not asked. */
        public BigDecimal businessIncomeFree(LocalDate day) {
            return Dated.on("tax.business-income-free", businessIncomeFree, day);
        }

        /** How many days a return may be missing or in process. */
        public int answerDays(LocalDate day) {
            return Dated.on("tax.answer-days", answerDays, day);
        }

        /** The month of the following year from which most returns are assessed. */
        public int answerMonth(LocalDate day) {
            return Dated.on("tax.answer-month", answerMonth, day);
        }

        /** After how many days a year that isn't closed is asked about again. */
        public int askAgainDays(LocalDate day) {
            return Dated.on("tax.ask-again-days", askAgainDays, day);
        }

        /** How many days after a claim notice a debt can be contested; before, no certificate is sent. */
        public int contestDays(LocalDate day) {
            return Dated.on("tax.contest-days", contestDays, day);
        }
    }

    /**
     * What a benefit pays under a plan: so many weeks at a share of average weekly earnings, then so many at a lower
     * one ({@code 0} where there is none).
     */
    public record Rate(
            Plan plan,
            BenefitType benefit,
            LocalDate from,
            int weeks,
            BigDecimal share,
            int laterWeeks,
            BigDecimal laterShare,
            String source,
            boolean confirmed) {}
}
