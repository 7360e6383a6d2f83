package qpip.exchange.cli;

import java.time.LocalDate;
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
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.Inquiring;
import qpip.exchange.job.NotPermitted;
import qpip.exchange.job.Progress;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Inquiry;

/** {@code inquire REF}: puts a question about the person of a flag to a partner. */
@Command(
        name = "inquire",
        description = "Asks a partner about the person of a flag; the question leaves with the partner's next file.")
final class InquireCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REF", description = "The flag, as ./exchange flags lists it.")
    private String ref = "";

    @Option(names = "--partner", paramLabel = "PARTNER", required = true, description = "Whom to ask, such as cnesst.")
    private String partner = "";

    @Option(
            names = "--exchange",
            paramLabel = "EXCHANGE",
            description = "Which exchange carries the question, where several of the partner's could.")
    private @Nullable String exchange;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            required = true,
            description = "Why; it is kept in the register of releases and must identify nobody.")
    private String reason = "";

    @Option(
            names = "--night",
            paramLabel = "DATE",
            description = "The date of the question (default: today in Québec).")
    private @Nullable LocalDate night;

    @Override
    public Integer call() {
        LocalDate date = options.day(night);
        try (Engine engine = options.engine(Optional.ofNullable(night), Progress.NONE)) {
            Flag flag = FlagCommand.find(engine, ref);
            if (engine.catalogue().partners().stream().map(Partner::partner).noneMatch(partner::equals)) {
                throw new Misuse("unknown partner; the partners are "
                        + engine.catalogue().partners().stream()
                                .map(Partner::partner)
                                .collect(Collectors.joining(", ")));
            }
            Optional<String> carrier = Optional.ofNullable(exchange)
                    .map(id -> RunCommand.exchange(engine.catalogue(), id).id());
            Inquiring inquiring = new Inquiring(engine.workshop(), engine.catalogue());
            Inquiry asked = ask(inquiring, flag, carrier, date);
            new AccessLog(engine.database().client(), engine.clock())
                    .looked(
                            Operator.name(),
                            "inquire",
                            "flag " + flag.ref(),
                            "inquiry " + asked.ref() + " to " + partner);
            spec.commandLine()
                    .getOut()
                    .println(options.labels()
                            .of(
                                    "inquiry.raised",
                                    asked.ref(),
                                    asked.exchange(),
                                    inquiring
                                            .next(RunCommand.exchange(engine.catalogue(), asked.exchange()), date)
                                            .toString()));
            return ExitStatus.DONE;
        }
    }

    private Inquiry ask(Inquiring inquiring, Flag flag, Optional<String> carrier, LocalDate date) {
        try {
            return inquiring.ask(flag, partner, carrier, reason, Operator.name(), date);
        } catch (NotPermitted refused) {
            throw new Misuse(String.valueOf(refused.getMessage()));
        }
    }
}
