package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of the command line says the same in both languages. */
final class HelpTest {

    private static final ResourceBundle FRENCH = ResourceBundle.getBundle("messages.help", Locale.CANADA_FRENCH);

    /** NB: without a file of its own, the English help is what the commands say of themselves. */
    @Test
    void everyCommandOptionAndParameterIsExplainedInFrenchAndNothingElseIs() {
        Set<String> unused = new TreeSet<>(FRENCH.keySet());
        List<String> english = new ArrayList<>();
        unused.removeIf(key -> key.startsWith("usage.") || key.startsWith("mixinStandardHelpOptions."));

        for (CommandSpec command :
                commands(Exchange.commands(Locale.CANADA_FRENCH)).toList()) {
            String name = command.qualifiedName(".");
            if (!unused.remove(name + ".usage.description")) {
                english.add(name);
            }
            command.args().forEach(argument -> {
                List<String> keys = List.of(name + "." + key(argument), key(argument));
                keys.stream().filter(FRENCH::containsKey).findFirst().ifPresent(unused::remove);
                boolean standard = Stream.of("help", "version").anyMatch(key(argument)::equals);
                if (!standard && keys.stream().noneMatch(FRENCH::containsKey)) {
                    english.add(name + " " + key(argument));
                }
            });
        }

        assertThat(english).as("without French").isEmpty();
        assertThat(unused).as("explains nothing").isEmpty();
    }

    /** What is the same in English for several commands may be one text in French only where it is. */
    @Test
    void oneFrenchTextStandsForOneEnglishText() {
        Set<List<String>> pairs = new HashSet<>();
        List<CommandSpec> english = commands(Exchange.commands(Locale.CANADA)).toList();
        List<CommandSpec> french =
                commands(Exchange.commands(Locale.CANADA_FRENCH)).toList();
        for (int i = 0; i < english.size(); i++) {
            List<ArgSpec> one = english.get(i).args();
            List<ArgSpec> other = french.get(i).args();
            for (int k = 0; k < one.size(); k++) {
                pairs.add(List.of(
                        String.join(" ", one.get(k).description()),
                        String.join(" ", other.get(k).description())));
            }
        }

        assertThat(pairs).as("shown in English").noneMatch(pair -> pair.get(0).equals(pair.get(1)));
        assertThat(pairs.stream().map(pair -> pair.get(0))).doesNotHaveDuplicates();
        assertThat(pairs.stream().map(pair -> pair.get(1))).doesNotHaveDuplicates();
    }

    @Test
    void everyExitStatusIsExplainedInFrench() {
        Map<String, String> english =
                Exchange.commands(Locale.CANADA).getCommandSpec().usageMessage().exitCodeList();
        Map<String, String> french = Exchange.commands(Locale.CANADA_FRENCH)
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();

        assertThat(french).containsOnlyKeys(english.keySet());
        assertThat(french.values()).doesNotContainAnyElementsOf(english.values());
    }

    @Test
    void helpIsInTheLanguageAskedForWhereverItIsAsked() {
        assertThat(Program.run("--help", "--lang", "fr").out()).contains("Utilisation", "Code de retour", "écart");
        assertThat(Program.run("flags", "--lang=FR", "--help").out()).contains("les plus graves d’abord", "QUEUED");
        assertThat(Program.run("flags", "--lang=en", "--help").out()).contains("most severe first", "Usage: exchange");
        assertThat(Program.run("linkage", "explain", "--help", "--lang=fr").out())
                .contains("Explique une décision");
    }

    private static Stream<CommandSpec> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }

    private static String key(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName().replaceFirst("^-+", "")
                : argument.paramLabel() + "[" + ((CommandLine.Model.PositionalParamSpec) argument).index() + "]";
    }
}
