package qpip.exchange.console;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import qpip.exchange.privacy.AccessChain;

/** Seals the log of looks every few seconds while the console is served. */
@Component
class Sealing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int SECONDS = 5;

    private final AccessChain chain;
    private final ScheduledExecutorService seals = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sealing");
        thread.setDaemon(true);
        return thread;
    });

    Sealing(Sources sources) {
        this.chain = new AccessChain(sources.database(), sources.clock());
        seals.scheduleWithFixedDelay(this::seal, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** NB: an exception would end the schedule; what wasn't sealed now is sealed next time. */
    private void seal() {
        try {
            chain.seal();
        } catch (DataAccessException e) {
            LOG.debug("the log of looks could not be sealed now");
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        seals.shutdown();
        seals.awaitTermination(SECONDS, TimeUnit.SECONDS);
    }
}
