package qpip.exchange.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.linkage.index.BadExtract;
import qpip.exchange.linkage.index.DecisionFile;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.linkage.index.Finding;
import qpip.exchange.linkage.index.Outcome;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.match.Bits;
import qpip.exchange.review.Flag;

/**
 * {@code linkage explain FILE RECORD}: why a record was taken for a person's, and why not for another's. {@code linkage
 * explain FLAG}: the same for the matches of the nightly jobs that a flag rests on.
 */
@Command(
        name = "explain",
        description = "Explains a decision from what was stored of it: why, why not another, what would change it.")
final class WhyCommand implements Callable<Integer> {

    private static final Pattern FLAG = Pattern.compile("F-[A-Z2-7]{12}");

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE|FLAG",
            description = "The decisions, or the reference of a flag whose matches are explained.")
    private String what = "decisions.csv";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RECORD",
            description = "The record's number in its file, from 1; not with a flag.")
    private Optional<Long> record = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model they were made with; model.json beside the decisions if left out.")
    private Path model = Path.of("");

    @Override
    public Integer call() {
        if (FLAG.matcher(what).matches()) {
            return flag();
        }
        Path file = Path.of(what);
        long number = record.orElseThrow(
                () -> new Misuse("give a file of decisions and the number of a record, or the reference of a flag"));
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            DecisionFile.Heading heading = DecisionFile.heading(file);
            Finding finding = DecisionFile.find(file, number)
                    .orElseThrow(() -> new Misuse(options.labels().of("linkage.no-decision", number)));
            print(
                    spec.commandLine().getOut(),
                    options.labels(),
                    Explanation.of(
                            finding,
                            LinkageCommand.read(LinkageCommand.model(folder == null ? Path.of("") : folder, model)),
                            heading));
            return ExitStatus.DONE;
        } catch (BadExtract e) {
            throw new Misuse(file.getFileName() + ": " + e.getMessage());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new Misuse("there are no decisions in " + file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("the decisions can't be read", e);
        }
    }

    /** NB: what is printed names the register's number of the person, and nothing that the record said. */
    private int flag() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        try (Engine engine = options.engine()) {
            Flag flag = FlagCommand.find(engine, what);
            MatchWeights weights = new MatchWeights(engine.database().client());
            List<Fact> facts = new Facts(engine.database().client()).referenced(flag.evidence());
            if (facts.stream().allMatch(fact -> fact.matchWeight().isEmpty())) {
                out.println(labels.of("linkage.not-weighed"));
            }
            for (Fact fact : facts) {
                weights.explain(fact.reference()).ifPresent(explained -> {
                    out.println(labels.of(
                            "linkage.weighed",
                            fact.reference(),
                            explained.weighed().scored().person(),
                            bits(explained.weighed().weight()),
                            String.format(
                                    Locale.ROOT, "%.6f", explained.weighed().chance()),
                            fact.match().name(),
                            fact.matchKey()));
                    terms(out, labels, explained.terms(), explained.weighed().weight());
                    out.println();
                });
            }
            return ExitStatus.DONE;
        } catch (TrainedModel.BadModel e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }

    private static void print(PrintWriter out, Labels labels, Explanation explanation) {
        Finding finding = explanation.finding();
        out.println(labels.of(
                finding.outcome() == Outcome.MATCH ? "linkage.is-match" : "linkage.is-review",
                finding.line(),
                finding.best().person(),
                bits(finding.best().weight()),
                String.format(Locale.ROOT, "%.6f", finding.chance())));
        if (finding.outcome() == Outcome.REVIEW) {
            out.println(labels.of("caution", finding.caution()));
        }
        terms(out, labels, explanation.terms(), finding.best().weight());
        if (finding.rival().isSomebody()) {
            out.println();
            out.println(labels.of(
                    "linkage.why-not",
                    finding.rival().person(),
                    bits(finding.best().weight() - finding.rival().weight())));
            terms(out, labels, explanation.rivalTerms(), finding.rival().weight());
        }
        explanation
                .change()
                .ifPresent(change -> out.println(labels.of(
                        change.agrees() ? "linkage.if-agreed" : "linkage.if-differed",
                        change.field(),
                        bits(change.weight()))));
    }

    private static void terms(PrintWriter out, Labels labels, List<Explanation.Term> terms, int sum) {
        Table table = new Table(labels.locale())
                .column("field", labels.of("linkage.field"), false)
                .column("level", labels.of("linkage.level"), false)
                .column("bits", labels.of("linkage.bits"), true)
                .column("frequency", labels.of("linkage.frequency"), true);
        for (Explanation.Term term : terms) {
            String kind = labels.of("term", term.kind());
            table.row(
                    term.kind() == Explanation.Kind.FIELD
                            ? term.field()
                            : term.field().isEmpty() ? kind : kind + ": " + term.field(),
                    term.level(),
                    bits(term.bits()),
                    term.frequency() == 0 ? "" : bits(term.frequency()));
        }
        table.row(labels.of("linkage.sum"), "", bits(sum), "");
        table.print(out, Table.Form.TABLE);
    }

    /** NB: in thousandths, so that what is shown adds up. */
    private static String bits(int milli) {
        return String.format(Locale.ROOT, "%.3f", milli / (double) Bits.BIT);
    }
}
