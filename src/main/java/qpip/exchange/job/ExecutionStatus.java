package qpip.exchange.job;

/** Where an execution stands. */
public enum ExecutionStatus {
    RUNNING,
    /** It was never ended, and nobody runs it any more. NB: found out when it is asked for, and never stored. */
    INTERRUPTED,
    /** Done: facts and flags are visible, or the file has left and is on record. */
    DONE,
    /** The file was refused whole; nothing of it was believed. */
    REFUSED,
    /** A gate holds it for a person to release or abandon. */
    HELD,
    /** It broke; a restart goes on where it stopped. */
    FAILED,
    /** A person gave it up. */
    ABANDONED
}
