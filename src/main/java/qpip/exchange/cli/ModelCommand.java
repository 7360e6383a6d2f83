package qpip.exchange.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.match.Bits;

/** {@code linkage show FILE}: what a model weighs, field by field and level by level. */
@Command(name = "show", description = "Shows a model: what each level of each field weighs, and from how many pairs.")
final class ModelCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    private Path file = Path.of("model.json");

    @Override
    public Integer call() {
        TrainedModel model = LinkageCommand.read(file);
        Labels labels = options.labels();
        Table table = new Table(labels.locale())
                .column("field", labels.of("linkage.field"), false)
                .column("level", labels.of("linkage.level"), false)
                .column("m", "m", true)
                .column("learned", labels.of("linkage.learned"), true)
                .column("u", "u", true)
                .column("bits", labels.of("linkage.bits"), true)
                .column("anchored", labels.of("linkage.anchored"), true);
        for (TrainedModel.TrainedField field : model.fields()) {
            for (int level = 1; level < field.levels().size(); level++) {
                TrainedModel.TrainedLevel one = field.levels().get(level);
                table.row(
                        field.name(),
                        one.word(),
                        String.format(Locale.ROOT, "%.6f", one.m()),
                        String.format(Locale.ROOT, "%.6f", one.learned()),
                        String.format(Locale.ROOT, "%.2e", one.u()),
                        String.format(Locale.ROOT, "%.2f", Bits.of(one.m() / one.u()) / (double) Bits.BIT),
                        one.anchored());
            }
        }
        table.print(spec.commandLine().getOut(), Table.Form.TABLE);
        spec.commandLine()
                .getOut()
                .println(labels.of(
                        "linkage.model",
                        model.hash(),
                        model.trainedOn(),
                        String.format(Locale.ROOT, "%.4f", model.share()),
                        model.dependents().size()));
        return ExitStatus.DONE;
    }
}
