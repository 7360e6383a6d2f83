package qpip.exchange.simulation.town;

import java.util.ArrayList;
import java.util.List;
import qpip.exchange.register.Sex;
import qpip.exchange.simulation.Chance;

/**
 * Who lives together: couples, children, twins, and grown sons who have their father's name. A household is made from
 * its number alone, so that none has to be kept.
 */
final class Households {

    /** A household has at most so many members, numbered from 1. */
    static final int MEMBERS_MOST = 8;

    private static final String LETTERS = "ABCEGHJKLMNPRSTVWXYZ";
    private static final String DISTRICTS = "GHJ";
    private static final int HOUSEHOLDS_A_POSTCODE = 12;

    private final long seed;
    private final TownNames names = new TownNames();

    Households(long seed) {
        this.seed = seed;
    }

    List<Townsman> members(long household) {
        Chance chance = Chance.of(seed, "household", household);
        List<Townsman> members = new ArrayList<>();
        String postcode = postcode(household / HOUSEHOLDS_A_POSTCODE);
        int year = chance.between(1962, 2004);
        Townsman mother = adult(household, 1, Sex.F, year, postcode, chance);
        boolean couple = chance.happens(7_500);
        Townsman father = adult(household, 2, Sex.M, year - chance.between(-3, 9), postcode, chance);
        members.add(couple && chance.happens(2_000) ? married(mother, father.surname()) : mother);
        if (couple) {
            members.add(father);
        }
        children(members, mother, father, couple, chance);
        return members;
    }

    private void children(List<Townsman> members, Townsman mother, Townsman father, boolean couple, Chance chance) {
        int count = chance.oneOf(List.of(0, 0, 0, 1, 1, 2, 2, 3));
        int year = mother.born() / 10_000 + chance.between(22, 34);
        for (int child = 0; child < count && year <= 2026; child++) {
            Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
            Townsman one = child(mother, couple ? father : mother, next(members), sex, day(year, chance), chance);
            members.add(one);
            if (child == 0 && chance.happens(600)) {
                members.add(twin(one, next(members), chance));
            }
            year += chance.between(1, 5);
        }
        if (couple && chance.happens(150)) {
            members.add(namesake(father, next(members), chance));
        }
    }

    /** The first child's place is 3, whether there are one or two adults. */
    private static int next(List<Townsman> members) {
        return Math.max(3, members.get(members.size() - 1).member() + 1);
    }

    private Townsman adult(long household, int member, Sex sex, int year, String postcode, Chance chance) {
        return new Townsman(
                household,
                member,
                names.surname(chance),
                "",
                names.given(sex, chance),
                chance.happens(3_000) ? names.given(sex, chance) : "",
                day(year, chance),
                sex,
                postcode,
                household * MEMBERS_MOST + member - 1);
    }

    private static Townsman married(Townsman one, String surname) {
        return new Townsman(
                one.household(),
                one.member(),
                one.surname(),
                surname,
                one.given(),
                one.second(),
                one.born(),
                one.sex(),
                one.postcode(),
                one.number());
    }

    private Townsman child(Townsman mother, Townsman other, int member, Sex sex, int born, Chance chance) {
        return new Townsman(
                mother.household(),
                member,
                chance.happens(8_500) ? other.surname() : mother.surname(),
                "",
                names.given(sex, chance),
                chance.happens(5_000) ? names.given(sex, chance) : "",
                born,
                sex,
                mother.postcode(),
                mother.household() * MEMBERS_MOST + member - 1);
    }

    /** The same birth; in one case of three a name that begins alike. */
    private Townsman twin(Townsman first, int member, Chance chance) {
        Sex sex = chance.happens(7_000) ? first.sex() : first.sex() == Sex.F ? Sex.M : Sex.F;
        String given = names.given(sex, chance);
        for (int i = 0;
                i < 40
                        && (given.equals(first.given())
                                || chance.happens(3_300)
                                        && given.charAt(0) != first.given().charAt(0));
                i++) {
            given = names.given(sex, chance);
        }
        return new Townsman(
                first.household(),
                member,
                first.surname(),
                "",
                given.equals(first.given()) ? given + "-" + names.given(sex, chance) : given,
                "",
                first.born(),
                sex,
                first.postcode(),
                first.household() * MEMBERS_MOST + member - 1);
    }

    private static Townsman namesake(Townsman father, int member, Chance chance) {
        return new Townsman(
                father.household(),
                member,
                father.surname(),
                "",
                father.given(),
                father.second(),
                day(father.born() / 10_000 + chance.between(19, 30), chance),
                Sex.M,
                father.postcode(),
                father.household() * MEMBERS_MOST + member - 1);
    }

    private static int day(int year, Chance chance) {
        return year * 10_000 + chance.between(1, 12) * 100 + chance.between(1, 28);
    }

    static String postcode(long number) {
        Chance chance = Chance.of(7, "postcode", number);
        return "" + DISTRICTS.charAt(chance.below(DISTRICTS.length())) + chance.between(1, 9) + letter(chance)
                + chance.below(10) + letter(chance) + chance.below(10);
    }

    private static char letter(Chance chance) {
        return LETTERS.charAt(chance.below(LETTERS.length()));
    }
}
