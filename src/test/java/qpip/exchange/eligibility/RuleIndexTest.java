package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qpip.exchange.TestSources;

/**
 * What {@code ./exchange rules} says of values and tests is derived from the code. {@code -Dsamples.write=true} writes
 * the index anew.
 */
class RuleIndexTest {

    private static final Path INDEX = Path.of("src/main/resources/rules/index.properties");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("qpip.exchange.eligibility");
    private static final SortedMap<String, String> TEXTS = TestSources.tests();

    /** The text of each method of a test, up to the next one, by class and method. */
    private static final Map<String, Map<String, String>> METHODS =
            TEXTS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, test -> methods(test.getValue())));

    @Test
    void theIndexIsWhatTheCodeSays() throws IOException {
        String derived = derived();
        if (Boolean.getBoolean("samples.write")) {
            Files.writeString(INDEX, derived);
        }

        assertThat(derived)
                .as("mvn -q test -Dtest=RuleIndexTest -Dsamples.write=true writes the index anew")
                .isEqualTo(Files.readString(INDEX));
    }

    @Test
    void everyRuleHasATestOfItsOwn() {
        for (Rule rule : Rules.all()) {
            assertThat(tests(rule)).as(rule.name()).isNotEmpty();
        }
    }

    @Test
    void theValuesThatARuleReadsAreFoundThroughWhatItCalls() {
        assertThat(parameters("IndemnityInBenefitWeek", "examine")).contains("earnings.exemption-by-earnings-since");
        assertThat(parameters("BirthNotFound", "examine")).contains("civil.birth-grace-days");
        assertThat(parameters("SingleParentWeeks", "examine")).contains("civil.single-parent-weeks-since");
        assertThat(parameters("Screening", "screen")).anyMatch(name -> name.startsWith("freshness."));
    }

    @Test
    void everyValueThatTheIndexNamesIsInThePolicyOnSomeDay() {
        PolicyValues values = PolicyValues.of(Policy.read(Path.of("jobs/policy.yaml")), LocalDate.of(2026, 11, 22));
        Rules.all().stream()
                .flatMap(rule -> RuleIndex.parameters(rule.code()).stream())
                .forEach(name -> assertThat(values.named(name)).as(name).isNotEmpty());
    }

    private static String derived() {
        SortedMap<String, String> index = new TreeMap<>();
        index.put(
                RuleIndex.EVERY_RULE + ".parameters",
                String.join(" ", parameters(Screening.class.getSimpleName(), "screen")));
        for (Rule rule : Rules.all()) {
            index.put(rule.code() + ".parameters", String.join(" ", parameters(rule.name(), "examine")));
            index.put(rule.code() + ".tests", String.join(" ", tests(rule)));
        }
        StringBuilder text =
                new StringBuilder("# The values that each rule reads, and its tests. RuleIndexTest derives it.\n");
        index.forEach((key, value) -> text.append(key)
                .append(" = ")
                .append(value.replace(" ", " \\\n    "))
                .append('\n'));
        return text.toString();
    }

    /** The accessors of the policy that a method reaches, through whatever it calls in the package. */
    private static SortedSet<String> parameters(String type, String method) {
        SortedSet<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(units(type, method));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (!seen.add(unit.getFullName())) {
                continue;
            }
            Stream.of(
                            unit.getMethodCallsFromSelf(),
                            unit.getConstructorCallsFromSelf(),
                            unit.getMethodReferencesFromSelf())
                    .flatMap(Collection::stream)
                    .map(JavaAccess::getTarget)
                    .forEach(target -> {
                        JavaClass owner = target.getOwner();
                        Optional<String> name = parameter(owner, target.getName());
                        name.ifPresent(found::add);
                        boolean ours = owner.getPackageName().equals("qpip.exchange.eligibility");
                        if (ours && name.isEmpty() && !owner.getSimpleName().equals("Policy") && !isRule(owner)) {
                            open.addAll(units(owner.getName(), target.getName()));
                        }
                    });
        }
        return found;
    }

    private static boolean isRule(JavaClass owner) {
        return owner.getSimpleName().equals("Rule");
    }

    private static List<JavaCodeUnit> units(String type, String method) {
        return CLASSES.stream()
                .filter(candidate -> candidate.getName().equals(type)
                        || candidate.getSimpleName().equals(type))
                .flatMap(candidate -> candidate.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(method))
                .toList();
    }

    private static Optional<String> parameter(JavaClass owner, String method) {
        if (owner.getSimpleName().equals("Policy") && method.equals("rate")) {
            return Optional.of("rates");
        }
        return Arrays.stream(Policy.class.getRecordComponents())
                .filter(group -> group.getType().isRecord())
                .filter(group -> group.getType().getName().equals(owner.getName()))
                .filter(group -> Arrays.stream(group.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(method::equals))
                .map(group -> PolicyValues.kebab(group.getName()) + "." + PolicyValues.kebab(method))
                .findFirst();
    }

    /** The tests of the class that is named after the rule, and those that name the rule, its code, or its instance. */
    private static SortedSet<String> tests(Rule rule) {
        SortedSet<String> tests = new TreeSet<>();
        TEXTS.forEach((name, text) -> {
            boolean own = name.equals(rule.name() + "Test");
            Pattern about = about(rule, text);
            METHODS.getOrDefault(name, Map.of()).forEach((method, body) -> {
                if (own || about.matcher(body).find()) {
                    tests.add(name + "." + method);
                }
            });
        });
        return tests;
    }

    private static Map<String, String> methods(String text) {
        List<MatchResult> found = TestSources.METHOD.matcher(text).results().toList();
        Map<String, String> methods = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            int end = i + 1 < found.size() ? found.get(i + 1).start() : text.length();
            methods.merge(found.get(i).group(1), text.substring(found.get(i).start(), end), String::concat);
        }
        return methods;
    }

    private static Pattern about(Rule rule, String text) {
        StringBuilder words = new StringBuilder(rule.name()).append('|').append(rule.code());
        if (text.contains("new " + rule.name() + "(")) {
            Pattern.compile("(\\w+) =\\s+new " + rule.name() + "\\(")
                    .matcher(text)
                    .results()
                    .forEach(instance -> words.append('|').append(instance.group(1)));
        }
        return Pattern.compile("(?<![A-Za-z0-9])(?:" + words + ")(?![A-Za-z0-9])");
    }
}
