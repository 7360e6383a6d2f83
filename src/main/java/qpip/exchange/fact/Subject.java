package qpip.exchange.fact;

import java.util.Comparator;

/** Whom or what a fact is about: a person of the register, or an event (a birth concerns the event of two claims). */
public record Subject(SubjectKind kind, long id) {

    /** Persons before events, each by id. */
    public static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparingLong(Subject::id);

    public static Subject person(long id) {
        return new Subject(SubjectKind.PERSON, id);
    }

    public static Subject event(long id) {
        return new Subject(SubjectKind.EVENT, id);
    }
}
