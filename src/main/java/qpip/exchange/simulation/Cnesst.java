package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import qpip.exchange.register.Claim;

/** The Commission des normes, de l'équité, de la santé et de la sécurité du travail. */
final class Cnesst implements SimulatedPartner {

    private final Settings settings;
    private final Timetable timetable;
    private final CnesstExtract indemnities;

    Cnesst(Quebec quebec, Timetable timetable) {
        this.settings = quebec.settings();
        this.timetable = timetable;
        this.indemnities = new CnesstExtract(quebec, timetable);
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
        return List.of(indemnities);
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof CnesstPlant;
    }

    /** The payments change the flag on each night that tells of one or more; between, it stays as it is. */
    @Override
    public List<Expectation> expected(Household household) {
        Plant plant = household.plant().orElseThrow();
        Claim claim = household.claim();
        long person = claim.claimantId();
        if (plant.severity().isEmpty()) {
            return List.of(Expectation.none(plant, claim.id(), person, settings.firstNight()));
        }
        TreeSet<LocalDate> news = new TreeSet<>();
        household.payments().forEach(payment -> told(person, payment).ifPresent(news::add));
        Phases phases = new Phases();
        for (LocalDate night : news) {
            phases.from(night, Impacts.standing(impact(household, claim, night)), "the payment was taken back");
        }
        return List.of(phases.expectation(plant, claim.id(), person, settings.firstNight()));
    }

    /** What was paid too much, as far as the CNESST has told by that night. */
    SortedMap<LocalDate, BigDecimal> impact(Household household, Claim claim, LocalDate night) {
        List<Payment> told = household.payments().stream()
                .filter(payment -> told(household.claim().claimantId(), payment)
                        .filter(on -> !on.isAfter(night))
                        .isPresent())
                .toList();
        return Impacts.ofIncome(
                household,
                claim,
                night,
                sunday -> Payment.standing(told).stream()
                        .filter(payment -> !payment.toEmployer())
                        .mapToLong(payment -> payment.centsIn(sunday))
                        .sum());
    }

    private Optional<LocalDate> told(long person, Payment payment) {
        return timetable.told("CN-IN-01", "CN-OUT-01", person, payment.knownOn());
    }
}
