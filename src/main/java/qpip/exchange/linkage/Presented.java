package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.Sex;

/**
 * What a partner's record says of a person's identity; what the layout does not carry is empty. It never prints what it
 * holds.
 *
 * @param spouse the spouse's whole name in one field, as acts of death have it
 * @param parents of the person: acts of death of infants have them
 */
public record Presented(
        String surname,
        List<String> givenNames,
        Optional<String> usualName,
        BirthDate dateOfBirth,
        OptionalLong sin,
        Optional<String> nam,
        Optional<String> previousNam,
        Sex sex,
        String postalCode,
        String municipality,
        Optional<String> spouse,
        List<PresentedParent> parents) {

    public Presented {
        givenNames = List.copyOf(givenNames);
        parents = List.copyOf(parents);
    }

    /** A record that carries a name; the methods below add what else it carries. */
    public static Presented named(String surname, String... givenNames) {
        return new Presented(
                surname,
                List.of(givenNames),
                Optional.empty(),
                BirthDate.NOT_CARRIED,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Sex.UNKNOWN,
                "",
                "",
                Optional.empty(),
                List.of());
    }

    public static Presented unnamed() {
        return named("");
    }

    public Presented usually(String name) {
        return new Presented(
                surname,
                givenNames,
                Optional.of(name),
                dateOfBirth,
                sin,
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented born(LocalDate date) {
        return born(BirthDate.of(date));
    }

    public Presented born(BirthDate date) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                date,
                sin,
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented withSin(long number) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                OptionalLong.of(number),
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented withNam(String current, Optional<String> previous) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                sin,
                Optional.of(current),
                previous,
                sex,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented livingAt(String postalCode, String municipality) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                sin,
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented ofSex(Sex marker) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                sin,
                nam,
                previousNam,
                marker,
                postalCode,
                municipality,
                spouse,
                parents);
    }

    public Presented withSpouse(String wholeName) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                sin,
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                Optional.of(wholeName),
                parents);
    }

    public Presented childOf(PresentedParent... parents) {
        return new Presented(
                surname,
                givenNames,
                usualName,
                dateOfBirth,
                sin,
                nam,
                previousNam,
                sex,
                postalCode,
                municipality,
                spouse,
                List.of(parents));
    }

    boolean isNamed() {
        return !surname.isBlank() || !givenNames.isEmpty();
    }

    @Override
    public String toString() {
        return "Presented[]";
    }
}
