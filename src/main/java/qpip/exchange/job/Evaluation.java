package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import qpip.exchange.eligibility.Around;
import qpip.exchange.eligibility.ClaimView;
import qpip.exchange.eligibility.Screened;
import qpip.exchange.eligibility.Screening;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.fact.Subject;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.linkage.Duplicates;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.register.RelatedClaim;
import qpip.exchange.review.Flags;

/**
 * Puts claims before the rules, with the facts that stand and, over them, those that will stand once the execution is
 * published.
 */
final class Evaluation {

    private final Register register;
    private final Flags flags;
    private final Facts facts;
    private final StagedFacts staged;
    private final Set<String> turned;
    private final Screening screening;
    private final LocalDate night;
    private final Duplicates duplicates;
    private final boolean around;

    /** NB: reads the staged facts from several threads, so what {@code staged} resolved must be committed. */
    Evaluation(
            Register register,
            Flags flags,
            Facts facts,
            StagedFacts staged,
            Screening screening,
            LocalDate night,
            Duplicates duplicates,
            boolean around) {
        this.register = register;
        this.flags = flags;
        this.facts = facts;
        this.staged = staged;
        this.turned = staged.turned();
        this.screening = screening;
        this.night = night;
        this.duplicates = duplicates;
        this.around = around;
    }

    /** The claims whose persons or event are among the subjects. */
    static Set<Long> affected(Register register, Collection<Subject> subjects) {
        Set<Long> persons = new TreeSet<>();
        Set<Long> events = new TreeSet<>();
        for (Subject subject : subjects) {
            switch (subject.kind()) {
                case PERSON -> persons.add(subject.id());
                case EVENT -> events.add(subject.id());
            }
        }
        Set<Long> claims = new TreeSet<>(register.claimsOfPersons(persons));
        claims.addAll(register.claimsOfEvents(events));
        return claims;
    }

    /** What the rules find on each claim, in order of claim. */
    SortedMap<Long, Screened> screen(Collection<Long> claims) {
        List<ClaimFile> files = register.claimFiles(claims);
        Set<Subject> subjects = new TreeSet<>(Subject.ORDER);
        files.forEach(file -> subjects.addAll(subjects(file)));
        Map<Subject, List<Fact>> held = facts.about(subjects);
        Map<Subject, List<Fact>> coming = staged.about(subjects);
        Map<Long, List<RelatedClaim>> related = around ? register.related(files) : Map.of();
        Set<Long> identified = flags.identified(subjects.stream()
                .filter(subject -> subject.kind() == SubjectKind.PERSON)
                .map(Subject::id)
                .toList());
        SortedMap<Long, Screened> screened = new TreeMap<>();
        for (ClaimFile file : files) {
            List<Fact> seen = new ArrayList<>();
            for (Subject subject : subjects(file)) {
                List<Fact> later = coming.getOrDefault(subject, List.of());
                held.getOrDefault(subject, List.of()).stream()
                        .filter(fact -> !isReplaced(fact, later))
                        .forEach(seen::add);
                seen.addAll(later);
            }
            screened.put(
                    file.claim().id(),
                    screening.screen(new ClaimView(
                            file,
                            Assignment.of(seen),
                            night,
                            identified,
                            new Around(
                                    related.getOrDefault(file.claim().id(), List.of()),
                                    duplicates.of(file.claim().claimantId())))));
        }
        return screened;
    }

    /** Whether a version comes that takes the fact's place, about the same subject or about another. */
    private boolean isReplaced(Fact fact, List<Fact> later) {
        return later.stream().anyMatch(fact::isVersionOf)
                || !turned.isEmpty() && turned.contains(StagedFacts.identity(fact));
    }

    private static Set<Subject> subjects(ClaimFile file) {
        Set<Subject> subjects = new TreeSet<>(Subject.ORDER);
        subjects.add(Subject.person(file.claimant().id()));
        file.children().stream().map(Person::id).map(Subject::person).forEach(subjects::add);
        file.otherParent().map(Person::id).map(Subject::person).ifPresent(subjects::add);
        file.spouseAtFirstFiling().map(Person::id).map(Subject::person).ifPresent(subjects::add);
        subjects.add(Subject.event(file.event().id()));
        return subjects;
    }
}
