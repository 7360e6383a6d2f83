package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import qpip.exchange.register.Claim;

/** Which weeks employment insurance paid to the claimant of a household. */
final class Insurance {

    /** Of ten thousand claims, some weeks without work in the qualifying period. */
    private static final int ORDINARY = 250;

    private final Household household;
    private final Claim claim;
    private final PaidWeeks paid;
    private final Settings settings;
    private final Chance chance;
    private int weeks;

    Insurance(Household household, PaidWeeks paid, Settings settings, Chance chance) {
        this.household = household;
        this.claim = household.claim();
        this.paid = paid;
        this.settings = settings;
        this.chance = chance;
    }

    List<InsuranceWeek> planted(ServiceCanadaPlant plant) {
        return switch (plant) {
            case EI_SAME_EVENT -> inBenefitWeeks("MAT", "PD", 3);
            case EI_SAME_EVENT_REVERSED -> reversedLater(inBenefitWeeks("MAT", "PD", 3), 0);
            case EI_EARLIER_CHILD -> inQualifyingPeriod("MAT", 5);
            case EI_SAME_WEEKS -> inBenefitWeeks("REG", "PD", 4);
            case EI_ONE_WEEK -> inBenefitWeeks("SICK", "PD", 1);
            case EI_REVERSED_LATER -> reversedLater(inBenefitWeeks("REG", "PD", 4), 1);
            case EI_WAITING -> inBenefitWeeks("REG", "WP", 2);
            case EI_REFUSED -> inBenefitWeeks("REG", "DQ", 2);
            case EI_DECLARED -> inBenefitWeeks("REG", "PD", 2);
            case EI_AFTER_PLAN -> weeks("MAT", afterLeave(), "PD", 3, 48_000);
            case EI_REVERSED_BEFORE -> {
                List<InsuranceWeek> told = inBenefitWeeks("PARE", "PD", 3);
                yield with(told, week -> week.reversed(week.sunday().plusDays(20)));
            }
            case EI_EVENT_DECLARED -> inBenefitWeeks("MAT", "PD", 3);
            case EI_ANTEDATED ->
                inBenefitWeeks("REG", "PD", 4).stream()
                        .map(week -> week.since(settings.night(5)))
                        .toList();
            case EI_CORRECTED_LATER -> {
                List<InsuranceWeek> told = inBenefitWeeks("COMP", "PD", 3);
                yield with(told, week -> week.corrected(week.cents() - 12_300, settings.night(10)));
            }
            case EI_CANCELLED_LATER -> {
                List<InsuranceWeek> told = inBenefitWeeks("SICK", "PD", 3);
                yield with(told, week -> week.cancelled(settings.night(10)));
            }
            case EI_WEEK_AFTER -> weeks("REG", afterLeave(), "PD", 2, 48_000);
            case EI_PLAN_REVERSED -> inBenefitWeeks("REG", "PD", 2);
            case EI_EXTENDS, EI_EXTENDED -> inQualifyingPeriod("REG", 6);
            case EI_EXTENDED_MOST ->
                weeks("REG", claim.benefitPeriod().from().minusWeeks(103), "PD", 60, 100L * chance.between(300, 650));
            case EI_QUALIFYING_UNPAID ->
                weeks("REG", claim.benefitPeriod().from().minusWeeks(45), "DQ", 6, 0);
            default -> List.of();
        };
    }

    List<InsuranceWeek> ordinary() {
        return chance.happens(ORDINARY) ? inQualifyingPeriod("REG", chance.between(3, 12)) : List.of();
    }

    private List<InsuranceWeek> inBenefitWeeks(String type, String status, int count) {
        long cents = status.equals("PD") ? 100L * chance.between(300, 650) : 0;
        LocalDate first = paid.first().sunday();
        return weeks(type, first, status, count, cents);
    }

    private LocalDate afterLeave() {
        return paid.all().get(paid.all().size() - 1).sunday().plusWeeks(1);
    }

    /** Those told, then the next version of each. */
    private static List<InsuranceWeek> with(List<InsuranceWeek> told, UnaryOperator<InsuranceWeek> next) {
        return Stream.concat(told.stream(), told.stream().map(next)).toList();
    }

    /** Long before the sixteenth week before the event. */
    private List<InsuranceWeek> inQualifyingPeriod(String type, int count) {
        LocalDate first = claim.benefitPeriod().from().minusWeeks(45);
        return weeks(type, first, "PD", count, 100L * chance.between(300, 650));
    }

    private List<InsuranceWeek> weeks(String type, LocalDate first, String status, int count, long cents) {
        List<InsuranceWeek> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate sunday = first.plusWeeks(i);
            all.add(new InsuranceWeek(
                    String.format(Locale.ROOT, "EI%09dW%04d", household.index() + 1, ++weeks),
                    1,
                    type,
                    first.minusWeeks(1),
                    sunday,
                    status,
                    cents,
                    sunday.plusDays(9),
                    false));
        }
        return all;
    }

    /** All but the last ones kept are reversed when all were told: the week after the next. */
    private List<InsuranceWeek> reversedLater(List<InsuranceWeek> told, int kept) {
        List<InsuranceWeek> all = new ArrayList<>(told);
        told.subList(0, told.size() - kept).forEach(week -> all.add(week.reversed(settings.night(10))));
        return all;
    }
}
