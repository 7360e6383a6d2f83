package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.WeekStatus;

/**
 * What should come of the indemnities that were paid to the first claimant of a household: rule by rule, night by
 * night, as partners tell of them.
 */
final class PaymentExpectations {

    private static final int WEEKS_BEFORE_DELIVERY = 4;
    private static final String TAKEN_BACK = "what was paid was corrected or taken back";

    private final Settings settings;
    private final Timetable timetable;

    PaymentExpectations(Settings settings, Timetable timetable) {
        this.settings = settings;
        this.timetable = timetable;
    }

    /** What each rule should find on some night; what must not be found is told for the plant's own rule. */
    List<Expectation> of(Household household) {
        Plant plant = household.plant().orElseThrow();
        Claim claim = household.claim();
        TreeSet<LocalDate> news = new TreeSet<>();
        household.payments().forEach(payment -> night(household, payment).ifPresent(news::add));
        List<Expectation> all = new ArrayList<>();
        for (String rule : List.of("R15", "R16", "R17", "R18", "R20", "R21")) {
            boolean hidden = rule.equals(plant.rule());
            Phases phases = new Phases();
            if (!hidden || plant.severity().isPresent()) {
                nights(rule, news)
                        .forEach(night -> phases.from(night, standing(rule, household, claim, night), TAKEN_BACK));
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
        return all;
    }

    /** What partners other than the SAAQ paid too much, by week, as far as they have told by that night. */
    SortedMap<LocalDate, BigDecimal> impact(Household household, Claim claim, LocalDate night) {
        return impact(household, claim, night, payment -> !automobile(payment));
    }

    /**
     * Nights on which a partner tells something, and those on which the rule looks again at what our own register
     * changed: weeks that are paid by then, or were taken back.
     */
    private SortedSet<LocalDate> nights(String rule, SortedSet<LocalDate> news) {
        SortedSet<LocalDate> nights = new TreeSet<>(news);
        settings.firstNight()
                .datesUntil(settings.lastNight().plusDays(1))
                .filter(night -> news.stream().anyMatch(told -> told.isBefore(night)))
                .filter(night -> extracts(rule).stream().anyMatch(extract -> timetable.due(extract, night)))
                .forEach(nights::add);
        return nights;
    }

    /** The extracts with which the rule is asked. */
    private static List<String> extracts(String rule) {
        return switch (rule) {
            case "R15", "R20" -> List.of("CN-IN-01", "CN-IN-02", "SA-IN-01");
            case "R18" -> List.of("CN-IN-01", "CN-IN-02");
            case "R21" -> List.of("SA-IN-01");
            default -> List.of("CN-IN-02");
        };
    }

    private Optional<Phase.Standing> standing(String rule, Household household, Claim claim, LocalDate night) {
        return switch (rule) {
            case "R15" -> Impacts.standing(impact(household, claim, night));
            case "R16" -> paidTwice(household, claim, night);
            case "R17" -> paidTooLong(household, claim, night);
            case "R18" -> lengthens(household, claim, night, payment -> !automobile(payment));
            case "R20" -> Impacts.standing(added(household, claim, night));
            case "R21" -> lengthens(household, claim, night, PaymentExpectations::automobile);
            default -> throw new IllegalArgumentException(rule + " is not about payments");
        };
    }

    private SortedMap<LocalDate, BigDecimal> impact(
            Household household, Claim claim, LocalDate night, Predicate<Payment> counts) {
        List<Payment> income = told(household, night).stream()
                .filter(payment -> !payment.toEmployer() && !pregnancy(payment))
                .filter(counts)
                .toList();
        return Impacts.ofIncome(
                household,
                claim,
                night,
                sunday -> income.stream()
                        .mapToLong(payment -> payment.centsIn(sunday))
                        .sum());
    }

    /** What the SAAQ adds to what others paid too much. */
    private SortedMap<LocalDate, BigDecimal> added(Household household, Claim claim, LocalDate night) {
        SortedMap<LocalDate, BigDecimal> others = impact(household, claim, night);
        SortedMap<LocalDate, BigDecimal> added = new TreeMap<>();
        impact(household, claim, night, payment -> true).forEach((sunday, all) -> {
            BigDecimal more = all.subtract(others.getOrDefault(sunday, Household.ZERO));
            if (more.signum() != 0) {
                added.put(sunday, more);
            }
        });
        return added;
    }

    /** Weeks of maternity for which the CNESST paid, too: the smaller of the two was paid twice. */
    private Optional<Phase.Standing> paidTwice(Household household, Claim claim, LocalDate night) {
        SortedMap<LocalDate, BigDecimal> twice = new TreeMap<>();
        for (BenefitWeek week : household.weeks(claim, night)) {
            if (week.status() == WeekStatus.PAID && week.type() == BenefitType.MAT) {
                long cents = told(household, night).stream()
                        .filter(PaymentExpectations::pregnancy)
                        .mapToLong(payment -> payment.centsIn(week.sunday()))
                        .sum();
                if (cents > 0) {
                    twice.put(
                            week.sunday(),
                            BigDecimal.valueOf(cents, 2).min(week.benefit().subtract(week.deduction())));
                }
            }
        }
        return twice.isEmpty() ? Optional.empty() : Optional.of(Phase.Standing.of("HIGH", twice, false));
    }

    /** Paid in the fourth week before the one expected last, or later, and not taken back. */
    private Optional<Phase.Standing> paidTooLong(Household household, Claim claim, LocalDate night) {
        List<Payment> withdrawals = told(household, night).stream()
                .filter(PaymentExpectations::pregnancy)
                .toList();
        boolean tooLong = claim.role() == ParentRole.GAVE_BIRTH
                && withdrawals.stream()
                        .max(Comparator.comparing(Payment::knownOn).thenComparing(Payment::version))
                        .flatMap(Payment::withdrawal)
                        .flatMap(Payment.Withdrawal::expectedDelivery)
                        .map(expected -> Leaves.sunday(expected).minusWeeks(WEEKS_BEFORE_DELIVERY))
                        .filter(limit -> withdrawals.stream()
                                        .filter(payment -> !payment.to().isBefore(limit))
                                        .mapToLong(Payment::cents)
                                        .sum()
                                > 0)
                        .isPresent();
        return tooLong ? Optional.of(Phase.Standing.of("MEDIUM", false)) : Optional.empty();
    }

    /** More whole weeks of indemnity in the qualifying period than it was lengthened by. */
    private Optional<Phase.Standing> lengthens(
            Household household, Claim claim, LocalDate night, Predicate<Payment> counts) {
        List<Payment> payments = told(household, night).stream().filter(counts).toList();
        return Impacts.indemnified(payments, claim).size() > claim.qualifyingExtensionWeeks()
                ? Optional.of(Phase.Standing.of("INFO", true))
                : Optional.empty();
    }

    private static boolean automobile(Payment payment) {
        return payment.toldBy("SA-IN-01");
    }

    private static boolean pregnancy(Payment payment) {
        return payment.withdrawal().filter(Payment.Withdrawal::pregnancy).isPresent();
    }

    /** The payments that count by that night. */
    private Collection<Payment> told(Household household, LocalDate night) {
        return Payment.standing(household.payments().stream()
                .filter(payment -> night(household, payment)
                        .filter(on -> !on.isAfter(night))
                        .isPresent())
                .toList());
    }

    /** The night on which a partner tells of the payment. */
    private Optional<LocalDate> night(Household household, Payment payment) {
        String question = automobile(payment) ? "SA-OUT-01" : "CN-OUT-01";
        return timetable.told(payment.extract(), question, household.claim().claimantId(), payment.knownOn());
    }
}
