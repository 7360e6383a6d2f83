package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.layout.Values;

/** The Commission des normes, de l'équité, de la santé et de la sécurité du travail. */
final class Cnesst implements SimulatedPartner {

    private final PaymentExpectations expectations;
    private final IndemnityExtract indemnities;
    private final IndemnityExtract withdrawals;

    Cnesst(Quebec quebec, Timetable timetable) {
        this.expectations = new PaymentExpectations(quebec.settings(), timetable);
        this.indemnities = new IndemnityExtract("CN-IN-01", "CN-OUT-01", new Injury(), quebec, timetable);
        this.withdrawals = new IndemnityExtract("CN-IN-02", "CN-OUT-01", new Withdrawal(), quebec, timetable);
    }

    @Override
    public String partner() {
        return "cnesst";
    }

    @Override
    public String sender() {
        return "CNES";
    }

    @Override
    public String agreement() {
        return "ENT-CN-2007";
    }

    @Override
    public List<SentExtract> extracts() {
        return List.of(indemnities, withdrawals);
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof CnesstPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        return expectations.of(household);
    }

    /** CN-IN-01. */
    private static final class Injury implements IndemnityExtract.Form {

        @Override
        public void fill(Values.Builder values, IndemnityView.File file, Payment payment) {
            values.put("file-no", file.number())
                    .put("event-date", file.happenedOn())
                    .put("irr-start", payment.entitledFrom())
                    .put("irr-end", payment.entitledTo())
                    .put("payment-date", payment.paidOn())
                    .put("paid-to", payment.toEmployer() ? "E" : "T");
        }

        @Override
        public String dateField() {
            return "event-date";
        }
    }

    /** CN-IN-02. */
    private static final class Withdrawal implements IndemnityExtract.Form {

        @Override
        public void fill(Values.Builder values, IndemnityView.File file, Payment payment) {
            Payment.Withdrawal why = payment.withdrawal().orElseThrow();
            LocalDate stopped = payment.entitledFrom().minusDays(5);
            values.put("file-no", file.number())
                    .put("certificate-date", stopped.minusDays(3))
                    .put("motive", why.motive())
                    .put("expected-delivery", why.expectedDelivery())
                    .put("work-stop-date", stopped)
                    .put("irr-start", payment.entitledFrom())
                    .put("irr-end", payment.entitledTo())
                    .put("end-reason", payment.entitledTo().isEmpty() ? "" : why.pregnancy() ? "S4" : "FL");
        }

        @Override
        public String dateField() {
            return "certificate-date";
        }
    }
}
