package qpip.exchange.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.document.InterfaceAgreement;
import qpip.exchange.job.Catalogue;

/** {@code agreement EXCHANGE}: the document that two agencies would sign, from the declarations alone. */
@Command(
        name = "agreement",
        description =
                "Prints the agreement on an exchange's interface, from its declarations alone: all that a developer at"
                        + " the partner needs.")
final class AgreementCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXCHANGE", description = "The exchange, such as CN-IN-01.")
    private String exchange = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or markdown (default: text).")
    private InterfaceAgreement.Form format = InterfaceAgreement.Form.TEXT;

    @Override
    public Integer call() {
        Catalogue catalogue =
                Catalogue.read(options.installation(Optional.empty()).declarations());
        try {
            spec.commandLine().getOut().print(InterfaceAgreement.of(catalogue, exchange, options.locale(), format));
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }
}
