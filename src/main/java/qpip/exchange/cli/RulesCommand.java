package qpip.exchange.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.eligibility.PolicyValues;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.eligibility.RuleIndex;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.job.Catalogue;

/** {@code rules}: what each rule reads, says and rests on, its values in force on a day, and the tests that hold it. */
@Command(
        name = "rules",
        description = "Lists the rules: what each reads and finds, its legal basis, values in force, and tests.")
final class RulesCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0..*",
            paramLabel = "RULE",
            description = "Only these rules, by code or name, such as R27 or ClaimantDied.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "The day on which values are in force (default: today), such as 2026-11-22.")
    private @Nullable LocalDate on;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        Catalogue catalogue =
                Catalogue.read(options.installation(Optional.empty()).declarations());
        LocalDate day = options.day(on);
        PolicyValues inForce = PolicyValues.of(catalogue.policy(), day);
        List<Rule> rules = names.isEmpty()
                ? Rules.all()
                : names.stream().map(RulesCommand::named).toList();
        for (Rule rule : rules) {
            rule(out, labels, catalogue, rule);
            values(out, labels.of("rules.values", day.toString()), labels, RuleIndex.parameters(rule.code()), inForce);
            out.println(labels.of("rules.tests"));
            RuleIndex.tests(rule.code()).forEach(test -> out.println("    " + test));
            out.println();
        }
        values(
                out,
                labels.of("rules.values-every", day.toString()),
                labels,
                RuleIndex.parameters(RuleIndex.EVERY_RULE),
                inForce);
        return ExitStatus.DONE;
    }

    private static Rule named(String name) {
        try {
            return Rules.named(name);
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }

    private static void rule(PrintWriter out, Labels labels, Catalogue catalogue, Rule rule) {
        out.println(rule.code() + "  " + rule.name() + "  v" + rule.version());
        out.println(labels.of(
                "rules.reads",
                rule.reads().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .collect(Collectors.joining(", "))));
        out.println(labels.of(
                "rules.jobs",
                catalogue.exchanges().stream()
                        .filter(exchange -> exchange.rules().contains(rule))
                        .map(exchange -> exchange.id())
                        .sorted()
                        .collect(Collectors.joining(", "))));
        List<Locale> languages = labels.locale().getLanguage().equals("en")
                ? List.of(Locale.CANADA, Locale.CANADA_FRENCH)
                : List.of(Locale.CANADA_FRENCH, Locale.CANADA);
        for (String message : new TreeSet<>(rule.messages())) {
            for (Locale language : languages) {
                RuleText text = RuleText.in(language);
                out.println("  [" + language.getLanguage() + "] " + message + ": "
                        + text.template(message, RuleText.Part.TITLE));
                for (RuleText.Part part :
                        List.of(RuleText.Part.FOUND, RuleText.Part.CHECK, RuleText.Part.TRAPS, RuleText.Part.BASIS)) {
                    out.println("       " + part.name().toLowerCase(Locale.ROOT) + ": " + text.template(message, part));
                }
            }
        }
    }

    private static void values(PrintWriter out, String title, Labels labels, List<String> names, PolicyValues inForce) {
        out.println(title);
        names.stream()
                .flatMap(name -> inForce.named(name).stream())
                .forEach(parameter -> out.println("    "
                        + parameter.name() + " = " + parameter.value() + "  ("
                        + labels.of("rules.since", parameter.from().toString(), parameter.source())
                        + (parameter.confirmed() ? "" : ", " + labels.of("rules.unconfirmed")) + ")"));
        if (names.isEmpty()) {
            out.println("    " + labels.of("rules.none"));
        }
    }
}
