package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.Event;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Person;
import qpip.exchange.register.WeekStatus;

/**
 * One event with its parents, children and claims, and what is hidden in it. The first parent is the one who gave
 * birth, or the first of those who adopt; leaves are in the order of the claims. {@code changedOn} is the day of the
 * hidden change, if there is one.
 */
record Household(
        int index,
        Optional<Plant> plant,
        Event event,
        Optional<Person> firstParent,
        Optional<Person> secondParent,
        List<Person> children,
        List<Person> others,
        List<Claim> claims,
        List<Leave> leaves,
        List<Declaration> declarations,
        List<Adjustment> adjustments,
        List<Payment> payments,
        List<InsuranceWeek> insured,
        List<Employment> employments,
        LocalDate changedOn) {

    boolean has(Plant wanted) {
        return plant.filter(wanted::equals).isPresent();
    }

    /** The event, twice where it was entered twice. */
    List<Event> events() {
        return plant.map(hidden -> hidden.events(event)).orElse(List.of(event));
    }

    /** All that the register holds: parents, then children, then others who have something in common with them. */
    List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        firstParent.ifPresent(persons::add);
        secondParent.ifPresent(persons::add);
        persons.addAll(children);
        persons.addAll(others);
        return persons;
    }

    /** The claim that a plant is about, unless it is about all. */
    Claim claim() {
        return claims.get(0);
    }

    /** A claim as our register has it on that night. */
    Claim asOf(Claim claim, LocalDate night) {
        boolean closed =
                plant.filter(Plant::closes).isPresent() && claim.id() == claim().id() && !changedOn.isAfter(night);
        return closed ? Claims.like(claim).as(ClaimStatus.CLOSED).claim() : claim;
    }

    Person person(long id) {
        return persons().stream()
                .filter(person -> person.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no person " + id + " in household " + index));
    }

    Person claimant() {
        return person(claim().claimantId());
    }

    /** The parent who doesn't hold the first claim. */
    Optional<Person> otherThanClaimant() {
        return firstParent.filter(person -> person.id() == claim().claimantId()).isPresent()
                ? secondParent
                : firstParent;
    }

    /** The payments that are told of in that exchange. */
    List<Payment> payments(String extract) {
        return payments.stream().filter(payment -> payment.toldBy(extract)).toList();
    }

    /** What was declared before that night. */
    List<Declaration> declarations(LocalDate night) {
        return declarations.stream()
                .filter(declaration -> declaration.declaredOn().isBefore(night))
                .toList();
    }

    /** Whether what the register holds of the claims differs between two nights. */
    boolean changed(LocalDate one, LocalDate other) {
        return !declarations(one).equals(declarations(other))
                || claims.stream()
                        .anyMatch(claim -> !weeks(claim, one).equals(weeks(claim, other))
                                || !asOf(claim, one).equals(asOf(claim, other)));
    }

    /** The weeks of a claim: paid those that ended before the night, planned the others. */
    List<BenefitWeek> weeks(Claim claim, LocalDate night) {
        Leave leave = leaves.get(claims.indexOf(claim));
        List<BenefitWeek> weeks = new ArrayList<>(leave.weeks());
        LocalDate sunday = leave.start();
        for (Leave.Stretch stretch : leave.stretches()) {
            BigDecimal benefit = Leave.benefit(
                    claim.averageWeeklyEarnings(),
                    stretch.percent(),
                    claim.plan(),
                    claim.lowIncomeRule() == LowIncomeRule.INDIVIDUAL_2021,
                    leave.start());
            for (int i = 0; i < stretch.weeks(); i++) {
                weeks.add(week(claim, sunday, stretch, benefit, night));
                sunday = sunday.plusWeeks(1);
            }
        }
        return weeks;
    }

    boolean open() {
        return claim().status() == ClaimStatus.OPEN;
    }

    private BenefitWeek week(
            Claim claim, LocalDate sunday, Leave.Stretch stretch, BigDecimal benefit, LocalDate night) {
        WeekStatus status = sunday.plusDays(6).isBefore(night) ? WeekStatus.PAID : WeekStatus.PLANNED;
        for (Adjustment adjustment : adjustments) {
            if (adjustment.claimId() == claim.id()
                    && adjustment.sunday().equals(sunday)
                    && !adjustment.since().isAfter(night)) {
                BigDecimal income = adjustment.declaredIncome();
                return new BenefitWeek(
                        sunday,
                        stretch.type(),
                        adjustment.status(),
                        benefit,
                        income,
                        deduction(claim.averageWeeklyEarnings(), benefit, income));
            }
        }
        return new BenefitWeek(sunday, stretch.type(), status, benefit, ZERO, ZERO);
    }

    /** Since 2020-10-29, income above earnings less benefit is deducted, and never more than the benefit. */
    static BigDecimal deduction(BigDecimal earnings, BigDecimal benefit, BigDecimal income) {
        return income.subtract(earnings.subtract(benefit)).max(ZERO).min(benefit);
    }

    static final BigDecimal ZERO = new BigDecimal("0.00");
}
