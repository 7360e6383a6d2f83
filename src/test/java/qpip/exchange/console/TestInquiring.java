package qpip.exchange.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.OptionalInt;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.jdbc.support.JdbcTransactionManager;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Couriers;
import qpip.exchange.job.Folders;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.Progress;
import qpip.exchange.job.RequestRefs;
import qpip.exchange.job.Settings;
import qpip.exchange.job.Workshop;
import qpip.exchange.storage.Database;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Patience;

/** What may be asked of partners, on a database of a test. */
final class TestInquiring {

    private TestInquiring() {}

    static Inquiring on(Database database, Catalogue catalogue) {
        try {
            Folders folders = new Folders(Files.createTempDirectory("qpip-console-"));
            Effects effects = Effects.real();
            return new Inquiring(
                    new Workshop(
                            database,
                            new ResourcelessJobRepository(),
                            new JdbcTransactionManager(database.dataSource()),
                            Clock.systemUTC(),
                            folders,
                            effects,
                            new Couriers(folders.mailboxes(), effects, Patience.usual()),
                            RequestRefs.at(folders.requestKey(), effects),
                            catalogue.policy(),
                            new Settings(1, 1, OptionalInt.empty(), "T"),
                            Progress.NONE),
                    catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
