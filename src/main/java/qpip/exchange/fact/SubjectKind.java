package qpip.exchange.fact;

/** The two things a fact can be about. */
public enum SubjectKind {
    PERSON,
    EVENT
}
