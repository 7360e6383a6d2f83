package qpip.exchange.simulation.town;

import qpip.exchange.register.Sex;

/**
 * One person of the town.
 *
 * @param household its number
 * @param member its place in the household: 1 and 2 the adults, from 3 on the children
 * @param marriedName the spouse's surname, if it is used; else empty
 * @param born yyyymmdd
 * @param number counts all persons, for identifiers
 */
record Townsman(
        long household,
        int member,
        String surname,
        String marriedName,
        String given,
        String second,
        int born,
        Sex sex,
        String postcode,
        long number) {

    String id() {
        return household + "-" + member;
    }

    Townsman named(String other) {
        return new Townsman(household, member, surname, marriedName, other, second, born, sex, postcode, number);
    }

    Townsman livingAt(String other) {
        return new Townsman(household, member, surname, marriedName, given, second, born, sex, other, number);
    }
}
