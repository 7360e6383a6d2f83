package qpip.exchange.job;

/** Where an execution stands. */
public enum ExecutionStatus {
    RUNNING,
    /** Done: facts and flags are visible, or the file has left and is on record. */
    DONE,
    /** The file was refused whole; nothing of it was believed. */
    REJECTED,
    /** A gate holds it for a person to release or abandon. */
    HELD,
    /** It broke; a restart goes on where it stopped. */
    FAILED,
    /** A person gave it up. */
    ABANDONED
}
