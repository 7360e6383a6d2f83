package qpip.exchange.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.Subject;
import qpip.exchange.privacy.Releases;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Inquiry;
import qpip.exchange.storage.Database;

/**
 * What we hold of a person, and to whom it was communicated. NB: what concerns others in a claim is not the person's:
 * of claims in which they are not the claimant only the number is told.
 *
 * @param elsewhere the claims in which the person is spouse, other parent or child
 * @param withoutList how many files left of which no list by person is kept
 */
record Dossier(
        Person person,
        List<ClaimFile> claims,
        List<Long> elsewhere,
        List<Fact> facts,
        List<Flagged> flags,
        List<Inquiry> inquiries,
        List<Releases.Release> releases,
        long withoutList) {

    /** A flag with its history. */
    record Flagged(Flag flag, List<FlagEvent> history) {}

    static Optional<Dossier> of(Database database, long personId) {
        Register register = new Register(database);
        return register.persons(List.of(personId)).stream().findFirst().map(person -> of(database, register, person));
    }

    private static Dossier of(Database database, Register register, Person person) {
        List<Long> all = register.claimsOfPersons(List.of(person.id()));
        List<ClaimFile> own = register.claimFiles(all).stream()
                .filter(file -> file.claim().claimantId() == person.id())
                .toList();
        List<Long> ids = own.stream().map(file -> file.claim().id()).toList();
        List<Subject> subjects = Stream.concat(
                        Stream.of(Subject.person(person.id())),
                        own.stream().map(file -> Subject.event(file.event().id())))
                .distinct()
                .toList();
        Map<Subject, List<Fact>> facts = new Facts(database.client()).everAbout(subjects);
        Flags flags = new Flags(database);
        Inquiries inquiries = new Inquiries(database);
        List<Flagged> flagged = flags.about(person.id(), ids).stream()
                .map(flag -> new Flagged(flag, flags.history(flag.ref())))
                .toList();
        Releases releases = new Releases(database.client());
        return new Dossier(
                person,
                own,
                all.stream().filter(id -> !ids.contains(id)).toList(),
                facts.values().stream().flatMap(List::stream).toList(),
                flagged,
                flagged.stream()
                        .flatMap(one -> inquiries.on(one.flag().ref()).stream())
                        .filter(inquiry -> inquiry.personId() == person.id())
                        .toList(),
                releases.about(person.id()),
                releases.withoutList());
    }
}
