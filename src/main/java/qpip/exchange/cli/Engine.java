package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Control;
import qpip.exchange.job.Couriers;
import qpip.exchange.job.Folders;
import qpip.exchange.job.Progress;
import qpip.exchange.job.RequestRefs;
import qpip.exchange.job.Workshop;
import qpip.exchange.night.Tonight;
import qpip.exchange.storage.Database;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Patience;

/**
 * The engine, started: Spring's context with database and batch repository, and what the commands use. Closing it stops
 * it.
 */
final class Engine implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Catalogue catalogue;
    private final Workshop workshop;
    private final Control control;

    private Engine(ConfigurableApplicationContext context, Catalogue catalogue, Workshop workshop) {
        this.context = context;
        this.catalogue = catalogue;
        this.workshop = workshop;
        this.control = new Control(workshop, context.getBean(JobOperator.class));
    }

    /** Reads the declarations first: nothing starts with a bad one. */
    static Engine open(Installation installation, Progress progress) {
        return open(installation, progress, Patience.usual());
    }

    /** The same; {@code patience} is for partners' servers. */
    static Engine open(Installation installation, Progress progress, Patience patience) {
        Catalogue catalogue = Catalogue.read(installation.declarations());
        Folders folders = new Folders(installation.data());
        makeFolder(installation.data());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(true)
                .properties(properties(installation))
                .run();
        Effects effects = context.getBean(Effects.class);
        Workshop workshop = new Workshop(
                Database.of(context.getBean(DataSource.class)),
                context.getBean(JobRepository.class),
                context.getBean(PlatformTransactionManager.class),
                installation.clock(),
                folders,
                effects,
                new Couriers(folders.mailboxes(), effects, patience),
                RequestRefs.at(folders.requestKey(), effects),
                catalogue.policy(),
                installation.settings(),
                progress);
        Engine engine = new Engine(context, catalogue, workshop);
        context.getBean(Stopping.class).with(engine.control::stop);
        return engine;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Workshop workshop() {
        return workshop;
    }

    Database database() {
        return workshop.database();
    }

    Clock clock() {
        return workshop.clock();
    }

    Control control() {
        return control;
    }

    Tonight tonight() {
        return new Tonight(catalogue, control);
    }

    Path data() {
        return workshop.folders().data();
    }

    @Override
    public void close() {
        workshop.couriers().close();
        context.close();
    }

    /** Here, so that what is wrong with it is said of the folder and not of a database in it. */
    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data folder " + data + " can't be made; check its parent's permissions or give --data", e);
        }
        if (!Files.isWritable(data)) {
            throw new UncheckedIOException(new IOException(
                    "the data folder " + data + " can't be written; check its permissions or give --data"));
        }
    }

    private static Map<String, Object> properties(Installation installation) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", installation.databaseUrl()),
                Map.entry("spring.datasource.username", installation.databaseUser()),
                Map.entry("spring.datasource.password", installation.databasePassword()),
                Map.entry(
                        "spring.datasource.hikari.maximum-pool-size",
                        installation.settings().threads() + 4),
                Map.entry("spring.datasource.hikari.minimum-idle", 1),
                Map.entry("spring.batch.job.enabled", false),
                Map.entry("spring.batch.jdbc.initialize-schema", "never"),
                Map.entry("spring.flyway.locations", "classpath:db/migration,classpath:db/{vendor}"),
                Map.entry("spring.main.lazy-initialization", true),
                Map.entry("logging.config", "classpath:exchange-logback.xml"));
    }
}
