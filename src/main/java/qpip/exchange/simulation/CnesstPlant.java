package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.util.List;

/** What is hidden in what the CNESST pays: indemnities in benefit weeks (R15). */
enum CnesstPlant implements Plant {
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
    IRI_LATER(Planted.found("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment made on a later night")),
    IRI_CORRECTED_LATER(
            Planted.found("R15", "HIGH", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected on a later night")),
    IRI_CANCELLED_LATER(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected, then cancelled, on later nights")),
    IRI_REOPENED(Planted.found(
            "R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "a payment corrected to nothing, then back")),
    IRI_DECLARED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the claimant declared the indemnity")),
    IRI_BELOW_EXEMPTION(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity is below the exemption")),
    IRI_IMMATERIAL(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the impact is below what is material")),
    IRI_EMPLOYER(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment reimburses the employer")),
    IRI_RECOVERED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was recovered by a negative one")),
    IRI_NEGATIVE(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "only a recovery, of an older payment")),
    IRI_CANCELLED(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was cancelled")),
    IRI_CORRECTED_TO_ZERO(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was corrected to nothing")),
    IRI_DUPLICATE(Planted.quiet(
            "R15", On.FIRST, 5, Fits.ANY, 70, 120, "twice the same record; once, it is below the exemption")),
    IRI_BEFORE_BENEFITS(
            Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity ended before the benefit period")),
    IRI_REVERSED_WEEKS(Planted.quiet("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the benefit weeks were reversed"));

    private final Planted planted;

    CnesstPlant(Planted planted) {
        this.planted = planted;
    }

    @Override
    public Planted planted() {
        return planted;
    }

    /** Weeks whose benefit leaves room for a large deduction. */
    @Override
    public int earningsMin() {
        return 90_000;
    }

    @Override
    public int earningsMax() {
        return 160_000;
    }

    @Override
    public void tell(Telling telling) {
        List<Payment> payments = telling.indemnities().planted(this);
        telling.paid(payments);
        switch (this) {
            case IRI_WITH_WORK -> telling.work(new BigDecimal("120.00"));
            case IRI_REVERSED_WEEKS -> telling.reversed(2);
            case IRI_DECLARED -> telling.declared(payments.get(0));
            default -> {}
        }
    }
}
