package qpip.exchange.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Catalogue;
import qpip.exchange.layout.Layout;

/**
 * {@code check}: reads every declaration, runs the examples of the mappings, and lists what there is; all problems at
 * once.
 */
@Command(
        name = "check",
        description =
                "Checks all declarations and the examples in the mappings, and lists partners, mappings and jobs.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        Catalogue catalogue =
                Catalogue.read(options.installation(Optional.empty()).declarations());
        Table partners = new Table(labels.locale())
                .column("partner", labels.of("column.partner"), false)
                .column("name", labels.of("column.name"), false)
                .column("agreements", labels.of("column.agreements"), false);
        catalogue
                .partners()
                .forEach(partner -> partners.row(
                        partner.partner(),
                        partner.name().in(labels.locale()),
                        partner.agreements().stream()
                                .map(agreement -> agreement.number() + " (" + agreement.inForceFrom() + " – "
                                        + agreement.expires() + ")")
                                .collect(java.util.stream.Collectors.joining(", "))));
        partners.print(out, Table.Form.TABLE);
        out.println();
        Table mappings = new Table(labels.locale())
                .column("exchange", labels.of("column.exchange"), false)
                .column("title", labels.of("column.title"), false)
                .column("format", labels.of("column.format"), false)
                .column("examples", labels.of("column.examples"), true)
                .column("job", labels.of("column.job"), false);
        for (Layout layout : catalogue.layouts()) {
            mappings.row(
                    layout.exchange(),
                    layout.mapping().title().in(labels.locale()),
                    layout.mapping().format().getClass().getSimpleName() + ", "
                            + layout.mapping().charset(),
                    layout.mapping().examples().size(),
                    catalogue
                            .exchange(layout.exchange())
                            .map(exchange -> exchange.job().order() + ", "
                                    + exchange.job().every().word())
                            .orElse(""));
        }
        mappings.print(out, Table.Form.TABLE);
        out.println();
        out.println(labels.of("check.good"));
        return ExitStatus.DONE;
    }
}
