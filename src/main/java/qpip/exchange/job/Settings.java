package qpip.exchange.job;

import java.util.OptionalInt;

/**
 * How an installation runs: into how many partitions compare is cut and on how many threads they run (neither changes
 * any result), a block size that overrides those of the jobs, and whether files are for production ({@code P}) or test
 * ({@code T}).
 */
public record Settings(int partitions, int threads, OptionalInt blockRecords, String environment) {

    public Settings {
        if (partitions < 1 || threads < 1) {
            throw new IllegalArgumentException("partitions and threads must be at least 1");
        }
        if (!environment.equals("P") && !environment.equals("T")) {
            throw new IllegalArgumentException("the environment must be P (production) or T (test)");
        }
    }
}
