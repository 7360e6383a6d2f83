package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Control;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.night.Tonight;

/** {@code run EXCHANGE [FILE]}: runs one exchange now, whatever its frequency. */
@Command(
        name = "run",
        description =
                "Runs one exchange: takes what waits in the partner's outbox or the file given, or writes and delivers our extract.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXCHANGE", description = "The exchange, such as CN-IN-01.")
    private String exchange = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "An extract of the partner, for an inbound exchange.")
    private @Nullable Path file;

    @Option(names = "--night", paramLabel = "DATE", description = "The night's date (default: today in Québec).")
    private @Nullable LocalDate night;

    @Option(
            names = "--again",
            paramLabel = "REASON",
            description = "Do again what was done already; the reason is kept.")
    private String again = "";

    @Override
    public Integer call() {
        LocalDate date = options.day(night);
        exchange(Catalogue.read(options.installation(Optional.empty()).declarations()), exchange);
        try (Bar bar = new Bar(spec.commandLine().getErr());
                Engine engine = options.engine(Optional.ofNullable(night), bar)) {
            ExchangeDefinition definition = exchange(engine.catalogue(), exchange);
            List<Control.Ran> ran = run(engine.control(), definition, date);
            bar.finish();
            List<Tonight.Line> lines = ran.stream()
                    .map(one -> new Tonight.Line(definition.id(), Optional.of(one), one.failure()))
                    .toList();
            return new NightReport(options.labels(), engine)
                    .print(
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr(),
                            date,
                            lines,
                            options.labels().of("run.nothing"));
        }
    }

    private List<Control.Ran> run(Control control, ExchangeDefinition definition, LocalDate date) {
        Path given = file;
        if (!definition.inbound()) {
            if (given != null) {
                throw new Misuse("exchange " + exchange + " goes out; it takes no file");
            }
            return List.of(control.send(definition, date, again));
        }
        return given == null
                ? control.collect(definition, date)
                : List.of(control.take(definition, given, date, again));
    }

    /** The exchange of that id, or a sentence that lists those there are. */
    static ExchangeDefinition exchange(Catalogue catalogue, String id) {
        return catalogue
                .exchange(id)
                .orElseThrow(() -> new Misuse("unknown exchange '" + id + "'; the exchanges are "
                        + catalogue.exchanges().stream()
                                .map(ExchangeDefinition::id)
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }
}
