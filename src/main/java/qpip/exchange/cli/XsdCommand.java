package qpip.exchange.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.job.Catalogue;
import qpip.exchange.layout.XmlSchema;

/** {@code layout xsd EXCHANGE}: the XML Schema of an exchange of XML. */
@Command(name = "xsd", description = "Prints the XML Schema of an exchange of XML, from its mapping.")
final class XsdCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXCHANGE", description = "The exchange, such as DE-IN-01.")
    private String exchange = "";

    @Override
    public Integer call() {
        Catalogue catalogue =
                Catalogue.read(options.installation(Optional.empty()).declarations());
        try {
            spec.commandLine().getOut().print(XmlSchema.of(LayoutCommand.named(catalogue, exchange)));
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }
}
