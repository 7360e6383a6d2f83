package qpip.exchange.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.agreement.Partner;
import qpip.exchange.declaration.JsonSchema;
import qpip.exchange.eligibility.Policy;
import qpip.exchange.job.JobDeclaration;
import qpip.exchange.job.Mailboxes;
import qpip.exchange.layout.Mapping;

/** {@code schema KIND}: the JSON Schema of a kind of declaration, so that an editor completes it. */
@Command(name = "schema", description = "Prints the JSON Schema of a kind of declaration, for editors.")
final class SchemaCommand implements Callable<Integer> {

    /** The kinds of declaration files. */
    enum Kind {
        PARTNER(Partner.class),
        MAPPING(Mapping.class),
        JOB(JobDeclaration.class),
        POLICY(Policy.class),
        MAILBOXES(Mailboxes.class);

        private final Class<? extends Record> type;

        Kind(Class<? extends Record> type) {
            this.type = type;
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.MAPPING;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(JsonSchema.of(kind.type, "qpip-exchange " + kind.name().toLowerCase(java.util.Locale.ROOT)));
        return ExitStatus.DONE;
    }
}
