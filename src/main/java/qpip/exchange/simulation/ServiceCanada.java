package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

/** Service Canada: employment insurance, records of employment, the Social Insurance Register. */
final class ServiceCanada implements SimulatedPartner {

    private static final String QUESTION = "SC-OUT-01";

    private final ServiceCanadaExpectations expectations;
    private final Map<String, Known> bySin = new HashMap<>();
    private final long seed;

    ServiceCanada(Quebec quebec, Timetable timetable) {
        this.expectations = new ServiceCanadaExpectations(quebec.settings(), timetable);
        this.seed = quebec.settings().seed();
        for (Household household : quebec.households()) {
            for (Claim claim : household.claims()) {
                Person person = household.person(claim.claimantId());
                for (Identifier identifier : person.identifiers()) {
                    if (identifier.type() == IdentifierType.SIN) {
                        bySin.put(identifier.value(), new Known(household, person));
                    }
                }
            }
        }
    }

    /** Somebody who has a number. Employment insurance and employers know the first claimant only. */
    private record Known(Household household, Person person) {

        boolean first() {
            return household.claim().claimantId() == person.id();
        }
    }

    @Override
    public String partner() {
        return "service-canada";
    }

    @Override
    public String sender() {
        return "SCAN";
    }

    @Override
    public String agreement() {
        return "ENT-SC-2005";
    }

    @Override
    public List<SentExtract> extracts() {
        return List.of(
                answer("SC-IN-01", this::weeks),
                answer("SC-IN-02", this::employments),
                answer("SC-IN-03", this::status));
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof ServiceCanadaPlant;
    }

    @Override
    public List<Expectation> expected(Household household) {
        return expectations.of(household);
    }

    /** What is asked, and by when the answer must be known. */
    private record Asked(String requestRef, String sin, Known known, LocalDate night) {}

    /** One of the three answers to the same question. */
    private Answer answer(String exchange, BiConsumer<Asked, Consumer<Values>> writing) {
        return new Answer(
                exchange,
                QUESTION,
                record -> known(record)
                        .map(known -> OptionalLong.of(known.person().id()))
                        .orElse(OptionalLong.empty()),
                (record, night, details) -> known(record)
                        .ifPresent(known -> writing.accept(
                                new Asked(record.text("request-ref"), record.text("sin"), known, night), details)));
    }

    private Optional<Known> known(RecordView request) {
        return Optional.ofNullable(bySin.get(request.text("sin")));
    }

    private void weeks(Asked asked, Consumer<Values> details) {
        if (!asked.known().first()) {
            return;
        }
        Household household = asked.known().household();
        for (InsuranceWeek week : household.insured()) {
            if (!week.knownOn().isAfter(asked.night())) {
                details.accept(person(asked)
                        .put("match-code", "00")
                        .put("action-code", week.cancelled() ? "X" : week.version() == 1 ? "A" : "C")
                        .put("source-key", week.sourceKey())
                        .put("record-version", week.version())
                        .put("ei-claim-no", String.format(Locale.ROOT, "EI26%08d", household.index() + 1))
                        .put("benefit-type", week.type())
                        .put("ei-period-start", week.periodStart())
                        .put("week-start", week.sunday())
                        .put("week-status", week.status())
                        .cents("gross-amount", week.cents())
                        .put("payment-date", week.sunday().plusDays(9))
                        .build());
            }
        }
    }

    /** Federal files have the married name of somebody who has one, in one of three. */
    private Values.Builder person(Asked asked) {
        Person person = asked.known().person();
        Chance chance = Chance.of(seed, "service canada", person.id());
        boolean married = !person.otherSurnames().isEmpty() && chance.happens(3_300);
        String surname = married ? person.otherSurnames().get(0) : person.surname();
        return Values.builder()
                .put("request-ref", asked.requestRef())
                .put("sin", asked.sin())
                .put("surname-birth", Transcription.cut(written(surname), 40))
                .put("given-name", Transcription.cut(written(person.calledName()), 30))
                .put("dob", person.dateOfBirth().orElseThrow());
    }

    private static String written(String name) {
        return Transcription.withoutLigatures(name).toUpperCase(Locale.CANADA_FRENCH);
    }

    private void employments(Asked asked, Consumer<Values> details) {
        if (!asked.known().first()) {
            return;
        }
        for (Employment record : asked.known().household().employments()) {
            if (!record.issuedOn().isAfter(asked.night())) {
                details.accept(employment(asked, record));
            }
        }
    }

    private static Values employment(Asked asked, Employment record) {
        Person person = asked.known().person();
        long total = record.periods().stream().mapToLong(Employment.Pay::cents).sum();
        Values.Builder values = Values.builder()
                .put("request-ref", asked.requestRef())
                .put("roe-serial", record.serial())
                .put("roe-status", record.status())
                .put("amends-serial", record.amends().orElse(""))
                .put("sin", asked.sin())
                .put("employee-surname", person.surname())
                .put("employee-given", person.calledName())
                .put("employer-bn", String.format(Locale.ROOT, "%09dRP0001", 100_000_000 + record.employer()))
                .put("employer-name", "Atelier inventé " + record.employer())
                .put("first-day-worked", record.firstDayWorked())
                .put("last-day-paid", record.lastDayPaid())
                .put("final-pay-period-end", record.periods().get(0).end())
                .put("reason-code", record.reason())
                .put("pay-period-type", record.periods().get(0).isMonth() ? "M" : "B")
                .put("pay-periods", pays(record.periods()))
                .cents("total-insurable-earnings", total)
                .put("issued-on", record.issuedOn());
        record.other()
                .ifPresent(other -> values.put(
                        "other-monies",
                        List.of(Values.builder()
                                .put("type", other.type())
                                .cents("amount", other.cents())
                                .build())));
        return values.build();
    }

    private static List<Values> pays(List<Employment.Pay> periods) {
        return IntStream.range(0, periods.size())
                .mapToObj(i -> Values.builder()
                        .put("seq", i + 1)
                        .put("end-date", periods.get(i).end())
                        .cents("insurable-earnings", periods.get(i).cents())
                        .build())
                .toList();
    }

    private void status(Asked asked, Consumer<Values> details) {
        Known known = asked.known();
        Household household = known.household();
        String status = "ACT";
        String replacedBy = "";
        String surname = "Y";
        String born = "Y";
        LocalDate since = LocalDate.of(2015, 1, 1).plusDays(known.person().id() % 3_000);
        Optional<ServiceCanadaPlant> hidden = household
                .plant()
                .filter(plant -> known.first())
                .filter(ServiceCanadaPlant.class::isInstance)
                .map(ServiceCanadaPlant.class::cast);
        if (hidden.isPresent()) {
            ServiceCanadaPlant plant = hidden.get();
            switch (plant) {
                case SIN_CANCELLED -> status = "CAN";
                case SIN_REPLACED, SIN_REPLACED_DECLARED -> {
                    status = "REP";
                    replacedBy = replacing(household);
                }
                case SIN_REPLACED_KNOWN -> {
                    status = "REP";
                    replacedBy = known.person().identifiers().get(0).value();
                }
                case SIN_EXPIRED -> status = "EXP";
                case SIN_DECEASED -> status = "DEC";
                case SIN_BIRTH_DATE -> born = "N";
                case SIN_SURNAME, SIN_MARRIED_NAME -> surname = "N";
                case SIN_DORMANT -> status = "DOR";
                case SIN_PARTLY -> {
                    surname = "P";
                    born = "P";
                }
                default -> {}
            }
            since = plant.rule().equals("R06") ? household.changedOn() : since;
        }
        details.accept(Values.builder()
                .put("request-ref", asked.requestRef())
                .put("sin", asked.sin())
                .put("status-code", status)
                .put("status-date", since)
                .put("replaced-by-sin", replacedBy)
                .put("surname-match", surname)
                .put("given-match", "Y")
                .put("dob-match", born)
                .build());
    }

    /** A number of the 0 series that nobody on the register has. */
    private static String replacing(Household household) {
        String eight = "0" + String.format(Locale.ROOT, "%07d", 9_900_000 + household.index() % 90_000);
        return eight + Identifiers.luhnDigit(eight);
    }
}
