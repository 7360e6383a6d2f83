package qpip.exchange.layout;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The files of an exchange: verified whole, then read in blocks. */
public final class Extracts {

    private Extracts() {}

    /**
     * Passes once over the file and checks everything that its layout says, in constant memory. Bad content is a
     * result, never an exception; the result does not depend on the number of threads.
     *
     * @param cuts at most how many ranges the details are to be cut into
     * @param threads how many check fields at the same time
     * @param rejected takes the rejected lines, in the order of the file
     * @param bytesRead takes the number of bytes read so far
     */
    public static Verified verify(
            Path file, Layout layout, int cuts, int threads, Consumer<RejectedLine> rejected, LongConsumer bytesRead) {
        return verify(file, layout, cuts, threads, rejected, bytesRead, Companion.NONE);
    }

    /** The same, with something else done in the same pass. */
    public static Verified verify(
            Path file,
            Layout layout,
            int cuts,
            int threads,
            Consumer<RejectedLine> rejected,
            LongConsumer bytesRead,
            Companion companion) {
        return new Verification(layout, cuts, threads, rejected, companion).verify(file, bytesRead);
    }

    /** The details of one cut of a verified file. */
    public static BlockReader blocks(Path file, Layout layout, Cut cut, int recordsPerBlock) {
        return new BlockReader(file, layout, cut, recordsPerBlock);
    }
}
