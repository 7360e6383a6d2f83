package qpip.exchange.register;

/** What a claimant may have declared already; what was declared is not flagged again. */
public enum DeclarationKind {
    INCOME_REPLACEMENT,
    PREVENTIVE_WITHDRAWAL,
    EMPLOYMENT_INSURANCE,
    WORK,
    /** Work of which the claimant reduced the hours, without stopping. */
    REDUCED_WORK,
    ADDRESS,
    DEPARTURE,
    NAME,
    IDENTIFIER,
    BIRTH_DATE,
    CHILD_COUNT,
    PARENTS,
    CHILD_DEATH,
    PARENT_DEATH
}
