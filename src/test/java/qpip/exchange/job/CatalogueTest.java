package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import qpip.exchange.declaration.BadDeclaration;

/** The project's own declarations are good; each way to spoil them is told with its file and line, all at once. */
class CatalogueTest {

    private final Path root;

    CatalogueTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void copy() throws IOException {
        for (String folder : List.of("jobs", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of(folder), root.resolve(folder));
        }
    }

    @Test
    void theProjectsOwnDeclarationsAreGood() {
        Catalogue catalogue = Catalogue.read(root);
        assertThat(catalogue.exchanges())
                .extracting(ExchangeDefinition::id)
                .containsSubsequence("CN-OUT-01", "RA-OUT-01", "DE-IN-01")
                .contains("CN-IN-01", "RA-IN-01", "DE-IN-02");
        assertThat(catalogue.partners()).extracting("partner").contains("civil-status", "cnesst", "ramq");
        assertThat(catalogue.exchange("XX-IN-01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jobs/CN-IN-01.yaml|[IndemnityInBenefitWeek,|[IndemnityInBenefitMonth,|10|unknown rule 'IndemnityInBenefitMonth'; the rules are AddressOrDeathReported, As
            jobs/CN-IN-01.yaml|[IndemnityInBenefitWeek,|[ClaimantDied,|10|rule ClaimantDied reads facts of kind [DEATH], and this job gives INCOME_REPLACEMENT
            jobs/CN-IN-01.yaml|answers:       CN-OUT-01|answers:       CN-OUT-99|9|unknown exchange 'CN-OUT-99'; the exchanges are CN-IN-01, CN-IN-02, CN-OUT-01,
            jobs/CN-IN-01.yaml|fact:          income-replacement|fact:          preventive-withdrawal|7|a fact of kind PREVENTIVE_WITHDRAWAL needs 'fact.motive', which no field of the mapping means
            jobs/CN-IN-01.yaml|exchange: CN-IN-01|exchange: CN-IN-77|2|exchange 'CN-IN-77' has no mapping; those that have one are CN-IN-01,
            jobs/RA-IN-01.yaml|exchange: RA-IN-01|exchange: CN-IN-01|3|exchange 'CN-IN-01' has two jobs
            jobs/CN-IN-01.yaml|rejected-max: 0.02|rejected-max: 1.02|11|rejected-max must be a share from 0 to 1
            jobs/CN-IN-01.yaml|every:    sunday|every:    sonntag|4|unknown frequency 'sonntag'; write night, business-night, a day such as sunday
            mappings/cnesst/CN-IN-01.yaml|partner:        cnesst|partner:        cnest|4|unknown partner 'cnest'; the partners are civil-status, cnesst, ramq
            mappings/cnesst/partner.yaml|partner:          cnesst|partner:          saaq|3|partner 'saaq' must have the name of its folder, 'cnesst'
            mappings/cnesst/partner.yaml|CN-OUT-01: [record-type,|CN-OUT-01: [blood-type,|0|agreement ENT-CN-2007 permits field 'blood-type', which exchange CN-OUT-01 does not have
            mappings/cnesst/partner.yaml|CN-OUT-01: [record-type,|CN-OUT-88: [record-type,|0|agreement ENT-CN-2007 permits field 'record-type', which exchange CN-OUT-88 does not have
            """)
    void aSpoiltDeclarationIsToldWithItsPlace(String file, String sound, String spoilt, int line, String message)
            throws IOException {
        spoil(file, sound, spoilt);
        BadDeclaration bad = catchThrowableOfType(BadDeclaration.class, () -> Catalogue.read(root));
        assertThat(bad.problems())
                .as(bad.getMessage())
                .anyMatch(problem -> problem.file().equals(Path.of(file))
                        && (line == 0 || problem.line() == line)
                        && problem.message().startsWith(message));
    }

    @Test
    void aMappingThatLacksAnAttributeOfTheFactIsToldWhereTheJobNamesTheFact() throws IOException {
        spoil("mappings/cnesst/CN-IN-01.yaml", "means: fact.amount", "means: fact.sum");
        BadDeclaration bad = catchThrowableOfType(BadDeclaration.class, () -> Catalogue.read(root));
        assertThat(bad.problems())
                .as(bad.getMessage())
                .anyMatch(problem -> problem.file().equals(Path.of("jobs/CN-IN-01.yaml"))
                        && problem.line() == 7
                        && problem.message()
                                .equals("a fact of kind INCOME_REPLACEMENT needs 'fact.amount',"
                                        + " which no field of the mapping means"));
    }

    @Test
    void aJobThatReadsWhatItsMappingWritesIsRefused() throws IOException {
        spoil("mappings/cnesst/CN-IN-01.yaml", "direction:      in", "direction:      out");
        BadDeclaration bad = catchThrowableOfType(BadDeclaration.class, () -> Catalogue.read(root));
        assertThat(bad.problems())
                .as(bad.getMessage())
                .anyMatch(problem ->
                        problem.message().equals("the mapping's direction is out, so the job's kind must be Outbound"));
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
        spoil("jobs/CN-IN-01.yaml", "[IndemnityInBenefitWeek,", "[Nothing, NothingElse,");
        spoil("jobs/RA-IN-01.yaml", "answers:       RA-OUT-01", "answers:       RA-OUT-99");
        spoil("mappings/cnesst/partner.yaml", "CN-OUT-01: [record-type,", "CN-OUT-01: [blood-type,");
        BadDeclaration bad = catchThrowableOfType(BadDeclaration.class, () -> Catalogue.read(root));
        assertThat(bad.problems()).as(bad.getMessage()).hasSize(5);
        assertThat(bad.getMessage())
                .contains("unknown rule 'Nothing'", "unknown rule 'NothingElse'", "RA-OUT-99", "blood-type")
                .doesNotContain(root.toString());
    }

    @Test
    void aModelThatIsMissingWasChangedOrComparesOtherThingsIsRefused() throws IOException {
        spoil("jobs/CN-IN-01.yaml", "kind:          Inbound", "kind:          Inbound\n  model:         nobody");
        assertThat(problems()).containsExactly("jobs/CN-IN-01.yaml: there is no model nobody.json");

        Files.copy(root.resolve("mappings/models/people.json"), root.resolve("mappings/models/nobody.json"));
        assertThat(Catalogue.read(root).exchange("CN-IN-01")).isPresent();

        spoil("mappings/models/nobody.json", "\"share\" : 0.1", "\"share\" : 0.2");
        assertThat(problems())
                .containsExactly(
                        "jobs/CN-IN-01.yaml: nobody.json was changed since it was trained: its hash is another");

        Files.writeString(root.resolve("mappings/models/nobody.json"), "{");
        assertThat(problems()).containsExactly("jobs/CN-IN-01.yaml: nobody.json isn't a model that can be read");
    }

    private List<String> problems() {
        return catchThrowableOfType(BadDeclaration.class, () -> Catalogue.read(root)).problems().stream()
                .map(problem -> problem.file() + ": " + problem.message())
                .toList();
    }

    @Test
    void aFolderWithoutDeclarationsIsToldSo() {
        FileSystemUtils.deleteRecursively(root.resolve("mappings").toFile());
        assertThatThrownBy(() -> Catalogue.read(root))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining("there is no such folder; declarations stand in mappings/ and jobs/");
    }

    private void spoil(String file, String sound, String spoilt) throws IOException {
        String text = Files.readString(root.resolve(file));
        assertThat(text).contains(sound);
        Files.writeString(root.resolve(file), text.replace(sound, spoilt));
    }
}
