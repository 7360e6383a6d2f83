package qpip.exchange.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.linkage.evaluation.LinkFolder;
import qpip.exchange.linkage.index.TrainedModel;

/** {@code linkage train DIR}: learns what agreement weighs, and writes it to a file. */
@Command(name = "train", description = "Learns from a register and an extract what agreement weighs: a model file.")
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder with linkage.yaml and the CSV files.")
    private Path folder = Path.of(".");

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Where the model is written; model.json in the folder if left out.")
    private Path model = Path.of("");

    @Override
    public Integer call() {
        LinkageCommand.requireDeclaration(folder);
        long began = System.nanoTime();
        TrainedModel trained = LinkFolder.of(folder).trained();
        trained.write(LinkageCommand.model(folder, model));
        spec.commandLine()
                .getOut()
                .println(options.labels()
                        .of(
                                "linkage.trained",
                                trained.trainedOn(),
                                String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9),
                                String.format(Locale.ROOT, "%.4f", trained.share()),
                                trained.hash()));
        return ExitStatus.DONE;
    }
}
