package qpip.exchange.fact;

/** What a fact in an extract means against the ones held: domain rules for actions A, C and X and their versions. */
public enum Outcome {
    /** First version of its key. */
    NEW,
    /** A higher version, or a cancellation: replaces the standing one. */
    CHANGED,
    /** Replaced by a higher version in the same extract: kept as history only. */
    SUPERSEDED,
    /** A lower version that comes late: kept as history only. */
    LATE,
    /** The same version with the same content: nothing to do. */
    DUPLICATE,
    /** The same version with other content: quarantined, because nobody can tell which is right. */
    CONFLICT
}
