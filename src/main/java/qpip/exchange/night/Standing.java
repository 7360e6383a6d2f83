package qpip.exchange.night;

/** How an exchange stands on a night, the worst last. */
public enum Standing {
    /** Nothing was due, and nothing ran. */
    NOT_DUE,
    DONE,
    /** Due on a night that is not over. */
    EXPECTED,
    RUNNING,
    ABANDONED,
    /** Done, but with fewer or more records than usual. */
    UNUSUAL,
    /** Due on a night that is over, and nothing came or left. */
    LATE,
    REFUSED,
    HELD,
    INTERRUPTED,
    FAILED;

    /** Whether a person has to do something about it. */
    public boolean asks() {
        return compareTo(UNUSUAL) >= 0;
    }
}
