package qpip.exchange.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static qpip.exchange.register.SyntheticRegister.MAPPINGS;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Example;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.storage.TestDatabase;
import qpip.exchange.storage.TestDatabases;

class RegisterExtractsTest {

    private static final String BOTH = "qpip.exchange.storage.TestDatabases#both";
    private static final SyntheticRegister PEOPLE = SyntheticRegister.of(4, 300);
    private static final SyntheticRegister FAMILY = SyntheticRegister.of(5, 1);

    private final Path folder;

    RegisterExtractsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsWrittenAndLoadedIsReadEqual(TestDatabase test) {
        PEOPLE.write(folder, 1, true);
        RegisterExtracts.Loaded loaded = load(test);

        assertThat(loaded.version()).isEqualTo(1);
        assertThat(loaded.changed()).isTrue();
        assertThat(loaded.counts())
                .hasSize(10)
                .containsEntry("REG-PERSONS", (long) PEOPLE.persons().size())
                .containsEntry("REG-CLAIMS", (long) PEOPLE.files().size());
        assertHolds(test, PEOPLE);
        assertThat(RegisterSnapshot.load(test.database()).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSameFilesTwiceChangeNothing(TestDatabase test) {
        PEOPLE.write(folder, 1, true);
        load(test);

        RegisterExtracts.Loaded again = load(test);

        assertThat(again.version()).isEqualTo(1);
        assertThat(again.changed()).isFalse();
        assertHolds(test, PEOPLE);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aFullExtractReplacesTheRegister(TestDatabase test) {
        PEOPLE.write(folder, 1, true);
        load(test);
        SyntheticRegister others = SyntheticRegister.of(6, 100);
        others.write(folder, 5, true);

        assertThat(load(test).version()).isEqualTo(2);
        assertHolds(test, others);
        assertThat(RegisterSnapshot.load(test.database()).size())
                .isEqualTo(others.persons().size());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDeltaReplacesWhatItNamesAndLeavesTheRest(TestDatabase test) {
        PEOPLE.write(folder, 1, true);
        load(test);
        SyntheticRegister others = SyntheticRegister.of(7, 300);
        ClaimFile changed = others.files().stream()
                .filter(file -> file.claim().id() == 101)
                .findFirst()
                .orElseThrow();
        Person moved = others.persons().stream()
                .filter(person -> person.id() == 1)
                .findFirst()
                .orElseThrow();
        List<Person> named = Stream.of(
                        Stream.of(moved, changed.claimant()),
                        changed.children().stream(),
                        changed.otherParent().stream())
                .flatMap(those -> those)
                .toList();
        new SyntheticRegister(named, List.of(changed.event()), List.of(changed)).write(folder, 2, false);

        assertThat(load(test).version()).isEqualTo(2);

        Register register = new Register(test.database());
        assertThat(register.claimFile(101)).contains(changed);
        assertThat(register.persons(List.of(1L))).containsExactly(moved);
        List<ClaimFile> rest = PEOPLE.files().stream()
                .filter(file -> file.event().id() != 1 && file.event().id() != 101)
                .toList();
        assertThat(register.claimFiles(
                        rest.stream().map(file -> file.claim().id()).toList()))
                .isEqualTo(rest);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDeltaMayNameWhomTheRegisterHoldsAlready(TestDatabase test) {
        PEOPLE.write(folder, 1, true);
        load(test);
        ClaimFile file = PEOPLE.files().get(0);
        new SyntheticRegister(List.of(), List.of(), List.of(file)).write(folder, 2, false);

        assertThat(load(test).version()).isEqualTo(2);
        assertHolds(test, PEOPLE);

        new SyntheticRegister(List.of(), List.of(), List.of(strange(file))).write(folder, 3, false);
        assertThatThrownBy(() -> load(test))
                .isInstanceOf(RegisterRefused.class)
                .hasMessage(
                        "REG-CLAIMS_00000003.csv line 3: the field claimant-id names a record that is in none of the"
                                + " files and not on the register; lines with this fault: 1");
        assertHolds(test, PEOPLE);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSequenceHasToGrow(TestDatabase test) {
        PEOPLE.write(folder, 3, true);
        load(test);
        SyntheticRegister.of(6, 2).write(folder, 3, true);

        assertThatThrownBy(() -> load(test))
                .hasMessage(
                        "REG-PERSONS_00000003.csv: the sequence must be greater than 3, the last one loaded, but is 3");
        assertHolds(test, PEOPLE);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aRefusedLoadLeavesTheRegisterAsItWas(TestDatabase test) throws IOException {
        PEOPLE.write(folder, 1, true);
        load(test);
        SyntheticRegister.of(6, 50).write(folder, 2, true);
        // The last claim alone is wrong, and only the load itself can see it: the rows before it are written by then.
        change("REG-CLAIMS_00000002.csv", text -> {
            int last = text.lastIndexOf('\n', text.lastIndexOf("99;") - 2) + 1;
            String[] cells = text.substring(last, text.indexOf('\n', last)).split(";", -1);
            String period = cells[8];
            cells[8] = cells[9];
            cells[9] = period;
            return text.substring(0, last) + String.join(";", cells) + text.substring(text.indexOf('\n', last));
        });

        assertThatThrownBy(() -> load(test))
                .isInstanceOf(RegisterRefused.class)
                .hasMessageMatching("REG-CLAIMS_00000002.csv line [0-9]+:"
                        + " the field benefit-to must not hold a day before benefit-from");
        assertHolds(test, PEOPLE);
        assertThat(new Register(test.database()).version()).isEqualTo(1);
    }

    @Test
    void hostileFilesAreRefusedInOneSentence() throws IOException {
        refused(
                "REG-PERSONS_00000001.csv",
                text -> text.substring(0, text.indexOf("99;")),
                "REG-PERSONS_00000001.csv: NO_TRAILER, ");
        refused("REG-WEEKS_00000001.csv", text -> text.substring(0, text.length() - 5), "REG-WEEKS_00000001.csv: ");
        refused("REG-EVENTS_00000001.csv", text -> text + text, "REG-EVENTS_00000001.csv: AFTER_TRAILER, ");
        refused(
                "REG-PERSONS_00000001.csv",
                text -> text.replaceFirst("\n99;0*[0-9]+", "\n99;7777"),
                "REG-PERSONS_00000001.csv: COUNT, ");
        refused(
                "REG-CHILDREN_00000001.csv",
                text -> text.replaceFirst("00;REG-CHILDREN;QPIP;0*1;", "00;REG-CHILDREN;QPIP;2;"),
                "REG-CHILDREN_00000001.csv: the header's field file-seq must hold 1 like its name and the other files,"
                        + " but holds another value");
        refused(
                "REG-CHILDREN_00000001.csv",
                text -> text.replaceFirst(";F;", ";D;"),
                "REG-CHILDREN_00000001.csv: the header's field mode must hold F like its name and the other files,"
                        + " but holds another value");
        refused(
                "REG-CLAIMS_00000001.csv",
                text -> text.replaceFirst("REG-CLAIMS", "REG-WEEKS"),
                "REG-CLAIMS_00000001.csv: ");
        refused(
                "REG-PERSONS_00000001.csv",
                text -> text.replaceFirst("\n1;", "\nx;"),
                "REG-PERSONS_00000001.csv line 3: TYPE in the field person-id, ");
        refused(
                "REG-PERSONS_00000001.csv",
                text -> text.replaceFirst("\n2;", "\n1;"),
                "REG-PERSONS_00000001.csv line 4: the id of the record stands in an earlier one already");
        refused(
                "REG-CLAIMS_00000001.csv",
                text -> text.replaceFirst("\n1;1;1;", "\n1;1;8;"),
                "REG-CLAIMS_00000001.csv line 3: the field claimant-id names a record that is in none of the files;"
                        + " lines with this fault: 1");
        refused(
                "REG-EVENTS_00000001.csv",
                text -> text.replaceFirst("\n1;", "\n8;"),
                "REG-CHILDREN_00000001.csv line 3: the field event-id names a record that is in none of the files;"
                        + " lines with this fault: ");
        refused("REG-DECLARATIONS_00000001.csv", text -> "", "REG-DECLARATIONS_00000001.csv: EMPTY, ");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        PEOPLE.write(folder, 1, true);
        Path file = folder.resolve("REG-PERSONS_00000001.csv");
        String text = Files.readString(file).replaceAll("[^\\x00-\\xff]", "é");
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));

        assertRefused("REG-PERSONS_00000001.csv: ENCODING, ");
    }

    @Test
    void aMissingFileAndAnEmptyFolderAreRefused() throws IOException {
        assertRefused("REG-PERSONS_00000001.csv is missing, and so is every other extract of the register;"
                + " put all ten into the folder");
        FAMILY.write(folder, 1, true);
        Files.delete(folder.resolve("REG-WEEKS_00000001.csv"));
        assertRefused("REG-WEEKS_00000001.csv is missing; all ten extracts of a sequence are loaded together");
    }

    @Test
    void aDeltaCannotBeTheFirst() {
        FAMILY.write(folder, 1, false);
        assertRefused("REG-PERSONS_00000001.csv: a delta can't be the first load; load a full extract of the register");
    }

    @Test
    void filesThatWereNotClosedAreRefused() {
        RegisterExtracts.Writer open =
                RegisterExtracts.writer(folder, MAPPINGS, 1, true, Instant.parse("2026-11-21T23:00:00Z"));
        FAMILY.persons().forEach(open::person);
        assertRefused("REG-PERSONS_00000001.csv: ");
        open.close();
        try (TestDatabase test = TestDatabases.h2()) {
            assertThatCode(() -> load(test)).doesNotThrowAnyException();
        }
    }

    @Test
    void identifiersOfAWrongShapeAreRefusedWithoutTheirValue() {
        for (Identifier identifier : List.of(
                new Identifier(IdentifierType.SIN, "80000000A", LocalDate.EPOCH, Optional.empty()),
                new Identifier(IdentifierType.NAM, "LAFE9001", LocalDate.EPOCH, Optional.empty()))) {
            Person person = new Person(
                    1,
                    "Roy",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Sex.X,
                    List.of(),
                    List.of(identifier));
            new SyntheticRegister(List.of(person), List.of(), List.of()).write(folder, 1, true);
            assertRefused("REG-IDENTIFIERS_00000001.csv line 3: the field identifier must hold the "
                    + (identifier.type() == IdentifierType.SIN
                            ? "nine digits of a SIN"
                            : "twelve characters of a NAM, in upper case, without blanks"));
        }
    }

    @Test
    void aDebtBelowNothingAndALossOfEmploymentAreRefused() throws IOException {
        amounts("REG-DEBTS_00000001.csv", "CR9;1;1;2026-01-02;2026-04-03;-0.01;2026-05-01", "-0.01");
        assertRefused("REG-DEBTS_00000001.csv line 3: the field balance must not be negative");
        amounts("REG-DEBTS_00000001.csv", "CR9;1;1;2026-01-02;2026-01-01;1.00;2026-05-01", "1.00");
        assertRefused(
                "REG-DEBTS_00000001.csv line 3: the field certificate-date must not hold a day before noticed-on");
        amounts("REG-DEBTS_00000001.csv", "CR9;1;99;2026-01-02;2026-04-03;1.00;2026-05-01", "1.00");
        assertRefused("REG-DEBTS_00000001.csv line 3: the field person-id names a record that is in none of the files;"
                + " lines with this fault: 1");
        amounts("REG-EARNINGS_00000001.csv", "1;2025;EMPLOYMENT;-0.01", "-0.01");
        assertRefused("REG-EARNINGS_00000001.csv line 3: the field amount must not be negative for employment");
        amounts("REG-EARNINGS_00000001.csv", "77;2025;BUSINESS;-0.01", "-0.01");
        assertRefused(
                "REG-EARNINGS_00000001.csv line 3: the field claim-id names a record that is in none of the files;"
                        + " lines with this fault: 1");
    }

    /** An extract of one record, whole in itself. */
    private void amounts(String file, String record, String total) throws IOException {
        FAMILY.write(folder, 1, true);
        Path path = folder.resolve(file);
        List<String> lines = Files.readAllLines(path);
        Files.writeString(
                path,
                String.join("\n", lines.get(0), lines.get(1), record, "99;1;" + total + ";" + record.length()) + "\n");
    }

    @Test
    void aChildGivenTwiceIsRefused() {
        Event event = FAMILY.events().get(0);
        long child = event.children().get(0);
        Event twice = new Event(
                event.id(),
                event.type(),
                event.expectedOn(),
                event.actualOn(),
                2,
                event.province(),
                event.attestationNo(),
                List.of(child, child));
        new SyntheticRegister(FAMILY.persons(), List.of(twice), List.of()).write(folder, 1, true);
        assertRefused("the extracts of sequence 1 contradict themselves: rows of event_child:"
                + " a row with that key stands already (SQLSTATE 23505)");
    }

    @Test
    void theSamePeopleGiveTheSameBytes() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        PEOPLE.write(folder, 1, true);
        PEOPLE.write(other, 1, true);

        for (RegisterExtract extract : RegisterExtract.values()) {
            assertThat(Files.mismatch(folder.resolve(extract.fileName(1)), other.resolve(extract.fileName(1))))
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource(RegisterExtract.class)
    void everyMappingIsSoundAndItsExamplesHold(RegisterExtract extract) throws IOException {
        Path file = MAPPINGS.resolve(extract.id() + ".yaml");
        assertThat(Layout.lint(Declarations.reading(file, Mapping.class))).isEmpty();
        FAMILY.write(folder, 1, true);
        Path data = folder.resolve(extract.fileName(1));
        List<String> lines = Files.readAllLines(data);
        Layout layout = extract.layout(MAPPINGS);

        for (Example example : layout.mapping().examples()) {
            Files.writeString(data, lines.get(0) + "\n" + lines.get(1) + "\n" + example.line() + "\n99;1;0.00;0\n");
            Map<String, String> rejected = new TreeMap<>();
            Extracts.verify(data, layout, 1, 1, line -> rejected.put(line.field(), reason(line)), read -> {});
            assertThat(rejected)
                    .as(example.line())
                    .isEqualTo(example.rejected()
                            .map(expected ->
                                    Map.of(expected.field(), expected.reason().name()))
                            .orElse(Map.of()));
        }
    }

    private static String reason(RejectedLine line) {
        return line.reason().name();
    }

    private static ClaimFile strange(ClaimFile file) {
        Claim claim = file.claim();
        Claim other = new Claim(
                claim.id(),
                claim.eventId(),
                999_999,
                claim.role(),
                claim.filedOn(),
                claim.plan(),
                claim.workerStatus(),
                claim.lowIncomeRule(),
                claim.benefitPeriod(),
                claim.qualifyingPeriod(),
                claim.qualifyingExtensionWeeks(),
                claim.averageWeeklyEarnings(),
                claim.weeklyBenefit(),
                claim.supplementRequested(),
                claim.spouseAtFirstFiling(),
                claim.otherParent(),
                claim.singleParentWeeks(),
                claim.status());
        return new ClaimFile(
                other,
                file.claimant(),
                file.event(),
                file.children(),
                file.otherParent(),
                file.spouseAtFirstFiling(),
                file.weeks(),
                file.declarations(),
                file.earnings(),
                file.debts());
    }

    private RegisterExtracts.Loaded load(TestDatabase test) {
        return RegisterExtracts.load(folder, MAPPINGS, test.database());
    }

    private static void assertHolds(TestDatabase test, SyntheticRegister people) {
        Register register = new Register(test.database());
        assertThat(register.claimFiles(
                        people.files().stream().map(file -> file.claim().id()).toList()))
                .isEqualTo(people.files());
        assertThat(register.persons(people.persons().stream().map(Person::id).toList()))
                .isEqualTo(people.persons());
    }

    private void refused(String file, UnaryOperator<String> fault, String sentence) throws IOException {
        FAMILY.write(folder, 1, true);
        change(file, fault);
        assertRefused(sentence);
    }

    private void change(String file, UnaryOperator<String> fault) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path, StandardCharsets.UTF_8);
        String after = fault.apply(before);
        assertThat(after).as("the fault in " + file).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    private void assertRefused(String sentence) {
        try (TestDatabase test = TestDatabases.h2()) {
            assertThatThrownBy(() -> load(test))
                    .isInstanceOf(RegisterRefused.class)
                    .hasMessageStartingWith(sentence);
            assertThat(new Register(test.database()).version()).isZero();
            assertThat(RegisterSnapshot.load(test.database()).size()).isZero();
        }
    }
}
