package qpip.exchange.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import qpip.exchange.job.Progress;

/**
 * Shows how far long work has come: a bar with rate and time left on a terminal, a plain line for each step elsewhere.
 */
final class Bar implements Progress, AutoCloseable {

    private static final long WORTH_A_BAR = 20_000;

    private final boolean terminal = System.console() != null && System.getenv("CI") == null;
    private final PrintWriter err;
    private @Nullable ProgressBar bar;
    private String work = "";

    Bar(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void reached(String reachedWork, long done, long total) {
        if (!reachedWork.equals(work)) {
            finish();
            work = reachedWork;
            if (terminal && total >= WORTH_A_BAR) {
                bar = new ProgressBarBuilder()
                        .setTaskName(reachedWork)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build();
            } else if (!terminal) {
                err.println(reachedWork);
            }
        }
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(done);
        }
    }

    @Override
    public void close() {
        finish();
    }

    /** Takes the bar away, so that the answer can be written. */
    synchronized void finish() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
        work = "";
    }
}
