package qpip.exchange.simulation;

/** What is hidden in what the SAAQ pays (R20, R21). */
enum SaaqPlant implements IncomePlant {
    SAAQ_OVERLAP(Planted.found("R20", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 120, "a fortnight above the exemption")),
    SAAQ_RETROACTIVE(Planted.found("R20", "HIGH", On.FIRST, 5, Fits.ANY, 70, 120, "one payment for six weeks gone by")),
    SAAQ_WITH_CNESST(
            Planted.found("R20", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "the CNESST paid for the same weeks")),
    SAAQ_RECOVERED(Planted.quiet("R20", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was recovered by a negative one")),
    SAAQ_UNPAID(Planted.quiet("R20", On.FIRST, 5, Fits.ANY, 70, 120, "entitled, but nothing was paid")),
    SAAQ_BELOW_EXEMPTION(Planted.quiet("R20", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity is below the exemption")),
    SAAQ_EXTENDS(
            Planted.good("R21", "INFO", On.FIRST, 5, Fits.ANY, 70, 300, "three whole weeks in the qualifying period")),
    SAAQ_PARTIAL_WEEKS(Planted.quiet("R21", On.FIRST, 5, Fits.ANY, 70, 300, "parts of weeks in the qualifying period"));

    private final Planted planted;

    SaaqPlant(Planted planted) {
        this.planted = planted;
    }

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public boolean extended() {
        return this != SAAQ_EXTENDS && this != SAAQ_PARTIAL_WEEKS;
    }

    @Override
    public void tell(Telling telling) {
        telling.paid(telling.accidents().planted(this));
    }
}
