package qpip.exchange.cli;

import org.springframework.context.SmartLifecycle;

/**
 * On a signal to stop, asks what runs to stop and waits for it, before the data source closes under it. What is stopped
 * goes on with the next start.
 */
final class Stopping implements SmartLifecycle {

    private volatile Runnable stop = () -> {};
    private volatile boolean running;

    /** Says how to stop; called once the engine is there. */
    void with(Runnable action) {
        stop = action;
        running = true;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stop.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first of all. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
