package qpip.exchange.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.simulation.Expectation;
import qpip.exchange.simulation.Truth;

/** {@code score TRUTH}: what should have been found, what was, what is missing, what is too much; by rule. */
@Command(
        name = "score",
        description = "Compares the flags with a simulation's truth, by rule: expected, found, missed, unexpected.")
final class ScoreCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TRUTH", description = "The simulation's truth.jsonl.")
    private Path truth = Path.of("truth.jsonl");

    @Override
    public Integer call() {
        if (!Files.isReadable(truth)) {
            throw new Misuse("the truth " + truth + " can't be read; give the truth.jsonl of a simulation");
        }
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        try (Engine engine = options.engine()) {
            Map<String, Expectation> expected = new TreeMap<>();
            Truth.read(truth).flags().forEach(one -> expected.put(key(one.rule(), one.claim(), one.person()), one));
            Map<String, List<Flag>> found = new Flags(engine.database())
                    .list(FlagFilter.ALL).stream()
                            .filter(flag -> flag.state() != FlagState.LAPSED)
                            .collect(Collectors.groupingBy(
                                    flag -> key(flag.rule(), flag.claimId(), flag.personId()),
                                    TreeMap::new,
                                    Collectors.toList()));
            return print(out, labels, expected, found);
        }
    }

    private static int print(
            PrintWriter out, Labels labels, Map<String, Expectation> expected, Map<String, List<Flag>> found) {
        Table table = new Table()
                .column("rule", labels.of("column.rule"), false)
                .column("expected", labels.of("column.expected"), true)
                .column("found", labels.of("column.found"), true)
                .column("missed", labels.of("column.missed"), true)
                .column("unexpected", labels.of("column.unexpected"), true)
                .column("different", labels.of("column.different"), true);
        TreeSet<String> rules = new TreeSet<>();
        expected.values().forEach(one -> rules.add(one.rule()));
        found.values().forEach(flags -> flags.forEach(flag -> rules.add(flag.rule())));
        List<String> faults = new ArrayList<>();
        long wrong = 0;
        for (String rule : rules) {
            long expectedOnes = expected.values().stream()
                    .filter(one -> one.rule().equals(rule))
                    .count();
            long hits = 0;
            long different = 0;
            long unexpected = 0;
            for (Map.Entry<String, Expectation> one : expected.entrySet()) {
                if (one.getValue().rule().equals(rule)) {
                    List<Flag> flags = found.getOrDefault(one.getKey(), List.of());
                    if (flags.isEmpty()) {
                        faults.add(labels.of(
                                "score.missed",
                                rule,
                                String.valueOf(one.getValue().claim()),
                                one.getValue().plant()));
                    } else {
                        hits++;
                        unexpected += flags.size() - 1L;
                        if (!same(one.getValue(), flags.get(0))) {
                            different++;
                            faults.add(labels.of(
                                    "score.different",
                                    rule,
                                    String.valueOf(one.getValue().claim()),
                                    one.getValue().plant(),
                                    shown(one.getValue()),
                                    flags.get(0).severity() + " " + flags.get(0).impact()));
                        }
                    }
                }
            }
            for (Map.Entry<String, List<Flag>> one : found.entrySet()) {
                if (one.getValue().get(0).rule().equals(rule) && !expected.containsKey(one.getKey())) {
                    unexpected += one.getValue().size();
                    faults.add(labels.of(
                            "score.unexpected",
                            rule,
                            String.valueOf(one.getValue().get(0).claimId())));
                }
            }
            wrong += expectedOnes - hits + unexpected + different;
            table.row(rule, expectedOnes, hits, expectedOnes - hits, unexpected, different);
        }
        table.print(out, Table.Form.TABLE);
        faults.forEach(out::println);
        out.println(wrong == 0 ? labels.of("score.perfect") : labels.of("score.wrong", wrong));
        return wrong == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static boolean same(Expectation expected, Flag flag) {
        return expected.severity()
                        .filter(severity -> !severity.equals(flag.severity().name()))
                        .isEmpty()
                && expected.impact()
                        .filter(impact -> impact.compareTo(flag.impact()) != 0)
                        .isEmpty()
                && expected.favourable() == flag.favourable();
    }

    private static String shown(Expectation expected) {
        return expected.severity().orElse("") + " "
                + expected.impact().map(BigDecimal::toPlainString).orElse("");
    }

    private static String key(String rule, long claim, long person) {
        return rule + "|" + claim + "|" + person;
    }
}
