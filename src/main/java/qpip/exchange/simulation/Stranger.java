package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.register.Sex;

/** Somebody of the population who is not on our register; invented anew each time, never kept. */
record Stranger(String surname, List<String> given, Sex sex, LocalDate born, String postalCode) {

    static Stranger of(Chance chance, Sex sex, LocalDate from, int ageDaysMin, int ageDaysMax) {
        List<String> given = chance.happens(3_000)
                ? List.of(Names.given(sex, chance), Names.given(sex, chance))
                : List.of(Names.given(sex, chance));
        LocalDate born = from.minusDays(chance.between(ageDaysMin, ageDaysMax));
        return new Stranger(
                Names.surname(chance),
                given,
                sex,
                born,
                Places.address(born, chance).postalCode());
    }

    /** Of an age to become a parent. */
    static Stranger parent(Chance chance, Sex sex, LocalDate event) {
        return of(chance, sex, event, 20 * 365, 42 * 365);
    }
}
