package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.register.Address;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/** A parent named by an act: an act has no social insurance or health insurance number. */
record ActParent(String quality, String surname, List<String> given, LocalDate born, String postalCode) {

    static ActParent of(Person person, String quality) {
        return new ActParent(
                quality,
                person.surname(),
                person.givenNames(),
                person.dateOfBirth().orElseThrow(),
                person.address().map(Address::postalCode).orElse(""));
    }

    static ActParent of(Stranger stranger) {
        return new ActParent(
                stranger.sex() == Sex.F ? "MERE" : "PERE",
                stranger.surname(),
                stranger.given(),
                stranger.born(),
                stranger.postalCode());
    }
}
