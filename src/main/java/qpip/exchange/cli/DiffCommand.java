package qpip.exchange.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Difference;
import qpip.exchange.layout.Mapping;

/** {@code layout diff OLD NEW}: each change between two mappings, and whom it breaks. */
@Command(
        name = "diff",
        description =
                "Compares two mapping files: each change, and whether it breaks a reader or a writer of the old one.")
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The mapping as it was.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The mapping as it will be.")
    private Path next = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv (default: table).")
    private Table.Form format = Table.Form.TABLE;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        List<Difference.Change> changes = Difference.between(mapping(old), mapping(next));
        Table table = new Table(labels.locale())
                .column("record", labels.of("column.record"), false)
                .column("field", labels.of("column.field"), false)
                .column("change", labels.of("column.change"), false)
                .column("before", labels.of("column.before"), false)
                .column("after", labels.of("column.after"), false)
                .column("effect", labels.of("column.effect"), false);
        changes.forEach(change -> table.row(
                change.record(),
                change.field(),
                labels.of("change", change.kind()),
                change.before(),
                change.after(),
                labels.of("effect", change.effect())));
        table.print(out, format);
        if (format == Table.Form.TABLE) {
            out.println();
            out.println(labels.of(
                    "diff.summary",
                    changes.size(),
                    changes.stream()
                            .filter(change -> change.effect().breaksReader())
                            .count(),
                    changes.stream()
                            .filter(change -> change.effect().breaksWriter())
                            .count()));
            out.println(labels.of("diff.meaning"));
        }
        return ExitStatus.DONE;
    }

    private static Mapping mapping(Path file) {
        if (!Files.isReadable(file)) {
            throw new Misuse("file " + file + " can't be read; give two mappings, such as"
                    + " mappings/cnesst/CN-IN-01.yaml and its new version");
        }
        return Declarations.read(file, Mapping.class);
    }
}
