package qpip.exchange.cli;

import java.io.PrintWriter;
import java.util.Optional;
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
import qpip.exchange.console.Role;
import qpip.exchange.console.Sources;
import qpip.exchange.job.Inquiring;

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
            description = "Opens this account, or renews it, shows its password once, and ends.")
    private @Nullable String account;

    @Option(names = "--role", paramLabel = "ROLE", description = "The account's role: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Override
    public Integer call() throws InterruptedException {
        if ((account == null) != (role == null)) {
            throw new Misuse("options --account and --role go together");
        }
        Labels labels = options.labels();
        PrintWriter out = spec.commandLine().getOut();
        try (Engine engine = options.engine()) {
            if (account != null && role != null) {
                String password = opened(new Accounts(engine.database(), engine.clock()), account, role);
                out.println(labels.of("console.account", account, role, password));
                return ExitStatus.DONE;
            }
            serve(engine, port, labels, out);
        }
        return ExitStatus.DONE;
    }

    /** Serves the pages until the program is stopped. */
    static void serve(Engine engine, int port, Labels labels, PrintWriter out) throws InterruptedException {
        Sources sources = new Sources(
                engine.database(),
                engine.clock(),
                engine.catalogue().policy().declared()::responseDays,
                engine.control()::steps,
                Optional.of(new Inquiring(engine.workshop(), engine.catalogue())));
        try (Console console = Console.start(sources, port)) {
            out.println(labels.of("console.ready", "http://127.0.0.1:" + console.port() + "/"));
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static String opened(Accounts accounts, String account, Role role) {
        try {
            return accounts.open(account, role);
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }
}
