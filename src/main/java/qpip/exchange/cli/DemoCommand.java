package qpip.exchange.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Folders;
import qpip.exchange.job.Progress;
import qpip.exchange.job.RequestRefs;
import qpip.exchange.night.Tonight;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.Flags;
import qpip.exchange.simulation.Settings;
import qpip.exchange.simulation.Simulation;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.PartnerServer;
import qpip.exchange.transfer.Patience;

/**
 * {@code demo}: real nights on embedded defaults. A synthetic Québec is put on the register, partners that answer are
 * put behind a real SFTP server on this machine, and the nights run as a scheduler would run them, each after the
 * register's changes of the day were loaded. Many nights are told in one table. Running it again does what is left to
 * do. It ends by serving the console.
 */
@Command(
        name = "demo",
        description = "Runs real nights on embedded defaults, with invented people and partners that answer over SFTP.")
final class DemoCommand implements Callable<Integer> {

    private static final int NIGHTS_IN_FULL = 3;
    private static final int ANY_PORT = 0;

    @Mixin
    private Options options = new Options();

    @Mixin
    private SimulateCommand.Scale scale = new SimulateCommand.Scale();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--no-console", description = "Ends after the last night, without the web pages.")
    private boolean noConsole;

    @Option(
            names = "--second-factor",
            description = "The accounts need a second factor, as they do outside of a demonstration.")
    private boolean secondFactor;

    @Option(
            names = "--trouble",
            negatable = true,
            description = "At the end of the last evening three things go wrong, so that there is something to look at:"
                    + " a refused, a held and a failed execution (default: when the console is served).")
    private @Nullable Boolean trouble;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        Settings settings = scale.settings();
        Path data = options.data().resolve("demo-" + name(settings));
        Folders folders = new Folders(data);
        Path declarations = options.installation(Optional.empty()).declarations();
        Simulation simulation = new Simulation(
                settings, declarations.resolve("mappings"), new JobCalendar(Catalogue.read(declarations)));
        if (!Files.exists(folders.requestKey())) {
            RequestRefs.keep(folders.requestKey(), secret(settings.seed()), Effects.real());
        }
        if (!Files.exists(folders.truth())) {
            folder(data);
            simulation.truth().write(folders.truth());
        }
        Path server = data.resolve("sftp");
        Diary diary = new Diary(data.resolve(Diary.NAME));
        boolean brief = scale.nights() > NIGHTS_IN_FULL;
        Summary summary = new Summary(labels);
        int status = ExitStatus.DONE;
        Instant began = Instant.now();
        for (int night = 0; night < scale.nights(); night++) {
            LocalDate date = scale.firstNight().plusDays(night);
            began = Instant.now();
            try (Bar bar = new Bar(spec.commandLine().getErr());
                    Engine engine = Engine.open(installation(data, Optional.of(date)), bar);
                    PartnerServer partners = PartnerServer.start(server, partners(engine), 0)) {
                mailboxes(folders, partners, partners(engine));
                if (executions(engine, date).isEmpty()) {
                    load(data, simulation, engine, date);
                }
                List<Tonight.Line> lines =
                        engine.tonight().run(date, exchange -> send(simulation, exchange, engine, date, server));
                bar.finish();
                NightReport report = new NightReport(labels, engine);
                if (brief) {
                    status = ExitStatus.worse(
                            status, report.tell(spec.commandLine().getErr(), lines));
                } else {
                    out.println(labels.of("demo.night", date.toString()));
                    String idle = labels.of("night.all-done", date.toString());
                    status = ExitStatus.worse(
                            status, report.print(out, spec.commandLine().getErr(), date, lines, idle));
                    out.println();
                }
                summary.add(executions(engine, date));
                diary.write(date, Diary.standing(new Flags(engine.database()).list(FlagFilter.ALL)));
            }
        }
        if (brief) {
            out.println(labels.of("demo.nights", String.valueOf(scale.nights())));
            summary.print(out);
            out.println();
        }
        LocalDate last = scale.firstNight().plusDays(scale.nights() - 1L);
        // NB: a second factor goes by the time of the telephone that makes it.
        if (!secondFactor) {
            DemoClock.begin(data, last, began);
        }
        if (trouble == null ? !noConsole : trouble) {
            goWrong(data, simulation, last, labels, out);
        }
        out.println(labels.of("demo.next", data.toString()));
        if (!noConsole) {
            show(data, labels, out);
        }
        return status;
    }

    /** NB: it is wanted, so it doesn't count for the exit status. */
    private void goWrong(Path data, Simulation simulation, LocalDate night, Labels labels, PrintWriter out) {
        Folders folders = new Folders(data);
        Path server = data.resolve("sftp");
        try (Engine engine = Engine.open(installation(data, Optional.empty()), Progress.NONE, Patience.brief())) {
            DemoTrouble made = new DemoTrouble(engine, night);
            if (made.made()) {
                return;
            }
            out.println(labels.of("demo.trouble"));
            out.flush();
            List<Tonight.Line> lines = new ArrayList<>();
            try (PartnerServer partners = PartnerServer.start(server, partners(engine), 0)) {
                mailboxes(folders, partners, partners(engine));
                lines.addAll(made.receive(simulation, server));
            }
            lines.add(made.send(labels.of("demo.again")));
            NightReport report = new NightReport(labels, engine);
            report.print(out, lines);
            report.tell(spec.commandLine().getErr(), lines);
            out.println();
        }
    }

    private Installation installation(Path data, Optional<LocalDate> night) {
        return Installation.of(data, night, options.installation(night).settings());
    }

    /**
     * The console on what the nights left, with an account for each role, until the program is stopped. The partners
     * answer again, so that what failed can be restarted.
     */
    private void show(Path data, Labels labels, PrintWriter out) throws InterruptedException {
        try (Engine engine = Engine.open(installation(data, Optional.empty()), Progress.NONE);
                PartnerServer partners = PartnerServer.start(data.resolve("sftp"), partners(engine), 0)) {
            mailboxes(new Folders(data), partners, partners(engine));
            out.println();
            new DemoAccounts(data, engine, secondFactor).print(labels, out);
            ConsoleCommand.serve(engine, ANY_PORT, labels, out);
        }
    }

    /**
     * Each scale and seed has a folder of its own, so that a second demonstration doesn't meet the first one's people.
     */
    private static String name(Settings settings) {
        return settings.claims() + "-" + settings.population() + "-" + settings.nights() + "-" + settings.seed();
    }

    /** What our own system has for the night is loaded as an operator would load it. */
    private void load(Path data, Simulation simulation, Engine engine, LocalDate date) {
        Path register = data.resolve("register").resolve(date.toString());
        if (simulation.writeRegister(register, date)) {
            RegisterExtracts.load(
                    register,
                    options.installation(Optional.empty())
                            .declarations()
                            .resolve("mappings")
                            .resolve("register"),
                    engine.database());
        }
    }

    /** Partners send when it is the turn of their extract, unless it was taken already: it must not come again. */
    private static void send(
            Simulation simulation, ExchangeDefinition exchange, Engine engine, LocalDate date, Path server) {
        if (exchange.inbound()
                && executions(engine, date).stream()
                        .noneMatch(execution -> execution.exchange().equals(exchange.id()))) {
            simulation.send(exchange.id(), date, server);
        }
    }

    private static List<Execution> executions(Engine engine, LocalDate date) {
        return new Executions(engine.database().client(), engine.clock()).list(Optional.of(date));
    }

    private static List<String> partners(Engine engine) {
        return engine.catalogue().partners().stream().map(Partner::partner).toList();
    }

    private static void mailboxes(Folders folders, PartnerServer server, List<String> partners) {
        String yaml = partners.stream()
                .map(server::mailbox)
                .map(DemoCommand::account)
                .collect(Collectors.joining(
                        "", "# The demonstration's SFTP accounts, on this machine.\nmailboxes:\n", ""));
        Effects.real().write(folders.mailboxes(), out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String account(Mailbox mailbox) {
        return "  - {partner: " + mailbox.partner() + ", host: " + mailbox.host() + ", port: " + mailbox.port()
                + ", user: " + mailbox.user()
                + ", private-key: \"" + mailbox.privateKey().toAbsolutePath() + "\", known-hosts: \""
                + mailbox.knownHosts().toAbsolutePath() + "\"}\n";
    }

    private static byte[] secret(long seed) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("demonstration " + seed).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + folder + " can't be made; check its parent's permissions", e);
        }
    }
}
