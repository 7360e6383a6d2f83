package qpip.exchange.simulation.town;

import java.util.ArrayList;
import java.util.List;
import qpip.exchange.register.Sex;
import qpip.exchange.simulation.Chance;
import qpip.exchange.simulation.Names;

/** Names as a whole town has them: the frequent ones frequent, and a long tail that a few families have. */
final class TownNames {

    private static final int RARE_SURNAMES = 20_000;
    private static final int RARE_GIVEN = 4_000;
    private static final List<String> SYLLABLES = List.of(
            "Ba", "Bel", "Bou", "Char", "Co", "Dan", "De", "Du", "Fer", "Fon", "Gau", "Gri", "Hu", "Jo", "La", "Lan",
            "Le", "Lo", "Mar", "Mi", "Mon", "Na", "No", "Pel", "Pi", "Quin", "Ra", "Ri", "Ro", "Sa", "Si", "Tan", "Te",
            "Thi", "Tre", "Val", "Ver", "Vi");
    private static final List<String> ENDINGS =
            List.of("ard", "eau", "er", "et", "ier", "in", "ot", "on", "y", "elle", "ais", "oux", "ac", "ault");
    private static final List<String> GIVEN_ENDINGS =
            List.of("a", "e", "ie", "o", "in", "ine", "an", "elle", "el", "is", "ya", "ane", "or", "ia");

    private final List<String> surnames;
    private final List<String> given;

    TownNames() {
        this.surnames = made("surname", RARE_SURNAMES, ENDINGS);
        this.given = made("given", RARE_GIVEN, GIVEN_ENDINGS);
    }

    /** NB: the same in every town, whatever its seed, as the names of a country are. */
    private static List<String> made(String what, int count, List<String> endings) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Chance chance = Chance.of(1, what, i);
            StringBuilder name = new StringBuilder(chance.oneOf(SYLLABLES));
            for (int more = chance.between(0, 2); more > 0; more--) {
                name.append(chance.oneOf(SYLLABLES).toLowerCase(java.util.Locale.ROOT));
            }
            made.add(name.append(chance.oneOf(endings)).toString());
        }
        return List.copyOf(made);
    }

    String surname(Chance chance) {
        return chance.happens(6_000) ? Names.surname(chance) : surnames.get(skewed(chance, surnames.size()));
    }

    String given(Sex sex, Chance chance) {
        if (chance.happens(1_500)) {
            return given.get(skewed(chance, given.size()));
        }
        String name = Names.given(sex, chance);
        boolean simple = name.indexOf('-') < 0;
        return simple && chance.happens(800) ? (sex == Sex.M ? "Jean-" : "Marie-") + name : name;
    }

    /** Low numbers more often: the square of an even chance. */
    private static int skewed(Chance chance, int size) {
        long one = chance.below(size);
        return (int) (one * chance.below(size) / size);
    }
}
