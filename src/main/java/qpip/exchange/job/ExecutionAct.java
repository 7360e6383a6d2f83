package qpip.exchange.job;

import java.time.Instant;
import java.util.OptionalInt;
import qpip.exchange.layout.Found;

/**
 * What somebody did to an execution, when and why.
 *
 * @param askedIn the number of the request that a release answers
 * @param cause the code of why the execution stood then: the gate that held it, or that it failed
 * @param found what was met there
 */
public record ExecutionAct(
        int number, Instant at, String who, Kind kind, String reason, OptionalInt askedIn, String cause, Found found) {

    /** What can be done to an execution. */
    public enum Kind {
        RESTARTED,
        RELEASE_ASKED,
        /** Let through by another person than the one who asked. */
        RELEASED,
        ABANDONED
    }
}
