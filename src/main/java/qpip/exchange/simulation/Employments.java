package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.register.Claim;

/** Which records of employment there are of the claimant of a household. */
final class Employments {

    /** Of ten thousand claims whose benefits began, those for which the employer has issued a record. */
    private static final int ORDINARY = 3_000;

    private final Household household;
    private final LocalDate start;
    private final PaidWeeks paid;
    private final Settings settings;
    private final Chance chance;
    private int records;

    Employments(Household household, PaidWeeks paid, Settings settings, Chance chance) {
        Claim claim = household.claim();
        this.household = household;
        this.start = claim.benefitPeriod().from();
        this.paid = paid;
        this.settings = settings;
        this.chance = chance;
    }

    List<Employment> planted(ServiceCanadaPlant plant) {
        return switch (plant) {
            case ROE_WORK -> List.of(newJob(1, above(8_000, 40_000)));
            case ROE_WORK_LARGE -> List.of(newJob(3, above(25_000, 40_000)));
            case ROE_NEEDS_EVIDENCE -> List.of(newJob(1, above(8_000, 30_000)));
            case ROE_AMENDED_LATER -> {
                Employment first = newJob(1, above(8_000, 40_000));
                yield List.of(first, first.amended(serial(), pays(1, 0), settings.night(10)));
            }
            case ROE_CANCELLED_LATER -> {
                Employment first = newJob(1, above(8_000, 40_000));
                yield List.of(first, first.cancelled(settings.night(10)));
            }
            case ROE_WORK_MONTH -> List.of(month());
            case ROE_TWO_EMPLOYERS -> {
                long below = 2 * (paid.exemption(paid.first()) * 2 / 3);
                yield List.of(newJob(1, below), elsewhere(newJob(1, below)));
            }
            case ROE_ABOVE_DECLARED -> List.of(newJob(1, above(8_000, 30_000)));
            case ROE_LATER -> List.of(issued(newJob(1, above(8_000, 40_000)), settings.night(6)));
            case ROE_AMENDED_LESS -> {
                Employment first = newJob(1, above(30_000, 40_000));
                yield List.of(first, first.amended(serial(), pays(1, above(6_000, 9_000)), settings.night(10)));
            }
            case ROE_CANCELLED_BEFORE -> {
                Employment first = newJob(1, above(8_000, 40_000));
                yield List.of(first, first.cancelled(first.issuedOn().plusDays(3)));
            }
            case ROE_BELOW_EXEMPTION -> List.of(newJob(1, 2 * (paid.exemption(paid.first()) / 2)));
            case ROE_IMMATERIAL -> List.of(newJob(1, above(3_000, 4_000)));
            case ROE_PLAN_REVERSED -> List.of(newJob(1, above(8_000, 40_000)));
            case ROE_SEVERANCE -> List.of(stopped(1, "A00", Optional.of(new Employment.Other("SEVR", 900_000))));
            case ROE_DAY_BEFORE -> List.of(ending(start.plusDays(13), "E00", 1));
            case ROE_TOP_UP -> List.of(stopped(1, "F00", Optional.of(new Employment.Other("TOPU", 250_000))));
            case ROE_VACATION -> List.of(stopped(1, "F00", Optional.of(new Employment.Other("VACP", 180_000))));
            case ROE_BEFORE -> List.of(ending(start.plusDays(8), "F00", 1));
            case ROE_DECLARED -> List.of(newJob(1, 140_000));
            case ROE_NO_INTERRUPTION, ROE_REDUCED, ROE_SELF_EMPLOYED -> List.of(ending(start.plusDays(30), "E00", 1));
            case ROE_LATE ->
                List.of(
                        ending(start.plusDays(30), "E00", 1),
                        issued(stopped(2, "F00", Optional.empty()), settings.night(10)));
            case ROE_LEAVE -> List.of(ending(start.plusDays(30), "F00", 1));
            case ROE_SECOND_JOB -> List.of(ending(start.plusDays(30), "E00", 1), stopped(2, "F00", Optional.empty()));
            default -> List.of();
        };
    }

    /** The employment ended with the leave; the record comes some weeks later, at times on one of the nights. */
    List<Employment> ordinary() {
        if (start.isAfter(settings.lastNight()) || !chance.happens(ORDINARY)) {
            return List.of();
        }
        return List.of(issued(stopped(1, "F00", Optional.empty()), start.plusDays(chance.between(5, 40))));
    }

    private Employment stopped(int employer, String reason, Optional<Employment.Other> other) {
        return record(
                employer, start.minusDays(chance.between(800, 3_000)), start.minusDays(2), reason, before(), other);
    }

    private Employment ending(LocalDate lastDayPaid, String reason, int employer) {
        return record(
                employer, start.minusDays(chance.between(800, 3_000)), lastDayPaid, reason, before(), Optional.empty());
    }

    /** The first calendar month that lies in paid weeks, whole; its pay is the same for each week that it touches. */
    private Employment month() {
        LocalDate from = paid.first().sunday().with(TemporalAdjusters.firstDayOfNextMonth());
        LocalDate to = from.with(TemporalAdjusters.lastDayOfMonth());
        int weeks = new Employment.Pay(from, to, 0).sundays().size();
        long cents = weeks * above(8_000, 15_000) / 2;
        return record(3, from, to, "A00", List.of(new Employment.Pay(from, to, cents)), Optional.empty());
    }

    /** The same at another employer. */
    private static Employment elsewhere(Employment record) {
        return new Employment(
                record.serial(),
                record.status(),
                record.amends(),
                record.employer() + 1,
                record.firstDayWorked(),
                record.lastDayPaid(),
                record.reason(),
                record.periods(),
                record.other(),
                record.issuedOn());
    }

    /** An employment that began with the benefits: each pay period is a fortnight of benefit weeks. */
    private Employment newJob(int periods, long centsAPeriod) {
        List<Employment.Pay> pays = pays(periods, centsAPeriod);
        return record(3, paid.first().sunday(), pays.get(pays.size() - 1).end(), "A00", pays, Optional.empty());
    }

    private List<Employment.Pay> pays(int periods, long cents) {
        List<Employment.Pay> pays = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            pays.add(Employment.Pay.fortnight(
                    paid.first().sunday().plusWeeks(2L * i).plusDays(13), cents));
        }
        return pays;
    }

    /** Two periods before the benefits, of which the last one ends in their first week. */
    private List<Employment.Pay> before() {
        long cents = 100L * chance.between(1_200, 2_400);
        return List.of(
                Employment.Pay.fortnight(start.plusDays(3), cents),
                Employment.Pay.fortnight(start.minusDays(11), cents));
    }

    /** Cents a fortnight that exceed the exemption by so much a week; even, so that a half is exact. */
    private long above(int from, int to) {
        return 2 * (paid.exemption(paid.first()) + chance.between(from, to));
    }

    private static Employment issued(Employment record, LocalDate day) {
        return new Employment(
                record.serial(),
                record.status(),
                record.amends(),
                record.employer(),
                record.firstDayWorked(),
                record.lastDayPaid(),
                record.reason(),
                record.periods(),
                record.other(),
                day);
    }

    private Employment record(
            int employer,
            LocalDate first,
            LocalDate last,
            String reason,
            List<Employment.Pay> pays,
            Optional<Employment.Other> other) {
        return new Employment(
                serial(), "O", Optional.empty(), employer, first, last, reason, pays, other, last.plusDays(5));
    }

    private String serial() {
        return String.format(Locale.ROOT, "W%07d%d", (household.index() + 1) % 10_000_000, ++records);
    }
}
