package qpip.exchange.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import qpip.exchange.job.Progress;

/**
 * Shows how far long work has come: a bar with rate and time left on a terminal; elsewhere plain lines, one when an
 * execution begins and then, as long as it takes, one every ten seconds.
 */
final class Bar implements Progress, AutoCloseable {

    private static final long WORTH_A_BAR = 20_000;
    private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private @Nullable ProgressBar bar;
    private String work = "";
    private String execution = "";
    private long nextLine;

    Bar(PrintWriter err) {
        this(err, System.console() != null && System.getenv("CI") == null, System::nanoTime);
    }

    Bar(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void reached(String reachedWork, long done, long total) {
        if (terminal) {
            bar(reachedWork, done, total);
        } else {
            line(reachedWork, done, total);
        }
    }

    private void bar(String reachedWork, long done, long total) {
        if (!reachedWork.equals(work)) {
            finish();
            work = reachedWork;
            if (total >= WORTH_A_BAR) {
                bar = new ProgressBarBuilder()
                        .setTaskName(reachedWork)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build();
            }
        }
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(done);
        }
    }

    private void line(String reachedWork, long done, long total) {
        String reachedExecution = reachedWork.substring(0, (reachedWork + " ").indexOf(' '));
        if (!reachedExecution.equals(execution)) {
            execution = reachedExecution;
            nextLine = nanoTime.getAsLong() + LINE_EVERY;
            err.println(execution);
        } else if (nanoTime.getAsLong() - nextLine >= 0) {
            nextLine = nanoTime.getAsLong() + LINE_EVERY;
            err.println(reachedWork + "  " + done + " / " + total);
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
