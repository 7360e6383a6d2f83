package qpip.exchange.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.linkage.evaluation.LinkFolder;
import qpip.exchange.simulation.town.Town;

/** A small town with all its spouses, twins and namesakes, held against its register. */
class LinkingTest {

    private static final int PERSONS = 4_000;
    private static final int RECORDS = 24_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path town;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path other;

    private static LinkFolder folder;
    private static TrainedModel model;
    private static RegisterIndex register;
    private static Path decisions;
    private static Linked linked;

    @BeforeAll
    static void link() throws IOException {
        new Town(3, false).write(town, PERSONS, RECORDS);
        folder = LinkFolder.of(town);
        model = folder.trained();
        register = folder.register();
        decisions = town.resolve("decisions.csv");
        linked = folder.link(register, model, Thresholds.USUAL, 2, decisions);
    }

    @Test
    void nobodyIsTakenForATwinASpouseOrAChild() throws IOException {
        LinkFolder.Score score = folder.score(decisions).orElseThrow();

        assertThat(score.household()).isZero();
        assertThat(score.wrong()).isLessThanOrEqualTo(1);
        assertThat(score.found()).isGreaterThan(0.99);
        assertThat(linked.reviews()).isLessThan(RECORDS / 100);
        assertThat(linked.wrong().low()).isLessThanOrEqualTo(1 - score.precision());
        assertThat(linked.wrong().high()).isGreaterThanOrEqualTo(1 - score.precision());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void theDecisionsAreTheSameWithAnyNumberOfThreads(int threads) throws IOException {
        Path again = other.resolve("again.csv");

        folder.link(register, model, Thresholds.USUAL, threads, again);

        assertThat(again).hasSameBinaryContentAs(decisions);
    }

    @Test
    void theDecisionsAreTheSameInAnyOrderOfTheRecords() throws IOException {
        copy(other);
        List<String> lines = Files.readAllLines(town.resolve("extract.csv"));
        List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(turned);
        turned.add(0, lines.get(0));
        Files.write(other.resolve("extract.csv"), turned);
        Path there = other.resolve("decisions.csv");

        LinkFolder.of(other).link(register, model, Thresholds.USUAL, 2, there);

        assertThat(byRecord(there, line -> lines.size() - line)).isEqualTo(byRecord(decisions, line -> line));
    }

    private interface Numbering {
        long of(long line);
    }

    private static Map<Long, Finding.Scored> byRecord(Path file, Numbering numbering) throws IOException {
        Map<Long, Finding.Scored> found = new HashMap<>();
        DecisionFile.each(file, finding -> found.put(numbering.of(finding.line()), finding.best()));
        return found;
    }

    @Tag("slow")
    @Test
    void everyStoredDecisionExplainsItselfToTheMilliBit() throws IOException {
        DecisionFile.Heading heading = DecisionFile.heading(decisions);
        List<Explanation> explained = new ArrayList<>();

        DecisionFile.each(decisions, finding -> explained.add(Explanation.of(finding, model, heading)));

        assertThat(explained).hasSize((int) (linked.matches() + linked.reviews()));
        assertThat(explained)
                .allSatisfy(one -> assertThat(one.terms().stream()
                                .mapToInt(Explanation.Term::bits)
                                .sum())
                        .isEqualTo(one.finding().best().weight()));
        assertThat(explained).anyMatch(one -> !one.rivalTerms().isEmpty());
        assertThat(explained)
                .filteredOn(one -> one.finding().outcome() == Outcome.MATCH)
                .allSatisfy(one -> assertThat(one.change()).isPresent());
    }

    @Test
    void aDecisionIsNotExplainedWithAnotherModelNorWithAnotherSum() throws IOException {
        DecisionFile.Heading heading = DecisionFile.heading(decisions);
        Finding finding = first(decisions);
        Finding.Scored best = finding.best();
        Finding heavier = new Finding(
                finding.line(),
                finding.outcome(),
                finding.caution(),
                new Finding.Scored(best.person(), best.weight() + 1, best.levels(), best.frequencies()),
                finding.rival(),
                finding.chance(),
                finding.keys());

        assertThatThrownBy(() -> Explanation.of(finding, model.withShare(0.3), heading))
                .isInstanceOf(TrainedModel.BadModel.class)
                .hasMessageContaining("another model");
        assertThatThrownBy(() -> Explanation.of(heavier, model, heading))
                .isInstanceOf(TrainedModel.BadModel.class)
                .hasMessageContaining("add up to");
    }

    private static Finding first(Path file) throws IOException {
        List<Finding> all = new ArrayList<>();
        DecisionFile.each(file, all::add);
        return all.get(0);
    }

    @Test
    void aModelIsReadAsItWasWrittenAndNotIfItWasChanged() throws IOException {
        Path file = other.resolve("model.json");
        model.write(file);

        assertThat(TrainedModel.read(file).hash()).isEqualTo(model.hash());

        Files.writeString(file, Files.readString(file).replaceFirst("\"share\" : 0\\.", "\"share\" : 0.0"));
        assertThatThrownBy(() -> TrainedModel.read(file))
                .isInstanceOf(TrainedModel.BadModel.class)
                .hasMessageContaining("was changed");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> TrainedModel.read(file)).hasMessageContaining("no version");
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> TrainedModel.read(file)).isInstanceOf(TrainedModel.BadModel.class);
    }

    @Test
    void aSourceThatBeginsToCutSurnamesIsReportedTheFirstNight() throws IOException {
        new Town(3, true).write(other, PERSONS, RECORDS);

        Linked night = LinkFolder.of(other).link(register, model, Thresholds.USUAL, 2, other.resolve("d.csv"));

        assertThat(night.drift())
                .filteredOn(Linked.Drift::isDrift)
                .extracting(Linked.Drift::field)
                .containsExactly("surname");
        assertThat(linked.drift()).noneMatch(Linked.Drift::isDrift);
    }

    @Tag("slow")
    @Test
    void modelsOfTwoHalvesDecideAlike() throws IOException {
        List<String> lines = Files.readAllLines(town.resolve("extract.csv"));
        List<Map<Long, String>> outcomes = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            Path there = Files.createDirectory(other.resolve("half" + half));
            copy(there);
            List<String> rows = new ArrayList<>(List.of(lines.get(0)));
            for (int line = 1 + half; line < lines.size(); line += 2) {
                rows.add(lines.get(line));
            }
            Files.write(there.resolve("extract.csv"), rows);
            Path file = there.resolve("decisions.csv");
            folder.link(register, LinkFolder.of(there).trained(), Thresholds.USUAL, 2, file);
            Map<Long, String> outcome = new HashMap<>();
            DecisionFile.each(
                    file,
                    finding -> outcome.put(
                            finding.line(),
                            finding.outcome() + " " + finding.best().person()));
            outcomes.add(outcome);
        }

        long differ = 0;
        for (long line = 1; line <= RECORDS; line++) {
            String one = outcomes.get(0).getOrDefault(line, "NONE");
            differ += one.equals(outcomes.get(1).getOrDefault(line, "NONE")) ? 0 : 1;
        }
        assertThat(differ).isLessThanOrEqualTo(RECORDS / 1000);
    }

    @Test
    void aPersonNamedTwiceInASourceThatNamesEverybodyOnceIsLeftToAPerson() throws IOException {
        copy(other);
        Path declaration = other.resolve("linkage.yaml");
        Files.writeString(
                declaration, Files.readString(declaration).replace("task: link", "task: link\none-to-one: true"));
        List<String> lines = Files.readAllLines(town.resolve("extract.csv"));
        Finding match = matched();
        String row = lines.get((int) match.line());
        Files.write(other.resolve("extract.csv"), List.of(lines.get(0), row, row, lines.get(1)));

        Path file = other.resolve("d.csv");
        LinkFolder.of(other).link(register, model, Thresholds.USUAL, 1, file);

        List<Finding> found = new ArrayList<>();
        DecisionFile.each(file, found::add);
        assertThat(found)
                .filteredOn(one -> one.line() <= 2)
                .hasSize(2)
                .allMatch(one -> one.caution() == Caution.CONTESTED && one.outcome() == Outcome.REVIEW);
    }

    private static Finding matched() throws IOException {
        List<Finding> all = new ArrayList<>();
        DecisionFile.each(decisions, all::add);
        return all.stream()
                .filter(one -> one.outcome() == Outcome.MATCH)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "record,person,trap",
                "HEAD\n1,2,3\n",
                "HEAD\n1,2,3,\"Roy,x,,1990-01-01,F,H1H1H1,,,\n",
                "HEAD\n1,2,3,\"Roy\"x,x,,1990-01-01,F,H1H1H1,,,\n"
            })
    void anExtractThatCannotBeTakenApartIsRefusedWithItsLineAndWithoutItsText(String text) throws IOException {
        copy(other);
        String head = "record,person,trap,surname,given,second,born,sex,postcode,sin,nam,licence";
        Files.writeString(other.resolve("extract.csv"), text.replace("HEAD", head));

        assertThatThrownBy(
                        () -> LinkFolder.of(other).link(register, model, Thresholds.USUAL, 2, other.resolve("d.csv")))
                .isInstanceOf(BadExtract.class)
                .hasMessageNotContaining("Roy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1,2\",Roy,x,,1990-01-01,F,H1H1H1,,,", ",Roy,x,,1990-01-01,F,H1H1H1,,,"})
    void aRegisterWhosePersonsHaveNoPlainNumberIsRefused(String row) throws IOException {
        copy(other);
        Files.writeString(
                other.resolve("register.csv"),
                "person,surname,given,second,born,sex,postcode,sin,nam,licence\n" + row + "\n");

        assertThatThrownBy(() -> LinkFolder.of(other).register())
                .isInstanceOf(BadExtract.class)
                .hasMessageContaining("person's number");
    }

    @Test
    void aFileWithoutLinesIsRefusedBeforeItFillsTheMemory() throws IOException {
        copy(other);
        String head = "record,person,trap,surname,given,second,born,sex,postcode,sin,nam,licence\n";
        Files.writeString(other.resolve("extract.csv"), head + "x".repeat(40_000_000));

        assertThatThrownBy(
                        () -> LinkFolder.of(other).link(register, model, Thresholds.USUAL, 2, other.resolve("d.csv")))
                .isInstanceOf(BadExtract.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void quotesMarksAndLineEndsOfOtherSystemsChangeNothing() throws IOException {
        copy(other);
        List<String> lines = Files.readAllLines(town.resolve("extract.csv"));
        StringBuilder text = new StringBuilder("\uFEFF");
        for (String line : lines) {
            text.append('"').append(line.replace(",", "\",\"")).append("\"\r\n");
        }
        Files.writeString(other.resolve("extract.csv"), text);
        Path file = other.resolve("d.csv");

        LinkFolder.of(other).link(register, model, Thresholds.USUAL, 2, file);

        assertThat(file).hasSameBinaryContentAs(decisions);
    }

    private static void copy(Path to) throws IOException {
        for (String file : List.of("register.csv", "linkage.yaml")) {
            Files.copy(town.resolve(file), to.resolve(file));
        }
    }
}
