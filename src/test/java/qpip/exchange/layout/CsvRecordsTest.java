package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Our bounds of rows agree with Commons CSV on everything that is well-formed. */
class CsvRecordsTest {

    private static final String ALPHABET = "ab;\"\n é ";

    @Test
    void rowsBeginAndEndWhereCommonsCsvSaysTheyDo() throws IOException, Refused {
        Random random = new Random(23);
        CsvBoundaries boundaries = new CsvBoundaries(new Format.Csv(";", true, Format.LineEnd.LF));
        for (int round = 0; round < 3_000; round++) {
            String text = text(random);
            List<CSVRecord> expected = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(';')
                    .setIgnoreEmptyLines(false)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int next = 0;
            for (CSVRecord row : expected) {
                int end = boundaries.end(bytes, next, bytes.length);
                assertThat(end).isGreaterThan(next);
                String alone = new String(bytes, next, end - next, StandardCharsets.UTF_8);
                assertThat(cells(alone)).isEqualTo(row.toList());
                next = end;
            }
            assertThat(next).isEqualTo(bytes.length);
        }
    }

    private static List<String> cells(String row) throws IOException {
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(row))
                .getRecords();
        assertThat(rows).hasSize(1);
        return rows.get(0).toList();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 1 + random.nextInt(5); row++) {
            List<String> cells = new ArrayList<>();
            for (int cell = 0; cell < 1 + random.nextInt(4); cell++) {
                cells.add(cell(random));
            }
            text.append(String.join(";", cells)).append('\n');
        }
        return text.toString();
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        String content = cell.toString();
        boolean quoted = random.nextBoolean() || content.matches("(?s).*[;\"\\n].*");
        return quoted ? '"' + content.replace("\"", "\"\"") + '"' : content;
    }
}
