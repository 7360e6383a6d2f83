package qpip.exchange.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person on the register: claimant, spouse, other parent or child. The surname is the one at birth, which a Québec
 * marriage does not change; {@code otherSurnames} are names that others may use for the person.
 */
public record Person(
        long id,
        String surname,
        List<String> otherSurnames,
        List<String> givenNames,
        Optional<String> usualName,
        Optional<LocalDate> dateOfBirth,
        Sex sex,
        List<Address> addresses,
        List<Identifier> identifiers) {

    public Person {
        otherSurnames = List.copyOf(otherSurnames);
        givenNames = List.copyOf(givenNames);
        addresses = List.copyOf(addresses);
        identifiers = List.copyOf(identifiers);
    }

    /** The identifier of that type that holds now: the last one that has no end. */
    public Optional<String> current(IdentifierType type) {
        return identifiers.stream()
                .filter(identifier ->
                        identifier.type() == type && identifier.to().isEmpty())
                .map(Identifier::value)
                .reduce((earlier, later) -> later);
    }

    /** The address that holds now: the one with the latest beginning. */
    public Optional<Address> address() {
        return addresses.stream().reduce((a, b) -> b.since().isBefore(a.since()) ? a : b);
    }

    /**
     * The name the person goes by: the usual one, else the first given name, else blank (mononyms, unnamed newborns).
     */
    public String calledName() {
        return usualName.orElseGet(() -> givenNames.isEmpty() ? "" : givenNames.get(0));
    }
}
