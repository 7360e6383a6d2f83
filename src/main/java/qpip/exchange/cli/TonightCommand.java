package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.night.Tonight;

/** {@code tonight}: runs everything that is due, in order. */
@Command(
        name = "tonight",
        description = "Runs every exchange that is due on a night, in order; what failed before is taken up first.")
final class TonightCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--night", paramLabel = "DATE", description = "The night's date (default: today in Québec).")
    private @Nullable LocalDate night;

    @Override
    public Integer call() {
        LocalDate date = options.day(night);
        var out = spec.commandLine().getOut();
        try (Bar bar = new Bar(spec.commandLine().getErr());
                Engine engine = Engine.open(options.installation(Optional.ofNullable(night)), bar)) {
            List<Tonight.Line> lines = engine.tonight().run(date);
            bar.finish();
            Labels labels = options.labels();
            return new NightReport(labels, engine)
                    .print(out, spec.commandLine().getErr(), date, lines, labels.of("night.all-done", date.toString()));
        }
    }
}
