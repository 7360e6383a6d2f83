package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;
import qpip.exchange.register.EventType;

/** What happened to a household: which event, when, where, with how many children, and whether one parent is alone. */
record Story(EventType type, LocalDate date, boolean past, String province, int children, boolean alone, boolean old) {

    /** Claims filed before 2021-09-26 fall under the family increase; the cohort of them is closed. */
    private static final LocalDate OLD_COHORT = LocalDate.of(2020, 11, 15);

    static Story of(Shape shape, Optional<Plant> plant, LocalDate firstNight, Chance chance) {
        return plant.map(hidden -> planted(hidden, shape, firstNight, chance))
                .orElseGet(() -> ordinary(shape, firstNight, chance));
    }

    /** The same on another day. */
    Story on(LocalDate day) {
        return new Story(type, day, past, province, children, alone, old);
    }

    /** The same as an event of another type. */
    Story as(EventType other) {
        return new Story(other, date, past, province, children, alone, old);
    }

    /** The same elsewhere. */
    Story in(String other) {
        return new Story(type, date, past, other, children, alone, old);
    }

    /** The same with that many children. */
    Story of(int many) {
        return new Story(type, date, past, province, many, alone, old);
    }

    /** The same before 2020-10-29, when income was deducted by other rules. */
    Story ancient(Chance chance) {
        return new Story(
                type, LocalDate.of(2020, 3, 15).plusDays(chance.between(0, 40)), past, province, children, alone, true);
    }

    /** The same in the cohort whose claims are closed. */
    Story old(Chance chance) {
        return new Story(type, OLD_COHORT.plusDays(chance.between(0, 250)), past, province, children, alone, true);
    }

    private static Story planted(Plant plant, Shape shape, LocalDate firstNight, Chance chance) {
        int age = chance.between(plant.planted().ageMin(), plant.planted().ageMax());
        boolean alone = plant.alone() && shape == Shape.MOTHER;
        Story told = new Story(EventType.BIRTH, firstNight.minusDays(age), true, "QC", 1, alone, false);
        return plant.story(told, chance);
    }

    private static Story ordinary(Shape shape, LocalDate firstNight, Chance chance) {
        int draw = chance.below(10_000);
        EventType type = EventType.BIRTH;
        if (draw < 80 && shape == Shape.MOTHER) {
            type = EventType.TERMINATION;
        } else if (draw < 200) {
            type = EventType.ADOPTION;
        } else if (draw < 225 && shape == Shape.BOTH) {
            type = EventType.SURROGACY;
        }
        int age = chance.between(-42, 450);
        boolean old = type == EventType.BIRTH && chance.happens(60);
        // The days just before the first night are left out: their births may or may not have been declared.
        int settled = age >= 0 && age < 3 || type == EventType.TERMINATION && age < 3 ? age + 10 : age;
        LocalDate date =
                old ? OLD_COHORT.plusDays(chance.between(0, 250)) : firstNight.minusDays(Math.max(settled, -42));
        boolean past = date.isBefore(firstNight);
        if (type == EventType.TERMINATION && !past) {
            date = firstNight.minusDays(20);
            past = true;
        }
        String province = "QC";
        if (type == EventType.BIRTH) {
            province = chance.happens(100) ? "XX" : chance.happens(100) ? "ON" : "QC";
        }
        int children = type == EventType.TERMINATION ? 0 : plurality(type, chance);
        boolean alone = type == EventType.TERMINATION || shape == Shape.MOTHER && chance.happens(3_500);
        return new Story(type, date, past, province, children, alone, old);
    }

    private static int plurality(EventType type, Chance chance) {
        if (type == EventType.SURROGACY || !chance.happens(300)) {
            return 1;
        }
        return chance.happens(300) ? 3 : 2;
    }
}
