package qpip.exchange.simulation;

import qpip.exchange.register.Claim;
import qpip.exchange.register.WorkerStatus;

/** What is hidden in what Revenu Québec says (R07 to R14). */
enum RevenuQuebecPlant implements Plant {
    // Claims of before 2021-09-26 (R07).
    RQ_FAMILY_INCOME(old("HIGH", "the family's income reaches the threshold to the cent")),
    RQ_FAMILY_BELOW(old("", "the family's income is one cent below the threshold")),
    RQ_FAMILY_ESTIMATED(old("", "the spouse's income is an estimate")),
    RQ_FAMILY_IN_PROCESS(old("", "only one of the two answers: the spouse's year is in process")),
    RQ_FAMILY_LOSS(old("", "a loss of the spouse counts as nothing, and isn't taken off")),

    RQ_UNMATCHED(found("R08", "LOW", 10, 70, 120, "Revenu Québec doesn't find the person")),
    RQ_NOT_FILED(quiet("R08", 5, 70, 120, "no return yet, for less than sixty days")),
    RQ_IN_PROCESS(quiet("R08", 5, 70, 120, "a year in process, for less than sixty days")),
    RQ_LOW_PAID(found("R09", "MEDIUM", 10, 370, 410, "the low earner's increase is paid, earnings were above")),
    RQ_LOW_MISSING(Planted.good("R09", "MEDIUM", On.FIRST, 10, Fits.ANY, 370, 410, "no increase, earnings were low")),
    RQ_BELOW_MINIMUM(found("R10", "HIGH", 10, 370, 410, "less than 2,000 dollars in all the years")),
    RQ_AT_MINIMUM(quiet("R10", 5, 370, 410, "2,000 dollars to the cent in all the years")),
    RQ_BELOW_OPEN_YEAR(quiet("R10", 5, 370, 410, "less than 2,000 dollars, but a year is in process")),
    RQ_NO_PREMIUM(found("R11", "MEDIUM", 10, 70, 300, "no premium on any slip")),
    RQ_SLIP_CANCELLED(found("R11", "MEDIUM", 5, 70, 300, "the slip with the premium was cancelled")),
    RQ_SLIP_AMENDED(quiet("R11", 5, 70, 300, "the slip without a premium was amended")),
    RQ_PREMIUM_ON_ONE(quiet("R11", 5, 70, 300, "a premium on one slip of two")),
    RQ_ELSEWHERE(found("R12", "HIGH", 10, 70, 300, "self-employed, and elsewhere on 31 December")),
    RQ_DEPARTED(found("R12", "HIGH", 10, 70, 300, "left Québec before the benefits began")),
    RQ_ARRIVED(quiet("R12", 5, 70, 300, "a wage earner who came after 31 December")),
    RQ_EARNED_LESS(found("R13", "MEDIUM", 60, 70, 300, "earnings are a fifth lower than declared")),
    RQ_EARNED_MORE(Planted.good("R13", "MEDIUM", On.FIRST, 60, Fits.ANY, 70, 300, "earnings are a fifth higher")),
    RQ_REASSESSED_LATER(found("R13", "MEDIUM", 5, 70, 300, "reassessed on a later night, as it was declared")),
    RQ_ABOVE_MAXIMUM(quiet("R13", 5, 70, 300, "lower than declared, but both above the maximum insurable")),
    RQ_EARNED_ALIKE(quiet("R13", 20, 70, 300, "earnings are a fiftieth lower than declared")),
    RQ_BUSINESS(found("R14", "MEDIUM", 10, 70, 300, "income of a business that wasn't declared")),
    RQ_BUSINESS_LOSS(quiet("R14", 5, 70, 300, "a loss of a business"));

    private final Planted planted;

    RevenuQuebecPlant(Planted planted) {
        this.planted = planted;
    }

    private static Planted found(String rule, String severity, int rate, int from, int to, String why) {
        return Planted.found(rule, severity, On.FIRST, rate, Fits.ANY, from, to, why);
    }

    private static Planted quiet(String rule, int rate, int from, int to, String why) {
        return Planted.quiet(rule, On.FIRST, rate, Fits.ANY, from, to, why);
    }

    /** One parent claimed; the other is the spouse at first filing. */
    private static Planted old(String severity, String why) {
        return severity.isEmpty()
                ? Planted.quiet("R07", On.FIRST, 2, Fits.ONE_WITH_OTHER, 2_000, 2_300, why)
                : Planted.found("R07", severity, On.FIRST, 2, Fits.ONE_WITH_OTHER, 2_000, 2_300, why);
    }

    @Override
    public Planted planted() {
        return planted;
    }

    boolean family() {
        return planted.rule().equals("R07");
    }

    /** Whether the low earner's increase is paid. */
    private boolean low() {
        return this == RQ_LOW_PAID || this == RQ_BELOW_MINIMUM || this == RQ_AT_MINIMUM || this == RQ_BELOW_OPEN_YEAR;
    }

    @Override
    public Story story(Story told, Chance chance) {
        return family() ? told.old(chance) : told;
    }

    @Override
    public int earningsMin() {
        return low() ? 40_000 : 90_000;
    }

    @Override
    public int earningsMax() {
        return low() ? 60_000 : 160_000;
    }

    @Override
    public Claim registered(Claim filed, Chance chance) {
        Claims claim = Claims.like(filed).working(this == RQ_ELSEWHERE ? WorkerStatus.SELF : WorkerStatus.WAGE);
        return (family() ? claim.ofFamily() : claim.ofOne()).claim();
    }
}
