package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.register.WorkerStatus;

/** What should come of what Service Canada says about the first claimant of a household, night by night. */
final class ServiceCanadaExpectations {

    private static final int DAYS_PAID_ON = 14;

    private final Settings settings;
    private final Timetable timetable;

    ServiceCanadaExpectations(Settings settings, Timetable timetable) {
        this.settings = settings;
        this.timetable = timetable;
    }

    /** What each rule should find on some night; what must not be found is told for the plant's own rule. */
    List<Expectation> of(Household household) {
        Plant plant = household.plant().orElseThrow();
        Claim claim = household.claim();
        TreeSet<LocalDate> news = new TreeSet<>();
        household.insured().forEach(week -> told(claim, week).ifPresent(news::add));
        household.employments().forEach(record -> told(claim, record).ifPresent(news::add));
        timetable
                .told("SC-IN-03", "SC-OUT-01", claim.claimantId(), settings.firstNight())
                .ifPresent(news::add);
        List<Expectation> all = new ArrayList<>();
        for (String rule : List.of("R01", "R02", "R03", "R04", "R05", "R06")) {
            boolean hidden = rule.equals(plant.rule());
            Phases phases = new Phases();
            if (!hidden || plant.severity().isPresent()) {
                news.forEach(night ->
                        phases.from(night, standing(rule, household, claim, night), "Service Canada took it back"));
            }
            if (!phases.isEmpty()) {
                all.add(phases.expectation(plant, rule, claim.id(), claim.claimantId()));
            } else if (hidden) {
                all.add(
                        plant.severity().isPresent()
                                ? Expectation.unseen(plant, claim.id(), claim.claimantId(), settings.firstNight())
                                : Expectation.none(plant, claim.id(), claim.claimantId(), settings.firstNight()));
            }
        }
        if (plant == ServiceCanadaPlant.SIN_DECEASED) {
            Expectation.contradiction(
                            plant,
                            claim.id(),
                            claim.claimantId(),
                            timetable.told("SC-IN-03", "SC-OUT-01", claim.claimantId(), settings.firstNight()),
                            settings.lastNight())
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<Phase.Standing> standing(String rule, Household household, Claim claim, LocalDate night) {
        return switch (rule) {
            case "R01" -> sameEvent(household, claim, night);
            case "R02" -> sameWeeks(household, claim, night);
            case "R03" -> lengthens(household, claim, night);
            case "R04" -> earnings(household, claim, night);
            case "R05" -> noInterruption(household, claim, night);
            default -> status(household, claim, night);
        };
    }

    /** From the sixteenth week before the event to the seventy-eighth after it. */
    private Optional<Phase.Standing> sameEvent(Household household, Claim claim, LocalDate night) {
        LocalDate week = Leaves.sunday(household.event().date());
        List<InsuranceWeek> weeks = paid(household, claim, night).stream()
                .filter(InsuranceWeek::isParental)
                .filter(one -> !one.sunday().isBefore(week.minusWeeks(16))
                        && !one.sunday().isAfter(week.plusWeeks(78)))
                .toList();
        return weeks.isEmpty()
                ? Optional.empty()
                : Optional.of(Phase.Standing.of("CRITICAL", twice(household, claim, night, weeks), false));
    }

    private Optional<Phase.Standing> sameWeeks(Household household, Claim claim, LocalDate night) {
        List<InsuranceWeek> weeks = paid(household, claim, night).stream()
                .filter(week -> !week.isParental())
                .toList();
        SortedMap<LocalDate, BigDecimal> twice = twice(household, claim, night, weeks);
        return twice.isEmpty()
                ? Optional.empty()
                : Optional.of(Phase.Standing.of(twice.size() > 1 ? "HIGH" : "MEDIUM", twice, false));
    }

    /** What both paid for the same weeks: the smaller of the two. */
    private static SortedMap<LocalDate, BigDecimal> twice(
            Household household, Claim claim, LocalDate night, List<InsuranceWeek> insured) {
        SortedMap<LocalDate, BigDecimal> twice = new TreeMap<>();
        for (BenefitWeek week : household.weeks(claim, night)) {
            if (week.status() == WeekStatus.PAID) {
                insured.stream()
                        .filter(one -> one.sunday().equals(week.sunday()))
                        .forEach(one -> twice.put(
                                week.sunday(),
                                BigDecimal.valueOf(one.cents(), 2)
                                        .min(week.benefit().subtract(week.deduction()))));
            }
        }
        return twice;
    }

    private Optional<Phase.Standing> lengthens(Household household, Claim claim, LocalDate night) {
        long weeks = Impacts.insured(paid(household, claim, night), claim).size();
        return weeks > claim.qualifyingExtensionWeeks()
                ? Optional.of(Phase.Standing.of("INFO", true))
                : Optional.empty();
    }

    /**
     * Pay periods that began with the benefits or later, spread equally over their weeks; of all employers together.
     */
    private Optional<Phase.Standing> earnings(Household household, Claim claim, LocalDate night) {
        SortedMap<LocalDate, BenefitWeek> paid = new TreeMap<>();
        household.weeks(claim, night).stream()
                .filter(week -> week.status() == WeekStatus.PAID)
                .forEach(week -> paid.put(week.sunday(), week));
        SortedMap<LocalDate, Long> earned = new TreeMap<>();
        boolean inPart = false;
        for (Employment record : employments(household, claim, night)) {
            for (Employment.Pay pay : record.periods()) {
                if (pay.cents() > 0
                        && !pay.start().isBefore(claim.benefitPeriod().from())) {
                    List<LocalDate> sundays = pay.sundays();
                    if (paid.keySet().containsAll(sundays)) {
                        sundays.forEach(sunday -> earned.merge(sunday, pay.cents() / sundays.size(), Long::sum));
                    } else {
                        inPart |= sundays.stream().anyMatch(paid::containsKey);
                    }
                }
            }
        }
        SortedMap<LocalDate, BigDecimal> impacts = new TreeMap<>();
        earned.forEach((sunday, cents) ->
                Optional.ofNullable(paid.get(sunday)).ifPresent(week -> add(impacts, claim, week, cents)));
        return inPart ? Optional.of(Phase.Standing.of("MEDIUM", false)) : Impacts.standing(impacts);
    }

    /** What is above the income that was declared for the week. */
    private static void add(SortedMap<LocalDate, BigDecimal> impacts, Claim claim, BenefitWeek week, long cents) {
        BigDecimal income = BigDecimal.valueOf(cents, 2).max(week.declaredIncome());
        BigDecimal impact = Household.deduction(claim.averageWeeklyEarnings(), week.benefit(), income)
                .subtract(week.deduction());
        if (impact.signum() > 0) {
            impacts.put(week.sunday(), impact);
        }
    }

    /** Every employment that stood when benefits began was paid on for two weeks, for a reason that is no leave. */
    private Optional<Phase.Standing> noInterruption(Household household, Claim claim, LocalDate night) {
        LocalDate start = claim.benefitPeriod().from();
        List<Employment> stood = employments(household, claim, night).stream()
                .filter(record -> record.firstDayWorked().isBefore(start))
                .toList();
        boolean shown = stood.stream()
                .anyMatch(record -> record.lastDayPaid().isBefore(start.plusDays(DAYS_PAID_ON))
                        || record.reason().startsWith("F"));
        boolean wage = claim.workerStatus() == WorkerStatus.WAGE || claim.workerStatus() == WorkerStatus.MIXED;
        return wage && !stood.isEmpty() && !shown ? Optional.of(Phase.Standing.of("MEDIUM", false)) : Optional.empty();
    }

    /** The status comes with one extract, and stays. */
    private Optional<Phase.Standing> status(Household household, Claim claim, LocalDate night) {
        Plant plant = household.plant().orElseThrow();
        boolean told = timetable
                .told("SC-IN-03", "SC-OUT-01", claim.claimantId(), settings.firstNight())
                .filter(on -> !on.isAfter(night))
                .isPresent();
        return told && plant.rule().equals("R06")
                ? plant.severity().map(severity -> Phase.Standing.of(severity, false))
                : Optional.empty();
    }

    private List<InsuranceWeek> paid(Household household, Claim claim, LocalDate night) {
        return InsuranceWeek.standing(household.insured().stream()
                        .filter(week -> told(claim, week)
                                .filter(on -> !on.isAfter(night))
                                .isPresent())
                        .toList())
                .stream()
                .filter(InsuranceWeek::isPaid)
                .toList();
    }

    private Collection<Employment> employments(Household household, Claim claim, LocalDate night) {
        return Employment.standing(household.employments().stream()
                .filter(record ->
                        told(claim, record).filter(on -> !on.isAfter(night)).isPresent())
                .toList());
    }

    private Optional<LocalDate> told(Claim claim, InsuranceWeek week) {
        return timetable.told("SC-IN-01", "SC-OUT-01", claim.claimantId(), week.knownOn());
    }

    private Optional<LocalDate> told(Claim claim, Employment record) {
        return timetable.told("SC-IN-02", "SC-OUT-01", claim.claimantId(), record.issuedOn());
    }
}
