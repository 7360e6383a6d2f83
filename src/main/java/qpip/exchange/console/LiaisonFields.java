package qpip.exchange.console;

import java.util.List;
import java.util.Optional;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.review.Flag;
import qpip.exchange.review.LiaisonRequest;

/** A field that goes with a request, as it is shown before it is sent: numbers masked. */
record LiaisonFields(LiaisonRequest.Field field, String shown) {

    static List<LiaisonFields> of(LiaisonRequest request, Flag flag, Optional<Person> person) {
        return request.fields().stream()
                .map(field -> new LiaisonFields(field, shown(field, flag, person)))
                .toList();
    }

    private static String shown(LiaisonRequest.Field field, Flag flag, Optional<Person> person) {
        return switch (field) {
            case SURNAME -> person.map(Person::surname).orElse("");
            case GIVEN_NAME ->
                person.map(one -> String.join(" ", one.givenNames())).orElse("");
            case DATE_OF_BIRTH ->
                person.flatMap(Person::dateOfBirth).map(Mask::birth).orElse("");
            case SIN ->
                person.flatMap(one -> one.current(IdentifierType.SIN))
                        .map(Mask::sin)
                        .orElse("");
            case NAM ->
                person.flatMap(one -> one.current(IdentifierType.NAM))
                        .map(Mask::nam)
                        .orElse("");
            case PERIOD -> flag.period().from() + " – " + flag.period().to();
        };
    }
}
