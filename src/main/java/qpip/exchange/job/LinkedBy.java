package qpip.exchange.job;

/** How the person or the event of a record is found. */
public enum LinkedBy {
    /** By the reference of our request, then confirmed by identifiers, names and date of birth. */
    REQUEST,
    /** By identifiers, confirmed by names and date of birth: for partners who send without being asked. */
    IDENTITY,
    /** By the claim certificate of a debt, confirmed by the social insurance number of who owes it. */
    CERTIFICATE,
    /** By the parents and the day of birth. */
    BIRTH,
    /** By names, date of birth and a second sign such as the postal code or a parent. */
    DEATH,
    /** The same for a person who lives: by names, date of birth and a second sign. */
    NAME
}
