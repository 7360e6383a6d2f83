package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.review.NotAllowed;

/** {@code review REF}: goes on with a flag: looks, verifies, tells the person, takes the response. */
@Command(
        name = "review",
        description =
                "Goes on with a flag: IN_REVIEW, VERIFIED, NOTICE_SENT, RESPONSE_RECEIVED, RESPONSE_EXPIRED; or DISPUTED"
                        + " while a request for correction is open.")
final class ReviewCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REF", description = "The flag, as ./exchange flags lists it.")
    private String ref = "";

    @Option(names = "--to", paramLabel = "STATE", required = true, description = "The state that it comes to.")
    private FlagState to = FlagState.IN_REVIEW;

    @Option(
            names = "--note",
            paramLabel = "NOTE",
            description = "What was looked at, sent or received; the note is kept.",
            defaultValue = "")
    private String note = "";

    @Override
    public Integer call() {
        try (Engine engine = options.engine()) {
            Flag flag = acting(
                    engine,
                    "review",
                    ref,
                    people -> people.move(ref, to, Operator.name(), note, LocalDate.now(engine.clock())));
            Labels labels = options.labels();
            spec.commandLine().getOut().println(labels.of("review.done", flag.ref(), labels.of("state", flag.state())));
            return ExitStatus.DONE;
        }
    }

    interface Act {
        Flag by(Dispositions people);
    }

    /** Does it in the operator's name and keeps that on record; what isn't allowed is misuse. */
    static Flag acting(Engine engine, String verb, String ref, Act act) {
        if (new Flags(engine.database()).find(ref).isEmpty()) {
            throw new Misuse("unknown flag '" + FlagCommand.shown(ref) + "'; ./exchange flags lists them");
        }
        new AccessLog(engine.database().client(), engine.clock())
                .looked(Operator.name(), verb, "flag " + ref, "command line");
        int days = engine.catalogue().policy().declared().responseDays(LocalDate.now(engine.clock()));
        try {
            return act.by(new Dispositions(engine.database(), days, engine.clock()));
        } catch (NotAllowed e) {
            throw new Misuse("flag " + ref + ": " + e.getMessage());
        }
    }
}
