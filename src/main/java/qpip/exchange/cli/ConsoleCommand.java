package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.console.Accounts;
import qpip.exchange.console.Console;
import qpip.exchange.console.Deployment;
import qpip.exchange.console.Provider;
import qpip.exchange.console.Role;
import qpip.exchange.console.Scope;
import qpip.exchange.console.ServiceAccounts;
import qpip.exchange.console.Sources;
import qpip.exchange.console.Strongbox;
import qpip.exchange.job.Folders;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.Operations;
import qpip.exchange.transfer.Effects;

/** {@code console}: the web pages, until it is stopped; or an account for them. */
@Command(name = "console", description = "Serves the web pages on this machine; or opens an account for them.")
final class ConsoleCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port (default: 8080).", defaultValue = "8080")
    private int port = 8080;

    @Option(
            names = "--account",
            paramLabel = "CODE",
            description = "Opens this account, or renews it, shows its password, and the secret of its second"
                    + " factor if its role needs one, once, and ends.")
    private @Nullable String account;

    @Option(names = "--role", paramLabel = "ROLE", description = "The account's role: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Option(
            names = "--service",
            paramLabel = "CODE",
            description =
                    "Opens an account for another system to read with, or renews it, shows its token once, and ends.")
    private @Nullable String service;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description = "What the service may read: ${COMPLETION-CANDIDATES}; several with commas between.")
    private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

    @Option(
            names = "--close-service",
            paramLabel = "CODE",
            description = "Closes the account of another system, and ends.")
    private @Nullable String closed;

    @Override
    public Integer call() throws InterruptedException {
        if ((account == null) != (role == null)) {
            throw new Misuse("options --account and --role go together");
        }
        if ((service == null) != scopes.isEmpty()) {
            throw new Misuse("options --service and --scope go together");
        }
        Labels labels = options.labels();
        PrintWriter out = spec.commandLine().getOut();
        try (Engine engine = options.engine()) {
            if (account != null && role != null) {
                open(new Accounts(engine.database(), engine.clock(), deployment(engine)), account, role, labels, out);
                return ExitStatus.DONE;
            }
            ServiceAccounts services = new ServiceAccounts(engine.database(), engine.clock());
            if (service != null) {
                out.println(labels.of("console.service", service, opened(services, service, scopes)));
                return ExitStatus.DONE;
            }
            if (closed != null) {
                if (!services.close(closed)) {
                    throw new Misuse("there is no service " + closed);
                }
                return ExitStatus.DONE;
            }
            serve(engine, port, labels, out);
        }
        return ExitStatus.DONE;
    }

    /** Serves the pages until the program is stopped. */
    static void serve(Engine engine, int port, Labels labels, PrintWriter out) throws InterruptedException {
        try (Operations operations = new Operations(engine.catalogue(), engine.control(), engine.workshop());
                Console console = Console.start(sources(engine, operations), deployment(engine), port)) {
            out.println(labels.of("console.ready", "http://127.0.0.1:" + console.port() + "/"));
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    static Sources sources(Engine engine, Operations operations) {
        return new Sources(
                engine.database(),
                engine.clock(),
                engine.catalogue().policy().declared()::responseDays,
                operations,
                Optional.of(new Inquiring(engine.workshop(), engine.catalogue())));
    }

    /** NB: only a simulation leaves its truth in the data folder, and then everybody in it is invented. */
    static Deployment deployment(Engine engine) {
        Folders folders = engine.workshop().folders();
        return new Deployment(
                Files.exists(folders.truth()),
                Optional.of(Strongbox.at(folders.consoleKey(), Effects.real())),
                Provider.at(folders.signIn()));
    }

    private static void open(Accounts accounts, String account, Role role, Labels labels, PrintWriter out) {
        try {
            if (role.needsSecondFactor()) {
                Accounts.Opened opened = accounts.openWithSecondFactor(account, role);
                out.println(labels.of("console.account", account, role, opened.password()));
                out.println(labels.of("console.second-factor", opened.secret(), opened.address()));
            } else {
                out.println(labels.of("console.account", account, role, accounts.open(account, role)));
            }
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }

    private static String opened(ServiceAccounts services, String service, Set<Scope> scopes) {
        try {
            return services.open(service, scopes);
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }
}
