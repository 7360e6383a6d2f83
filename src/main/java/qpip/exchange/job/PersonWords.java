package qpip.exchange.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.register.Sex;

/** What can be said of the person of a request: the words that all selections of persons share. */
final class PersonWords {

    static final Set<String> ALL = Set.of(
            "request",
            "query.from",
            "query.to",
            "subject.role",
            "subject.role-name",
            "subject.sin",
            "subject.nam",
            "subject.surname",
            "subject.given",
            "subject.date-of-birth",
            "subject.sex");

    private final Map<Long, Person> persons = new HashMap<>();

    PersonWords(Register register, List<Request> page) {
        register.persons(page.stream().map(Request::personId).toList())
                .forEach(person -> persons.put(person.id(), person));
    }

    Optional<Object> of(Request request, String word) {
        return of(request, Optional.ofNullable(persons.get(request.personId())).orElseThrow(), word);
    }

    private static Optional<Object> of(Request request, Person person, String word) {
        return switch (word) {
            case "request" -> Optional.of(request.ref());
            case "query.from" -> Optional.of(request.period().from());
            case "query.to" -> Optional.of(request.period().to());
            case "subject.role" -> Optional.of(letter(request.role()));
            case "subject.role-name" -> Optional.of(request.role().name());
            case "subject.sin" -> person.current(IdentifierType.SIN).map(Object.class::cast);
            case "subject.nam" -> person.current(IdentifierType.NAM).map(Object.class::cast);
            case "subject.surname" -> Optional.of(person.surname());
            case "subject.given" ->
                Optional.of(person.calledName()).filter(name -> !name.isEmpty()).map(Object.class::cast);
            case "subject.date-of-birth" -> person.dateOfBirth().map(Object.class::cast);
            case "subject.sex" ->
                Optional.of(person.sex())
                        .filter(sex -> sex != Sex.UNKNOWN)
                        .map(Sex::name)
                        .map(Object.class::cast);
            default -> Optional.empty();
        };
    }

    /** As French has it: prestataire, enfant, conjoint. */
    private static String letter(Role role) {
        return switch (role) {
            case CLAIMANT -> "P";
            case CHILD -> "E";
            case SPOUSE -> "C";
        };
    }
}
