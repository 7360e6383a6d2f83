package qpip.exchange.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.InquiryState;

/** {@code flags}: what there is to look at. */
@Command(name = "flags", description = "Lists the flags, most severe first.")
final class FlagsCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable FlagState state;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only those of this rule, such as R15.")
    private @Nullable String rule;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: table).",
            defaultValue = "table")
    private Table.Form form = Table.Form.TABLE;

    @Override
    public Integer call() {
        Labels labels = options.labels();
        RuleText text = RuleText.in(labels.locale());
        try (Engine engine = options.engine()) {
            List<Flag> listed = new Flags(engine.database())
                    .list(new FlagFilter(
                            Optional.ofNullable(state),
                            Optional.ofNullable(rule).map(code -> code.toUpperCase(Locale.ROOT)),
                            Optional.empty()));
            new AccessLog(engine.database().client(), engine.clock())
                    .looked(Operator.name(), "list", "flags", "command line");
            Map<String, InquiryState> asked = new Inquiries(engine.database()).states();
            Table table = new Table(labels.locale())
                    .column("ref", labels.of("column.ref"), false)
                    .column("rule", labels.of("column.rule"), false)
                    .column("severity", labels.of("column.severity"), false)
                    .column("state", labels.of("column.state"), false)
                    .column("claim", labels.of("column.claim"), true)
                    .column("impact", labels.of("column.impact"), true)
                    .column("favourable", labels.of("column.favourable"), false)
                    .column("lastSeen", labels.of("column.last-seen"), false)
                    .column("inquiry", labels.of("column.inquiry"), false)
                    .column("title", labels.of("column.title"), false);
            listed.forEach(flag -> table.row(
                    flag.ref(),
                    flag.rule(),
                    form == Table.Form.TABLE ? labels.of("severity", flag.severity()) : flag.severity(),
                    form == Table.Form.TABLE ? labels.of("state", flag.state()) : flag.state(),
                    flag.claimId(),
                    flag.impact(),
                    flag.favourable() ? labels.of("yes") : "",
                    flag.lastSeenOn(),
                    Optional.ofNullable(asked.get(flag.ref()))
                            .map(state -> form == Table.Form.TABLE ? labels.of("asked", state) : state.name())
                            .orElse(""),
                    text.of(flag.message(), Map.of(), RuleText.Part.TITLE)));
            table.print(spec.commandLine().getOut(), form);
            return ExitStatus.DONE;
        }
    }
}
