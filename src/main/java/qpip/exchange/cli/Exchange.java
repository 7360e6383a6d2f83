package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The program: {@code ./exchange COMMAND}. Arguments are understood before anything else starts, so that help and
 * mistakes are answered at once.
 */
@Command(
        name = "exchange",
        description = "Exchanges information between the Québec Parental Insurance Plan and other public bodies.",
        mixinStandardHelpOptions = true,
        version = "qpip-exchange 0.1.0",
        scope = ScopeType.INHERIT,
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            RegisterCommand.class,
            TonightCommand.class,
            ConsoleCommand.class,
            RunCommand.class,
            ExecutionsCommand.class,
            ExecutionCommand.class,
            RestartCommand.class,
            AbandonCommand.class,
            FlagsCommand.class,
            FlagCommand.class,
            ReviewCommand.class,
            MatchesCommand.class,
            DisposeCommand.class,
            InquireCommand.class,
            ScoreCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            AgreementCommand.class,
            LayoutCommand.class,
            RulesCommand.class,
            LinkageCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:failed",
            "2:misuse: a wrong command, option, exchange or file",
            "3:held by a gate, for a person to release or abandon",
            "4:reserved: an expected file is late",
            "5:already running, or the database is in use"
        })
public final class Exchange implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(out, err, List.of(arguments));
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command line; stdout is the answer, stderr the log. */
    static int run(PrintWriter out, PrintWriter err, List<String> arguments) {
        return commands(Options.locale(arguments))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .registerConverter(LocalDate.class, Exchange::date)
                .setExecutionExceptionHandler((failure, command, parsed) -> Problems.tell(command.getErr(), failure))
                .setParameterExceptionHandler((failure, rest) -> misuse(failure))
                .execute(arguments.toArray(String[]::new));
    }

    /** Every command, with its help in that language. */
    static CommandLine commands(Locale locale) {
        CommandLine commands = new CommandLine(new Exchange());
        if (locale.getLanguage().equals("fr")) {
            commands.setResourceBundle(ResourceBundle.getBundle("messages.help", locale));
        }
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; ./exchange --help lists them");
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a date such as 2026-11-22");
        }
    }

    private static int misuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("exchange: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println(
                    "See ./exchange " + (command.getParent() == null ? "" : command.getCommandName() + " ") + "--help");
        }
        return ExitStatus.MISUSE;
    }
}
