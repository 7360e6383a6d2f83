package qpip.exchange.job;

/** Told how far long work has come, so that whoever waits can see it. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (work, done, total) -> {};

    /**
     * {@code work} names an execution's step; {@code done} of {@code total} are bytes or records. Called from several
     * threads.
     */
    void reached(String work, long done, long total);
}
