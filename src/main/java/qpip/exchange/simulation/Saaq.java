package qpip.exchange.simulation;

import java.util.List;
import qpip.exchange.layout.Values;

/** The Société de l'assurance automobile du Québec. */
final class Saaq implements SimulatedPartner {

    private final PaymentExpectations expectations;
    private final IndemnityExtract indemnities;

    Saaq(Quebec quebec, Timetable timetable) {
        this.expectations = new PaymentExpectations(quebec.settings(), timetable);
        this.indemnities = new IndemnityExtract("SA-IN-01", "SA-OUT-01", new Accident(), quebec, timetable);
    }

    @Override
    public String partner() {
        return "saaq";
    }

    @Override
    public String sender() {
        return "SAAQ";
    }

    @Override
    public String agreement() {
        return "ENT-SA-2010";
    }

    @Override
    public List<SentExtract> extracts() {
        return List.of(indemnities);
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof SaaqPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        return expectations.of(household);
    }

    /** SA-IN-01. */
    private static final class Accident implements IndemnityExtract.Form {

        @Override
        public void fill(Values.Builder values, IndemnityView.File file, Payment payment) {
            values.put("claim-no", "SA26" + file.number().substring(1))
                    .put("accident-date", file.happenedOn())
                    .put("payment-date", payment.paidOn())
                    .put("entitlement-end", payment.entitledTo());
        }

        @Override
        public String dateField() {
            return "accident-date";
        }
    }
}
