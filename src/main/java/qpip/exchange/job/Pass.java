package qpip.exchange.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import qpip.exchange.fact.KnownFacts;
import qpip.exchange.layout.Companion;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Verified;

/**
 * The full pass over an extract: every field of every record is checked, and in the same pass those records are marked
 * whose fact is known and unchanged, so that compare need not look at them again. Nothing is believed of it before
 * verify has decided.
 *
 * @param rejected the rejected lines in order, at most {@link #LINES_KEPT_MAX}
 */
record Pass(Verified verified, List<RejectedLine> rejected) {

    /** More bad lines than this are not listed one by one, and the file is refused, whatever the share. */
    static final int LINES_KEPT_MAX = 100_000;

    /** Passes over a file, and copies its bytes as they are read: what was checked is what was copied. */
    static Pass over(Path file, InboundWork work, OutputStream copy) {
        List<RejectedLine> rejected = new ArrayList<>();
        long size = size(file, work);
        Verified verified = Extracts.verify(
                file,
                work.exchange.layout(),
                work.workshop.settings().partitions(),
                work.workshop.settings().threads(),
                line -> {
                    if (rejected.size() < LINES_KEPT_MAX) {
                        rejected.add(line);
                    }
                },
                read -> work.progress("verify", read, size),
                new Marking(work.meaning, work.known(), copy));
        return new Pass(verified, List.copyOf(rejected));
    }

    private static long size(Path file, InboundWork work) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the extract " + work.arrival.name() + " can't be read", e);
        }
    }

    /** NB: facts that can't be read mark nothing; compare needs them too, and says why they can't. */
    private record Marking(Meaning meaning, CompletableFuture<KnownFacts> known, OutputStream copy)
            implements Companion {

        @Override
        public void bytes(byte[] bytes, int offset, int length) throws IOException {
            copy.write(bytes, offset, length);
        }

        @Override
        public boolean marks(RecordView detail) {
            return meaning.keyed() && !known.isCompletedExceptionally() && isUnchanged(known.join(), detail);
        }

        private boolean isUnchanged(KnownFacts facts, RecordView detail) {
            return facts.unchanged(meaning.keyHash(detail), meaning.version(detail), meaning.contentHash(detail));
        }
    }
}
