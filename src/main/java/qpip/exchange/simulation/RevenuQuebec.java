package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

/** Revenu Québec: assessed income, employers' slips, refunds that were used for debts. */
final class RevenuQuebec implements SimulatedPartner {

    private static final String QUESTION = "RQ-OUT-01";
    private static final int REASSESSED_AFTER_DAYS = 14;

    private final Settings settings;
    private final Timetable timetable;
    private final SetOffs setOffs;
    private final Map<String, Known> bySin = new HashMap<>();

    RevenuQuebec(Quebec quebec, Timetable timetable) {
        this.settings = quebec.settings();
        this.timetable = timetable;
        this.setOffs = quebec.setOffs();
        for (Household household : quebec.households()) {
            for (Person person : household.persons()) {
                for (Identifier identifier : person.identifiers()) {
                    if (identifier.type() == IdentifierType.SIN) {
                        bySin.putIfAbsent(identifier.value(), new Known(household, person));
                    }
                }
            }
        }
    }

    private record Known(Household household, Person person) {

        Optional<Claim> claim() {
            return household.claims().stream()
                    .filter(claim -> claim.claimantId() == person.id())
                    .findFirst();
        }
    }

    @Override
    public String partner() {
        return "revenu-quebec";
    }

    @Override
    public String sender() {
        return "RQUE";
    }

    @Override
    public String agreement() {
        return "ENT-RQ-2012";
    }

    @Override
    public List<SentExtract> extracts() {
        Answer income = new Answer(
                "RQ-IN-01",
                QUESTION,
                this::person,
                (record, night, details) ->
                        tell(record, night.equals(reassessments()) && isReassessed(record), details, this::income),
                night -> night.equals(reassessments()),
                this::isReassessed);
        Answer slips = new Answer(
                "RQ-IN-02",
                QUESTION,
                this::person,
                (record, night, details) -> tell(record, false, details, this::slips));
        return List.of(income, slips, new Refunds());
    }

    @Override
    public boolean hides(Plant plant) {
        return plant instanceof RevenuQuebecPlant;
    }

    /** NB: a year is asked about once, on the first night, until it is closed. */
    @Override
    public List<Expectation> expected(Household household) {
        Plant plant = household.plant().orElseThrow();
        Claim claim = household.claim();
        LocalDate first = settings.firstNight();
        if (plant.severity().isEmpty()) {
            return List.of(Expectation.none(plant, claim.id(), claim.claimantId(), first));
        }
        Phase.Standing standing = Phase.Standing.of(plant.severity().get(), plant.favourable());
        String answer = plant.rule().equals("R11") ? "RQ-IN-02" : "RQ-IN-01";
        Optional<LocalDate> complete = timetable.answered(answer, QUESTION, claim.claimantId(), first);
        if (plant.rule().equals("R07")) {
            Optional<LocalDate> spouse = timetable.answered(
                    answer, QUESTION, claim.spouseAtFirstFiling().orElseThrow(), first);
            complete = complete.flatMap(own -> spouse.map(other -> other.isAfter(own) ? other : own));
        }
        if (plant == RevenuQuebecPlant.RQ_REASSESSED_LATER && complete.isPresent()) {
            Phases phases = new Phases();
            phases.from(complete.get(), Optional.of(standing), "");
            if (!reassessments().isAfter(settings.lastNight())) {
                phases.from(reassessments(), Optional.empty(), "reassessed as it was declared");
            }
            return List.of(phases.expectation(plant, plant.rule(), claim.id(), claim.claimantId()));
        }
        return List.of(Expectation.flag(plant, claim.id(), claim.claimantId(), first, complete, standing));
    }

    /** What is asked: of whom, as what, for which year; the answer may be one that follows an earlier one. */
    private record Asked(String requestRef, String role, String sin, int year, Known known, boolean reassessed) {}

    /** The night on which years that were assessed are told again, assessed anew. */
    private LocalDate reassessments() {
        return settings.firstNight().plusDays(REASSESSED_AFTER_DAYS);
    }

    private boolean isReassessed(RecordView request) {
        Known known = bySin.get(request.text("sin"));
        return known != null
                && known.household().has(RevenuQuebecPlant.RQ_REASSESSED_LATER)
                && known.household().claimant().id() == known.person().id()
                && Integer.parseInt(request.text("taxation-year")) == lastYear();
    }

    private Optional<Known> known(RecordView request) {
        return Optional.ofNullable(bySin.get(request.text("sin")));
    }

    private OptionalLong person(RecordView request) {
        return known(request).map(known -> OptionalLong.of(known.person().id())).orElse(OptionalLong.empty());
    }

    private void tell(RecordView record, boolean reassessed, Consumer<Values> details, Writing writing) {
        known(record)
                .ifPresent(known -> writing.write(
                        new Asked(
                                record.text("request-ref"),
                                record.text("person-role"),
                                record.text("sin"),
                                Integer.parseInt(record.text("taxation-year")),
                                known,
                                reassessed),
                        details));
    }

    private interface Writing {
        void write(Asked asked, Consumer<Values> details);
    }

    /** RQ-IN-03: what was used of refunds for the debts that we asked to have set off. */
    private final class Refunds implements SentExtract {

        @Override
        public String exchange() {
            return "RQ-IN-03";
        }

        @Override
        public Optional<String> answers() {
            return Optional.of("RQ-OUT-03");
        }

        @Override
        public OptionalLong person(RecordView request) {
            return setOffs.of(request.text("certificate-no"))
                    .map(setOff -> OptionalLong.of(setOff.debt().personId()))
                    .orElse(OptionalLong.empty());
        }

        @Override
        public void write(LocalDate night, Questions questions, Consumer<Values> details) {
            questions.each(record -> {
                String certificate = record.text("certificate-no");
                String sin = record.text("sin");
                if (!record.text("action-code").equals("X")) {
                    setOffs.of(certificate)
                            .map(setOff -> setOff.applied(night))
                            .orElse(List.of())
                            .forEach(applied -> details.accept(refund(certificate, sin, applied)));
                }
            });
        }

        private Values refund(String certificate, String sin, SetOff.Applied applied) {
            return Values.builder()
                    .put("certificate-no", certificate)
                    .put("sin", sin)
                    .cents("applied-amount", applied.cents())
                    .put("applied-date", applied.day())
                    .put("taxation-year", lastYear())
                    .put("reversal-of", applied.reversalOf())
                    .build();
        }
    }

    /** The last year that is over. */
    private int lastYear() {
        return settings.firstNight().getYear() - 1;
    }

    private TaxReturn taxReturn(Asked asked) {
        Known known = asked.known();
        if (asked.reassessed()) {
            return TaxReturn.reassessed(known.household(), known.claim().orElseThrow());
        }
        return asked.role().equals("SPOUSE")
                ? TaxReturn.ofSpouse(known.household())
                : TaxReturn.ofClaimant(known.household(), known.claim().orElseThrow(), asked.year(), lastYear());
    }

    private void income(Asked asked, Consumer<Values> details) {
        TaxReturn answer = taxReturn(asked);
        boolean found = answer.matchCode().equals("00");
        Values.Builder values = Values.builder()
                .put("request-ref", asked.requestRef())
                .put("person-role", asked.role())
                .put("sin", asked.sin())
                .put("match-code", answer.matchCode())
                .put("taxation-year", asked.year())
                .put("assessment-status", answer.status())
                .put("assessment-version", asked.reassessed() ? 2 : 1);
        if (found && !answer.status().equals("NFIL")) {
            values.put("assessment-date", LocalDate.of(asked.year() + 1, 6, 2)).cents("line-275", answer.netIncome());
            if (asked.role().equals("CLAIMANT")) {
                values.cents("line-101", answer.employment())
                        .cents("line-business-net", answer.business())
                        .cents("line-199", answer.employment() + answer.business())
                        .cents("rl1-qpip-earnings", answer.employment())
                        .put("residence-prov-dec31", answer.residence())
                        .put("residency-change-date", answer.changedResidence());
            }
        }
        details.accept(values.build());
    }

    private void slips(Asked asked, Consumer<Values> details) {
        if (!asked.role().equals("CLAIMANT")) {
            return;
        }
        for (TaxReturn.Slip slip : taxReturn(asked).slips()) {
            details.accept(Values.builder()
                    .put("request-ref", asked.requestRef())
                    .put("sin", asked.sin())
                    .put("taxation-year", asked.year())
                    .put("slip-code", slip.code())
                    .put("slip-no", slipNumber(asked, slip.number()))
                    .put("prev-slip-no", slip.replaces() == 0 ? "" : slipNumber(asked, slip.replaces()))
                    .put(
                            "employer-id-rq",
                            String.format(
                                    Locale.ROOT,
                                    "10%08dTQ0001",
                                    slip.replaces() == 0 ? slip.number() : slip.replaces()))
                    .cents("box-a", slip.earnings())
                    .cents("box-h", slip.premium())
                    .cents("box-i", slip.earnings())
                    .build());
        }
    }

    private static String slipNumber(Asked asked, int slip) {
        long number = asked.known().person().id() * 100L + asked.year() % 10 * 10L + slip;
        return String.format(Locale.ROOT, "%09d", number % 1_000_000_000);
    }
}
