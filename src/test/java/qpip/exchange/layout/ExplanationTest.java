package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {

    private final Path folder;

    ExplanationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRecordOfEveryFormatIsTakenApartAtItsPlace() throws Exception {
        for (String mapping : List.of("cnesst/CN-IN-01", "ramq/RA-IN-01", "civil-status/DE-IN-01")) {
            Layout layout = Sample.layout(mapping);
            List<Values> details = Sample.values(layout, 40, 3);
            Path file = Sample.write(folder, Sample.file(layout, details));
            for (int number : new int[] {1, 17, 40}) {
                Explanation explanation = Explanation.of(file, layout, number);
                assertThat(explanation.fault()).as(mapping).isEmpty();
                assertThat(explanation.kind()).isEqualTo(layout.details().get(0).name());
                for (Explanation.Cell cell : explanation.cells()) {
                    boolean own = !cell.name().contains(".") && cell.field().type() != Field.Type.GROUP;
                    if (own && cell.field().type() != Field.Type.MOMENT) {
                        assertThat(cell.text())
                                .as(mapping + " " + cell.name())
                                .isEqualTo(details.get(number - 1).text(cell.name()));
                    }
                    assertThat(cell.found().isEmpty()).isTrue();
                }
                byte[] there = Files.readAllBytes(file);
                assertThat(there).containsSubsequence(explanation.bytes());
                assertThat(new String(there, (int) explanation.offset(), 1, StandardCharsets.ISO_8859_1))
                        .isEqualTo(new String(explanation.bytes(), 0, 1, StandardCharsets.ISO_8859_1));
            }
            assertThat(Explanation.of(file, layout, Explanation.HEADER).kind()).isEqualTo("header");
            assertThat(Explanation.of(file, layout, Explanation.TRAILER).cells())
                    .filteredOn(cell -> cell.name().equals("detail-count"))
                    .singleElement()
                    .satisfies(cell -> assertThat(cell.text()).isEqualTo("40"));
        }
    }

    @Test
    void theRuleThatALineBrokeIsNamedAndTheOtherFieldsStand() throws Exception {
        Layout layout = Layout.of(Sample.declared(Faulty.FIXED));
        Path file = file("20800123457ANNE      20261123+0056000X  ");

        Explanation explanation = Explanation.of(file, layout, 1);

        Explanation.Fault fault = explanation.fault().orElseThrow();
        assertThat(fault.reason()).isEqualTo(LineReason.WEEK_NOT_SUNDAY);
        assertThat(fault.field()).isEqualTo("week");
        assertThat(explanation.cells())
                .filteredOn(cell -> !cell.found().isEmpty())
                .extracting(Explanation.Cell::name)
                .containsExactly("week", "paid-to");
        assertThat(explanation.cells().get(2).text()).isEqualTo("ANNE");
    }

    @Test
    void whatStandsInTheFileIsShownByteForByteAlsoInEbcdic() throws Exception {
        Layout layout = Layout.of(Sample.declared(Faulty.FIXED
                .replace("charset:        ISO-8859-1", "charset:        cp500")
                .replace("line-end: crlf", "line-end: none")));
        Path file = Files.write(
                folder.resolve("ebcdic"),
                (record("000100") + record("20800123457ÉVE       20261122+0056000T") + record("99"))
                        .getBytes("IBM500"));

        Explanation explanation = Explanation.of(file, layout, 1);

        assertThat(explanation.cells().get(2).bytes())
                .isEqualTo("ÉVE       ".getBytes("IBM500"))
                .startsWith(0x71);
        assertThat(explanation.cells().get(2).text()).isEqualTo("ÉVE");
        assertThat(explanation.offset()).isEqualTo(40);
    }

    @Test
    void aGroupsPersonalMarkHoldsForItsMembers() throws Exception {
        Layout layout = Sample.layout("civil-status/DE-IN-01");
        Path file = Sample.write(folder, Sample.file(layout, 1, 1));

        assertThat(Explanation.of(file, layout, 1).cells())
                .filteredOn(
                        cell -> cell.name().startsWith("parents") || cell.name().startsWith("child-given"))
                .isNotEmpty()
                .allMatch(Explanation.Cell::personal);
    }

    @Test
    void aRecordThatIsNotThereIsAnswered() throws Exception {
        Layout layout = Layout.of(Sample.declared(Faulty.FIXED));
        Path file = file("20800123457ANNE      20261122+0056000T  ");

        assertThatThrownBy(() -> Explanation.of(file, layout, 2))
                .isInstanceOf(Explanation.NotThere.class)
                .hasMessage("the file has no record 2; its details are numbered from 1 to 1");
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        assertThatThrownBy(() -> Explanation.of(empty, layout, 1))
                .isInstanceOf(Explanation.NotThere.class)
                .hasMessage("the file holds no record at all");
        Path cut = Files.write(folder.resolve("cut"), "00010".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Explanation.of(cut, layout, 1))
                .isInstanceOf(Explanation.NotThere.class)
                .hasMessageStartingWith("the file can't be read up to record 1: ");
    }

    private Path file(String line) throws IOException {
        String text = record("000100") + "\r\n" + line + "\r\n" + record("99") + "\r\n";
        return Files.write(folder.resolve("file"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String record(String content) {
        return content + " ".repeat(40 - content.length());
    }
}
