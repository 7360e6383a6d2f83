package qpip.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/edge-cases.md says truly what holds each edge case and each trap of a rule. */
class EdgeCasesTest {

    private static final Path PAGE = Path.of("docs/edge-cases.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+|R\\d\\d) \\|.*\\| (.*) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+\\.\\w+)`");
    private static final Pattern PLANT = Pattern.compile("(?m)^ {4}([A-Z][A-Z0-9_]+)\\(");

    @Test
    void everyEdgeCaseIsThereOnceAndInOrder() throws IOException {
        List<Integer> numbers = rows().map(row -> row.group(1))
                .filter(number -> !number.startsWith("R"))
                .map(Integer::valueOf)
                .toList();

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 45).boxed().toList());
    }

    @Test
    void theTrapsOfEveryRuleAreThere() throws IOException {
        List<String> rules = rows().map(row -> row.group(1))
                .filter(number -> number.startsWith("R"))
                .toList();

        assertThat(rules)
                .isEqualTo(IntStream.rangeClosed(1, 35)
                        .mapToObj(number -> String.format("R%02d", number))
                        .toList());
    }

    @Test
    void everyCaseIsHeldByATestOrAPlantThatThereIs() throws IOException {
        Set<String> known = known();

        assertThat(rows().toList()).isNotEmpty().allSatisfy(row -> {
            List<String> names = NAME.matcher(row.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(names).as(row.group()).isNotEmpty();
            assertThat(known).as(row.group()).containsAll(names);
        });
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList().stream();
    }

    /** Each test as {@code Class.method}, each plant as {@code Enum.CONSTANT}. */
    private static Set<String> known() {
        Set<String> names = new TreeSet<>();
        collect(names, TestSources.tests(), TestSources.METHOD);
        collect(names, TestSources.under(Path.of("src/main/java/qpip/exchange/simulation"), "Plant.java"), PLANT);
        return names;
    }

    private static void collect(Set<String> names, SortedMap<String, String> texts, Pattern member) {
        texts.forEach((type, text) ->
                member.matcher(text).results().forEach(found -> names.add(type + "." + found.group(1))));
    }
}
