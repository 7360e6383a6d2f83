package qpip.exchange.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Catalogue;
import qpip.exchange.layout.Layout;

/** {@code layout explain|diff|xsd}: what a layout says of a record, of another layout, and to other programs. */
@Command(
        name = "layout",
        description = "Explains a record, compares two mappings, or prints an XML Schema.",
        subcommands = {ExplainCommand.class, DiffCommand.class, XsdCommand.class})
final class LayoutCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; there are: layout explain FILE RECORD, layout diff OLD NEW, layout xsd EXCHANGE");
    }

    /** The layout of an exchange, the register's own included. */
    static Layout named(Catalogue catalogue, String exchange) {
        return catalogue.layouts().stream()
                .filter(layout -> layout.exchange().equals(exchange))
                .findFirst()
                .orElseThrow(() -> new Misuse("there is no mapping of exchange '" + exchange + "'; those that are: "
                        + catalogue.layouts().stream().map(Layout::exchange).collect(Collectors.joining(", "))));
    }
}
