package qpip.exchange.job;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What somebody did to an execution, when and why; {@code askedIn} is the number of the request that a release answers.
 */
public record ExecutionAct(int number, Instant at, String who, Kind kind, String reason, OptionalInt askedIn) {

    /** What can be done to an execution. */
    public enum Kind {
        RESTARTED,
        RELEASE_ASKED,
        /** Let through by another person than the one who asked. */
        RELEASED,
        ABANDONED
    }
}
