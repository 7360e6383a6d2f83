package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hash of a record's content stays the same for ever, and does not see how the content is written. */
class HashTest {

    private static final long PINNED = -6930304207048357560L;
    private static final Layout FIXED = Layout.of(Sample.declared(Faulty.FIXED));

    @Test
    void theHashIsTheSameInEveryVersionOfTheProgram() {
        assertThat(record(FIXED, "20800123457ANNE      20261122+0056000T  ").hash(new int[] {1, 2, 3, 4, 5}))
                .isEqualTo(PINNED);
    }

    @Test
    void equalContentHasEqualHashInEveryFormatAndEncoding() {
        Values values = Values.builder()
                .put("name", "ZOÉ")
                .put("dob", LocalDate.of(2026, 11, 22))
                .put("amount", new BigDecimal("-0.05"))
                .put("version", 7L)
                .build();
        long fixed = hash(yaml("ISO-8859-1", "{kind: FixedWidth, record-length: 60, line-end: lf}"), values);
        assertThat(hash(yaml("cp500", "{kind: FixedWidth, record-length: 60, line-end: none}"), values))
                .isEqualTo(fixed);
        assertThat(hash(yaml("UTF-8", "{kind: Csv}"), values)).isEqualTo(fixed);
        assertThat(hash(yaml("windows-1252", "{kind: Csv}"), values)).isEqualTo(fixed);
        assertThat(hash(
                        yaml("UTF-8", "{kind: Csv}"),
                        values.with().put("name", "ZOE").build()))
                .isNotEqualTo(fixed);
        assertThat(hash(
                        yaml("UTF-8", "{kind: Csv}"),
                        values.with().put("dob", "").build()))
                .isNotEqualTo(fixed);
    }

    @Test
    void aPartOfOneFieldIsNotMistakenForAPartOfTheNext() {
        long first = record(FIXED, "20800123457ANNE B    20261122+0056000T  ").hash(new int[] {2, 5});
        long second = record(FIXED, "20800123457ANNE      20261122+0056000T  ").hash(new int[] {2, 5});
        assertThat(first).isNotEqualTo(second);
        assertThat(record(FIXED, "20800123457ANNE      20261122+0056000T  ").hash(new int[] {5, 2}))
                .isNotEqualTo(second);
    }

    private static long hash(String yaml, Values values) {
        Layout layout = Layout.of(Sample.declared(yaml));
        RecordLayout kind = layout.details().get(0);
        byte[] bytes = RecordWriter.of(layout).record(kind, values).bytes();
        BlockCursor cursor = layout.cursor(new Block(1, 1, bytes));
        assertThat(cursor.next()).isTrue();
        return cursor.record()
                .hash(new int[] {kind.field("name"), kind.field("dob"), kind.field("amount"), kind.field("version")});
    }

    private static RecordView record(Layout layout, String line) {
        BlockCursor cursor = layout.cursor(new Block(1, 1, (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(cursor.next()).isTrue();
        return cursor.record();
    }

    private static String yaml(String charset, String format) {
        String type = charset.equals("cp500") ? "overpunch" : "amount";
        boolean fixed = format.contains("FixedWidth");
        int date = fixed ? 8 : 10;
        List<String> fields = List.of(
                "{name: record-type, %slength: 2, type: text, value: \"20\"}".formatted(fixed ? "at: 1, " : ""),
                "{name: name, %slength: 20, type: text}".formatted(fixed ? "at: 3, " : ""),
                "{name: dob, %slength: %d, type: date}".formatted(fixed ? "at: 23, " : "", date),
                "{name: amount, %slength: 9, type: %s}".formatted(fixed ? "at: 31, " : "", type),
                "{name: version, %slength: 4, type: number}".formatted(fixed ? "at: 40, " : ""));
        return """
                exchange: HA-IN-01
                direction: in
                title: {fr: Petit, en: Small}
                layout-version: "0100"
                charset: %s
                format: %s
                header:
                  identifier: "00"
                  fields: [{name: record-type, %slength: 2, type: text, value: "00"}]
                details:
                  - identifier: "20"
                    fields: [%s]
                trailer:
                  identifier: "99"
                  fields: [{name: record-type, %slength: 2, type: text, value: "99"}, {name: detail-count, %slength: 9, type: number, required: true}]
                totals: [{kind: Count, equals: detail-count}]
                """.formatted(
                        charset,
                        format,
                        fixed ? "at: 1, " : "",
                        String.join(", ", fields),
                        fixed ? "at: 1, " : "",
                        fixed ? "at: 3, " : "");
    }
}
