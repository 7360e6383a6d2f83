package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.WeekStatus;

/** Works out from the plants what must be found, a second time beside the rules: by the law's words alone. */
final class Expectations {

    private static final BigDecimal HIGH_TOTAL = new BigDecimal("1000.00");
    private static final BigDecimal MATERIAL_TOTAL = new BigDecimal("100.00");

    private final Quebec quebec;
    private final LocalDate firstNight;
    private final CivilStatusView civilStatus;

    Expectations(Quebec quebec) {
        this.quebec = quebec;
        this.firstNight = quebec.settings().firstNight();
        this.civilStatus = new CivilStatusView(quebec);
    }

    List<Expectation> all() {
        List<Expectation> all = new ArrayList<>();
        for (Household household : quebec.households()) {
            household.plant().ifPresent(plant -> {
                for (Claim claim : claims(household, plant)) {
                    all.add(expectation(household, plant, claim));
                }
            });
        }
        return all;
    }

    private static List<Claim> claims(Household household, Plant plant) {
        return switch (plant.on()) {
            case FIRST -> List.of(household.claim());
            case SECOND -> List.of(household.claims().get(1));
            case EVERY, WEEKS, GAVE_BIRTH, DECEASED -> household.claims();
        };
    }

    private Expectation expectation(Household household, Plant plant, Claim claim) {
        LocalDate night = plant.rule().equals("R26") || plant.rule().equals("R27")
                ? quebec.settings().night(civilStatus.nightOfDeath(household))
                : firstNight;
        Optional<String> severity = plant.severity();
        Optional<BigDecimal> impact = Optional.empty();
        boolean favourable = plant.favourable();
        if (plant.indemnity() && severity.isPresent()) {
            BigDecimal amount = impact(household, claim);
            severity = severity(amount);
            impact = Optional.of(amount);
        } else if (plant.on() == Plant.On.WEEKS && !weeksAfter(household, claim)) {
            severity = Optional.empty();
        } else if (plant.on() == Plant.On.GAVE_BIRTH && claim.role() != ParentRole.GAVE_BIRTH) {
            severity = Optional.empty();
        } else if (plant.on() == Plant.On.DECEASED
                && claim.id() != household.claim().id()) {
            severity = Optional.of("INFO");
            favourable = true;
        }
        return new Expectation(
                night,
                plant.rule(),
                claim.id(),
                person(household, plant, claim),
                severity.isPresent(),
                severity,
                impact,
                favourable && severity.isPresent(),
                plant.why(),
                plant.code());
    }

    private static long person(Household household, Plant plant, Claim claim) {
        return switch (plant) {
            case CHILD_DIED, CHILD_DIED_EARLY, CHILD_DIED_DECLARED, TWIN_DIED ->
                household.children().get(0).id();
            case OTHER_PARENT_DIED, OTHER_PARENT_DIED_DECLARED ->
                household.otherThanClaimant().orElseThrow().id();
            case CLAIMANT_DIED -> household.claimant().id();
            default -> claim.claimantId();
        };
    }

    private static Optional<String> severity(BigDecimal impact) {
        if (impact.compareTo(MATERIAL_TOTAL) < 0) {
            throw new IllegalStateException("a planted indemnity must be material, not " + impact);
        }
        return Optional.of(impact.compareTo(HIGH_TOTAL) >= 0 ? "HIGH" : "MEDIUM");
    }

    /** What was paid too much in the paid weeks, as the indemnities are income (LAP, rules since 2020-10-29). */
    BigDecimal impact(Household household, Claim claim) {
        BigDecimal total = Household.ZERO;
        for (BenefitWeek week : household.weeks(claim, firstNight)) {
            if (week.status() == WeekStatus.PAID) {
                long indemnity = Payment.standing(household.payments()).stream()
                        .filter(payment -> !payment.toEmployer())
                        .mapToLong(payment -> payment.centsIn(week.sunday()))
                        .sum();
                BigDecimal income = week.declaredIncome().add(BigDecimal.valueOf(Math.max(0, indemnity), 2));
                BigDecimal due = Household.deduction(claim.averageWeeklyEarnings(), week.benefit(), income);
                total = total.add(due.subtract(week.deduction()));
            }
        }
        return total;
    }

    /**
     * Whether weeks that need the child's presence follow the end of payment (LAP s. 14): the second week after the
     * week of death, or the week of death itself where two maternity weeks or more remain.
     */
    private boolean weeksAfter(Household household, Claim claim) {
        LocalDate weekOfDeath = Leaves.sunday(household.changedOn());
        List<BenefitWeek> weeks = household.weeks(claim, firstNight);
        long maternity = weeks.stream()
                .filter(week -> week.type() == BenefitType.MAT && week.sunday().isAfter(weekOfDeath))
                .count();
        LocalDate lastDay = weekOfDeath.plusDays(6).plusWeeks(maternity >= 2 ? 0 : 2);
        return weeks.stream()
                .anyMatch(
                        week -> week.type() != BenefitType.MAT && week.sunday().isAfter(lastDay));
    }
}
