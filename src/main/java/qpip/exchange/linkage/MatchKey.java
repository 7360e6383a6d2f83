package qpip.exchange.linkage;

/** Which evidence a link rests on. "Identifier" is a SIN or, as in K2, a NAM. */
public enum MatchKey {
    /** SIN, date of birth and name agree. */
    K1,
    /** NAM, date of birth and name agree. */
    K2,
    /** Identifier and date of birth agree, the name does not. */
    K3,
    /** Identifier and name agree, the date of birth nearly. */
    K4,
    /** The identifier agrees, name and date of birth do not. */
    K5,
    /** Name and date of birth agree, and something else that is no identifier. */
    K6,
    /** Birth: the day, and a parent's name and date of birth. */
    K7,
    /** Death of an infant: the day of birth, the given name, the parents' names. */
    K8,
    /** A person looked and said so. */
    PERSON,
    NONE
}
