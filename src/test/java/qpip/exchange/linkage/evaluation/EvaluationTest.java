package qpip.exchange.linkage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.declaration.BadDeclaration;

/** Match quality is a ratchet: the figures may rise. The same defaults serve every set. */
final class EvaluationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Tag("slow")
    @Test
    void recordsWithUpToTenErrorsAreGathered() throws IOException {
        new HardRecords(1, 4000, 400).tenErrors(folder, 1000, 5, 10);

        Evaluated evaluated = Evaluation.of(folder, 2);

        assertThat(evaluated.decided().orElseThrow().f1()).isGreaterThan(0.97);
        assertThat(evaluated.clustered().orElseThrow().f1()).isGreaterThan(0.97);
    }

    @Tag("slow")
    @Test
    void manyRecordsOfALifeAreGathered() throws IOException {
        new HardRecords(3, 8000, 500).historical(folder, 300);

        Evaluated evaluated = Evaluation.of(folder, 2);

        assertThat(evaluated.decided().orElseThrow().f1()).isGreaterThan(0.92);
    }

    @Tag("slow")
    @Test
    void peopleOfFewNamesAreToldApart() throws IOException {
        new HardRecords(2, 300, 120).dense(folder, 4000);

        Evaluated evaluated = Evaluation.of(folder, 2);

        assertThat(evaluated.decided().orElseThrow().f1()).isGreaterThan(0.88);
    }

    @Tag("slow")
    @Test
    void householdsAreNotTakenForPersons() throws IOException {
        new HardRecords(4, 3000, 400).households(folder, 1000);

        Evaluated evaluated = Evaluation.of(folder, 2);

        assertThat(evaluated.decided().orElseThrow().precision()).isGreaterThan(0.985);
        assertThat(evaluated.decided().orElseThrow().f1()).isGreaterThan(0.95);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        new HardRecords(5, 500, 200).tenErrors(folder, 300, 3, 6);

        Evaluated one = Evaluation.of(folder, 1);
        Evaluated eight = Evaluation.of(folder, 8);

        assertThat(eight.model()).isEqualTo(one.model());
        assertThat(eight.decided()).isEqualTo(one.decided());
        assertThat(eight.clustered()).isEqualTo(one.clustered());
        assertThat(eight.calibration()).isEqualTo(one.calibration());
    }

    @Tag("slow")
    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        new HardRecords(5, 500, 200).tenErrors(folder, 300, 3, 6);
        Evaluated asTheyCame = Evaluation.of(folder, 2);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                List<String> rows = Files.readAllLines(file);
                Collections.shuffle(rows.subList(1, rows.size()), new Random(9));
                Files.write(file, rows);
            }
        }

        Evaluated shuffled = Evaluation.of(folder, 2);

        assertThat(shuffled.model()).isEqualTo(asTheyCame.model());
        assertThat(shuffled.decided()).isEqualTo(asTheyCame.decided());
        assertThat(shuffled.clustered()).isEqualTo(asTheyCame.clustered());
        assertThat(shuffled.calibration()).isEqualTo(asTheyCame.calibration());
    }

    /** Not in the project: 2 MB, under the licence of the FEBRL project. {@code -Dlinkage.data=DIR} names a copy. */
    @ParameterizedTest
    @CsvSource({"febrl1, 0.998", "febrl2, 0.998", "febrl3, 0.998", "febrl4, 0.9995", "febrl4-names, 0.992"})
    void theFebrlSetsAreMatched(String set, double least) throws IOException {
        String data = System.getProperty("linkage.data", "");
        assumeTrue(!data.isEmpty(), "the FEBRL files aren't in the project; -Dlinkage.data=DIR names their folder");
        copied("samples/linkage/" + set, Path.of(data, "febrl"));

        assertThat(Evaluation.of(folder, 2).decided().orElseThrow().f1()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void aPublishedSetOfClustersIsMatched() throws IOException {
        String data = System.getProperty("linkage.data", "");
        assumeTrue(!data.isEmpty(), "the file isn't in the project; -Dlinkage.data=DIR names its folder");
        copied("samples/linkage/fake-1000", Path.of(data, "splink_fake_1000"));

        assertThat(Evaluation.of(folder, 2).clustered().orElseThrow().f1()).isGreaterThan(0.95);
    }

    @Test
    void everyMistakeOfTheDeclarationIsToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,name\n1,Roy\n");
        Files.writeString(folder.resolve("linkage.yaml"), """
                task: deduplicate
                files:
                  - file: a.csv
                columns:
                  name: surname
                  born: date-of-birth
                truth:
                  kind: Entity
                  column: person
                """);

        assertThatThrownBy(() -> Evaluation.of(folder, 1))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("linkage.yaml:6: the file a.csv has no column 'born'; its columns are id, name")
                .hasMessageContaining(
                        "linkage.yaml:7: the file a.csv has no column 'person'; its columns are id, name");
    }

    @Test
    void twoFilesAreNeededToLink() throws IOException {
        Files.writeString(
                folder.resolve("linkage.yaml"), "task: link\nfiles:\n  - file: a.csv\ncolumns:\n  name: surname\n");

        assertThatThrownBy(() -> Evaluation.of(folder, 1))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("files must name 2 files to link, not 1");
    }

    @Test
    void aRowWithTooFewCellsIsToldByItsLineWithoutItsContent() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,name\n1,Roy\n2\n");
        Files.writeString(
                folder.resolve("linkage.yaml"),
                "task: deduplicate\nfiles:\n  - file: a.csv\ncolumns:\n  name: surname\n");

        assertThatThrownBy(() -> Evaluation.of(folder, 1))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("a.csv:3: expected 2 cells as in the first row, found 1")
                .hasMessageNotContaining("Roy");
    }

    @Test
    void aMissingOrWronglyEncodedFileIsTold() throws IOException {
        String declaration = "task: deduplicate\nfiles:\n  - file: a.csv\ncolumns:\n  name: surname\n";
        Files.writeString(folder.resolve("linkage.yaml"), declaration);

        assertThatThrownBy(() -> Evaluation.of(folder, 1))
                .hasMessageContaining("linkage.yaml:3: the file a.csv isn't in the folder of linkage.yaml");

        Files.write(folder.resolve("a.csv"), new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> Evaluation.of(folder, 1))
                .hasMessageContaining("linkage.yaml:3: the file a.csv isn't UTF-8; name its charset");
    }

    @Test
    void aListOfPairsIsATruthToo() throws IOException {
        Files.writeString(
                folder.resolve("a.csv"),
                "id,first,last,born\n1,Anne,Roy,1980-02-03\n2,Ann,Roy,1980-02-03\n3,Jean,Morin,1970-01-05\n");
        Files.writeString(folder.resolve("pairs.csv"), "one,other\n1,2\n");
        Files.writeString(folder.resolve("linkage.yaml"), """
                task: deduplicate
                files:
                  - file: a.csv
                columns:
                  first: given-name
                  last: surname
                  born: date-of-birth
                truth:
                  kind: PairList
                  file: pairs.csv
                  id: id
                """);

        assertThat(Evaluation.of(folder, 1).decided().orElseThrow().truth()).isEqualTo(1);
    }

    @Test
    void filesOfOneRecordOrNoneAreMatchedToNothing() throws IOException {
        Files.writeString(
                folder.resolve("linkage.yaml"),
                "task: deduplicate\nfiles:\n  - file: a.csv\ncolumns:\n  name: surname\n");
        for (String rows : List.of("name\n", "name\nRoy\n")) {
            Files.writeString(folder.resolve("a.csv"), rows);

            assertThat(Evaluation.of(folder, 2).pairs()).isZero();
        }
    }

    private void copied(String sample, Path data) throws IOException {
        Files.copy(Path.of(sample, "linkage.yaml"), folder.resolve("linkage.yaml"));
        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }
}
