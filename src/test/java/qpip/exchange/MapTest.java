package qpip.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import qpip.exchange.PackageMap.Use;

/** The README's map of packages is true: each package has its row, and uses only what its row names. */
class MapTest {

    private static final String BASE = "qpip.exchange.";
    private static final JavaClasses CLASSES = imported();
    private static final Set<Use> USES = uses();

    @Test
    void thePackagesFollowTheMap() throws IOException {
        PackageMap map = PackageMap.read(Files.readString(Path.of("README.md")));

        assertThat(map.problems(packages(), USES)).isEmpty();
    }

    @Test
    void everyPackageSaysThatNoNullCrossesItsMethods() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct().filter(name -> !isNullMarked(name)))
                .isEmpty();
    }

    @Test
    void aPackageWithoutAPackageInfoIsNotNullMarked() {
        assertThat(isNullMarked("org.springframework.nowhere")).isFalse();
    }

    @Test
    void whatTheClassesUseIsSeen() {
        assertThat(USES).contains(new Use("fact.Facts", "linkage.MatchLevel"));
        assertThat(packages()).contains("declaration", "storage", "cli");
        assertThat(map("| `fact` | what is said | - |").problems(Set.of("fact"), USES))
                .contains("fact.Facts uses linkage.MatchLevel, but fact may use no other package");
    }

    @Test
    void aMapThatIsFollowedHasNoProblem() {
        PackageMap map = map(
                "| `layout` | reads | - |",
                "| `register` | keeps | `layout` |",
                "| `cli` | shows | everything above |",
                "| `console` (planned) | shows | everything above but `cli` |");

        assertThat(map.problems(
                        Set.of("layout", "register", "cli"),
                        Set.of(
                                new Use("register.Claims", "layout.Layout"),
                                new Use("register.Claims", "register.Claim"),
                                new Use("cli.Exchange", "register.Claims"))))
                .isEmpty();
    }

    @Test
    void aUseThatTheRowDoesNotNameIsShownWithWhatTheRowAllows() {
        PackageMap map = map(
                "| `layout` | reads | - |",
                "| `register` | keeps | - |",
                "| `linkage` | compares | `register` |",
                "| `night` | orders | everything above but `layout`, `register` |");

        assertThat(map.problems(
                        Set.of("layout", "register", "linkage", "night"),
                        Set.of(
                                new Use("layout.Layout", "linkage.MatchLevel"),
                                new Use("linkage.MatchLevel", "layout.Layout"),
                                new Use("night.Tonight", "register.Claims"))))
                .containsExactly(
                        "layout.Layout uses linkage.MatchLevel, but layout may use no other package",
                        "linkage.MatchLevel uses layout.Layout, but linkage may use only register",
                        "night.Tonight uses register.Claims, but night may use only linkage");
    }

    @Test
    void aPackageWithoutARowIsAProblem() {
        assertThat(map("| `layout` | reads | - |").problems(Set.of("layout", "util"), Set.of()))
                .containsExactly("no row for the package util");
    }

    @Test
    void aRowWithoutAPackageIsAProblemUnlessItIsPlanned() {
        assertThat(map("| `layout` | reads | - |", "| `console` (planned) | shows | - |")
                        .problems(Set.of(), Set.of()))
                .containsExactly("no package for the row of layout: mark it (planned) or take it out");
    }

    @Test
    void aPlannedRowWhosePackageExistsIsAProblem() {
        assertThat(map("| `console` (planned) | shows | - |").problems(Set.of("console"), Set.of()))
                .containsExactly("the package console exists: take (planned) out of its row");
    }

    @Test
    void aRowThatNamesALaterRowOrItselfOrAnUnknownPackageIsAProblem() {
        PackageMap map = map(
                "| `layout` | reads | `register` |",
                "| `register` | keeps | `register`, `layout` |",
                "| `cli` | shows | everything above but `util` |");

        assertThat(map.problems(Set.of("layout", "register", "cli"), Set.of()))
                .containsExactly(
                        "the row of layout names register, which no earlier row is about; earlier are []",
                        "the row of register names register, which no earlier row is about; earlier are [layout]",
                        "the row of cli names util, which no earlier row is about; earlier are [layout, register]");
    }

    @Test
    void aRowThatIsIncompleteOrThereTwiceIsAProblem() {
        PackageMap map = map("| `layout` |  | - |", "| `layout` | reads | - |", "| `register` | keeps |");

        assertThat(map.problems(Set.of("layout"), Set.of()))
                .containsExactly(
                        "the row of layout doesn't say what the package is for",
                        "two rows for layout",
                        "a row has three columns, this one doesn't: | `register` | keeps |");
    }

    @Test
    void aTextWithoutTheTableIsRefused() {
        assertThatThrownBy(() -> PackageMap.read("# Exchange\n\n| package | used by |\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no table under the line '| package | what it is for | may use |'");
    }

    private static PackageMap map(String... rows) {
        List<String> title = List.of("# The map", "", "| package | what it is for | may use |", "| --- | --- | --- |");
        return PackageMap.read(
                String.join("\n", title) + "\n" + String.join("\n", rows) + "\n\n| another | table | here |\n");
    }

    private static JavaClasses imported() {
        // What our classes use of libraries is of no interest here, and reading it takes many seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("qpip.exchange");
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(JavaClass::getName)
                .map(MapTest::relative)
                .map(PackageMap::firstSegment)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Use> uses() {
        return CLASSES.stream()
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> dependency
                        .getTargetClass()
                        .getBaseComponentType()
                        .getName()
                        .startsWith(BASE))
                .map(dependency -> new Use(
                        relative(dependency.getOriginClass().getName()),
                        relative(dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String relative(String className) {
        return className.substring(BASE.length());
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
