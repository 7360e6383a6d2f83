package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.MatchReview;
import qpip.exchange.review.MatchReviews;
import qpip.exchange.review.NotAllowed;

/** {@code matches}: the matches that wait for a person, or the answer to one of them. */
@Command(
        name = "matches",
        description = "Lists the matches that wait for a person to say whether it is the same person; or answers one.")
final class MatchesCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MATCH", description = "The match to answer, by its number.")
    private @Nullable Long id;

    @Option(
            names = "--answer",
            paramLabel = "ANSWER",
            description = "${COMPLETION-CANDIDATES}; what is of somebody else is forgotten at once.")
    private MatchReview.@Nullable Answer answer;

    @Option(names = "--note", paramLabel = "NOTE", description = "Why; the note is kept.", defaultValue = "")
    private String note = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: table).",
            defaultValue = "table")
    private Table.Form form = Table.Form.TABLE;

    @Override
    public Integer call() {
        if ((id == null) != (answer == null)) {
            throw new Misuse("a match is answered with its number and --answer together");
        }
        try (Engine engine = options.engine()) {
            if (id != null && answer != null) {
                answer(engine, id, answer);
            } else {
                list(engine);
            }
            return ExitStatus.DONE;
        }
    }

    private void answer(Engine engine, long match, MatchReview.Answer said) {
        new AccessLog(engine.database().client(), engine.clock())
                .looked(Operator.name(), "match-answer", "match " + match, said + ", command line");
        MatchReviews matches = new MatchReviews(engine.database());
        MatchReview review =
                matches.find(match).orElseThrow(() -> new Misuse("match " + match + " does not wait, or not any more"));
        try {
            matches.answer(review, said, Operator.name(), note, LocalDate.now(engine.clock()));
        } catch (NotAllowed e) {
            throw new Misuse("match " + match + ": " + e.getMessage());
        }
        spec.commandLine().getOut().println(options.labels().of("matches.saved"));
    }

    private void list(Engine engine) {
        new AccessLog(engine.database().client(), engine.clock())
                .looked(Operator.name(), "list", "matches", "command line");
        Labels labels = options.labels();
        Table table = new Table(labels.locale())
                .column("match", labels.of("matches.number"), true)
                .column("exchange", labels.of("column.exchange"), false)
                .column("level", labels.of("matches.level"), false)
                .column("since", labels.of("matches.since"), false)
                .column("evidence", labels.of("matches.evidence"), false);
        MatchReviews matches = new MatchReviews(engine.database());
        List<MatchReview> page = matches.waiting(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(match -> table.row(
                    match.id(),
                    match.exchange(),
                    form != Table.Form.TABLE
                            ? match.level()
                            : match.namesOne() ? labels.of("match", match.level()) : labels.of("matches.several"),
                    match.fact().receivedOn(),
                    evidence(match, labels)));
            page = matches.waiting(page.get(page.size() - 1).id(), PAGE);
        }
        table.print(spec.commandLine().getOut(), form);
    }

    private String evidence(MatchReview match, Labels labels) {
        return match.evidence().stream()
                .map(one -> form == Table.Form.TABLE ? labels.of("evidence", one) : one.code())
                .collect(Collectors.joining(form == Table.Form.TABLE ? "; " : " "));
    }
}
