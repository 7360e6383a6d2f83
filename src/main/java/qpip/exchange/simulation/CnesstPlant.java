package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.DeclarationKind;

/** What is hidden in what the CNESST pays (R15 to R18). */
enum CnesstPlant implements IncomePlant {
    // R15: indemnities in benefit weeks.
    IRI_OVERLAP(Planted.found(
            "R15", "MEDIUM", On.FIRST, 25, Fits.ANY, 70, 120, "a fortnight of indemnity above the exemption")),
    IRI_OVERLAP_LARGE(Planted.found(
            "R15", "HIGH", On.FIRST, 10, Fits.ANY, 70, 120, "six weeks of indemnity above the exemption")),
    IRI_WITH_WORK(
            Planted.found("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "indemnity on top of declared earnings")),
    IRI_STRADDLING(
            Planted.found("R15", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 120, "a fortnight that begins on a Wednesday")),
    IRI_CORRECTED(
            Planted.found("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "the second version of a payment counts")),
    IRI_OUT_OF_ORDER(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "the second version stands before the first in the file")),
    IRI_LATER(Planted.found("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment made on a later night")),
    IRI_CORRECTED_LATER(
            Planted.found("R15", "HIGH", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected on a later night")),
    IRI_CANCELLED_LATER(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected, then cancelled, on later nights")),
    IRI_REOPENED(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected to nothing, then back")),
    IRI_WEEKS_PAID_LATER(Planted.found(
            "R15",
            "MEDIUM",
            On.FIRST,
            5,
            Fits.ANY,
            70,
            120,
            "paid in advance, for weeks that are paid on later nights")),
    IRI_WEEK_REVERSED_LATER(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "one of the benefit weeks is reversed on a later night")),
    IRI_ACROSS_YEAR_END(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.WITH_MOTHER, 70, 120, "a fortnight in two calendar years")),
    IRI_BEFORE_2020(Planted.found(
            "R15", "MEDIUM", On.FIRST, 2, Fits.WITH_MOTHER, 70, 120, "weeks before 2020-10-29: above a quarter")),
    IRI_MATERNITY_BEFORE_2020(Planted.found(
            "R15", "MEDIUM", On.FIRST, 2, Fits.WITH_MOTHER, 70, 120, "maternity before 2020-10-29: all is deducted")),
    IRI_DECLARED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the claimant declared the indemnity")),
    IRI_BELOW_EXEMPTION(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity is below the exemption")),
    IRI_IMMATERIAL(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the impact is below what is material")),
    IRI_EMPLOYER(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment reimburses the employer")),
    IRI_RECOVERED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was recovered by a negative one")),
    IRI_NEGATIVE(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "only a recovery, of an older payment")),
    IRI_CANCELLED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was cancelled")),
    IRI_CORRECTED_TO_ZERO(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was corrected to nothing")),
    IRI_CANCELLED_UNKNOWN(
            Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "a payment that was never told is cancelled")),
    IRI_ORIGINAL_LATE(Planted.quiet(
            "R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment comes on a later night than its cancellation")),
    IRI_CLAIM_CLOSED(Planted.quiet(
            "R15", On.FIRST, 5, Fits.ANY, 70, 120, "the claim is closed between our request and the answer")),
    IRI_DUPLICATE(Planted.quiet(
            "R15", On.FIRST, 5, Fits.ANY, 70, 120, "twice the same record; once, it is below the exemption")),
    IRI_BEFORE_BENEFITS(
            Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity ended before the benefit period")),
    IRI_REVERSED_WEEKS(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the benefit weeks were reversed")),

    // R18: weeks of the qualifying period.
    IRI_EXTENDS(Planted.good(
            "R18", "INFO", On.FIRST, 10, Fits.ANY, 70, 300, "three whole weeks of indemnity in the qualifying period")),
    IRI_PARTIAL_WEEKS(Planted.quiet(
            "R18", On.FIRST, 5, Fits.ANY, 70, 300, "parts of weeks of indemnity in the qualifying period")),

    // Preventive withdrawals (R16, R17, and R15 while breastfeeding).
    PW_OVERLAP(Planted.found(
            "R16", "HIGH", On.FIRST, 25, Fits.WITH_MOTHER, 70, 120, "withdrawal paid for weeks of maternity")),
    PW_OVERLAP_DECLARED(
            Planted.quiet("R16", On.FIRST, 5, Fits.WITH_MOTHER, 70, 120, "the claimant declared the withdrawal")),
    PW_RECOVERED(Planted.quiet(
            "R16", On.FIRST, 5, Fits.WITH_MOTHER, 70, 120, "the payment for weeks of maternity was recovered")),
    PW_PAID_LATE(Planted.quiet(
            "R16", On.FIRST, 5, Fits.WITH_MOTHER, 70, 120, "paid on a later night, for weeks before maternity")),
    PW_TOO_LONG(Planted.found(
            "R17",
            "MEDIUM",
            On.FIRST,
            10,
            Fits.WITH_MOTHER,
            70,
            120,
            "withdrawal paid past the fourth week before the expected one")),
    PW_EXPECTED_LATER(Planted.quiet(
            "R17",
            On.FIRST,
            5,
            Fits.WITH_MOTHER,
            70,
            120,
            "the day of delivery expected was corrected to a later one")),
    PW_CORRECTED_LATER(Planted.found(
            "R17", "MEDIUM", On.FIRST, 5, Fits.WITH_MOTHER, 70, 120, "the day expected is corrected on a later night")),
    PW_BREASTFEEDING(Planted.found(
            "R15",
            "MEDIUM",
            On.FIRST,
            5,
            Fits.WITH_MOTHER,
            220,
            300,
            "withdrawal while breastfeeding, above the exemption"));

    private final Planted planted;

    CnesstPlant(Planted planted) {
        this.planted = planted;
    }

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public boolean closes() {
        return this == IRI_CLAIM_CLOSED;
    }

    @Override
    public LocalDate changedOn(LocalDate firstNight, Claim claim, Chance chance) {
        return closes() ? firstNight.plusDays(1) : IncomePlant.super.changedOn(firstNight, claim, chance);
    }

    private boolean ancient() {
        return this == IRI_BEFORE_2020 || this == IRI_MATERNITY_BEFORE_2020;
    }

    @Override
    public Story story(Story told, Chance chance) {
        if (this == IRI_ACROSS_YEAR_END) {
            return told.on(LocalDate.of(told.date().plusDays(30).getYear() - 1, 12, chance.between(8, 20)));
        }
        return ancient() ? told.ancient(chance) : told;
    }

    @Override
    public Claim registered(Claim filed, Chance chance) {
        return ancient()
                ? Claims.like(filed)
                        .withoutIncrease()
                        .ofOne()
                        .as(ClaimStatus.OPEN)
                        .claim()
                : filed;
    }

    @Override
    public boolean extended() {
        return this != IRI_EXTENDS && this != IRI_PARTIAL_WEEKS;
    }

    @Override
    public void tell(Telling telling) {
        boolean withdrawal = planted.rule().equals("R16") || planted.rule().equals("R17") || this == PW_BREASTFEEDING;
        List<Payment> payments = withdrawal
                ? telling.withdrawals().planted(this)
                : telling.indemnities().planted(this);
        telling.paid(payments);
        switch (this) {
            case IRI_WITH_WORK -> telling.work(new BigDecimal("120.00"));
            case IRI_REVERSED_WEEKS -> telling.reversed(2);
            case IRI_WEEK_REVERSED_LATER ->
                telling.reversedOn(telling.settings().night(8));
            case IRI_DECLARED -> telling.declared(payments.get(0), DeclarationKind.INCOME_REPLACEMENT);
            case PW_OVERLAP_DECLARED -> telling.declared(payments.get(0), DeclarationKind.PREVENTIVE_WITHDRAWAL);
            default -> {}
        }
    }
}
