package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The writer writes nothing that the reader would not accept, and says why without the value. */
class ExtractWriterTest {

    private static final Layout FIXED = Layout.of(Sample.declared(Faulty.FIXED));
    private static final Layout XML = Layout.of(Sample.declared(Faulty.XML));
    private static final Layout CSV = Layout.of(Sample.declared(Faulty.CSV));

    private static Values anne() {
        return Values.builder()
                .put("sin", "800123457")
                .put("name", "ANNE")
                .put("week", LocalDate.of(2026, 11, 22))
                .cents("amount", 56_000)
                .put("paid-to", "T")
                .build();
    }

    @Test
    void theTrailerProvesTheDetails() {
        Values zoe = anne().with()
                .put("sin", "")
                .put("name", "ZOÉ")
                .put("week", "")
                .cents("amount", -5)
                .put("paid-to", "E")
                .build();
        assertThat(new String(Sample.file(FIXED, List.of(anne(), zoe)), StandardCharsets.ISO_8859_1))
                .isEqualTo(Faulty.FIXED_FILE);
    }

    @Test
    void csvIsQuotedOnlyWhereItMust() {
        Values first = Values.builder()
                .put("request-ref", "R001")
                .put("given-name", "Zoé")
                .put("dob", LocalDate.of(2026, 11, 22))
                .cents("amount", -5)
                .build();
        Values second = Values.builder()
                .put("request-ref", "R002")
                .put("given-name", "a;\"b")
                .build();
        assertThat(new String(Sample.file(CSV, List.of(first, second)), StandardCharsets.UTF_8))
                .isEqualTo(Faulty.CSV_FILE);
    }

    @Test
    void xmlIsIndentedAndFieldsOfOnePathShareTheirElement() {
        Values act = Values.builder()
                .put("act-no", "A1")
                .put("surname", "Roy")
                .put("kind", "b")
                .put("given", List.of(given("Zoé"), given("Anne")))
                .build();
        assertThat(new String(Sample.file(XML, List.of(act)), StandardCharsets.UTF_8))
                .isEqualTo(Faulty.XML_FILE);
    }

    private static Values given(String name) {
        return Values.builder().put("name", name).build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sin     | 80012345x         | field sin: expected 9 digits, found 9 characters that are not all digits
            sin     | 000000000         | field sin: the value would be read as none
            name    | ANNE-ÉLISABETH    | field name: expected at most 10 bytes, found 14
            name    | ŒUVRAY            | field name: the value holds a character that ISO-8859-1 does not have
            paid-to | X                 | field paid-to: expected one of T, E, found another value of 1 character
            week    | 2026-11-22        | field week: expected a date, found a value of another kind
            amount  | 560.00            | field amount: expected an amount, found a value of another kind
            """)
    void aValueThatTheLayoutCannotHoldIsRefusedByItsShape(String name, String value, String message) {
        try (ExtractWriter writer = new ExtractWriter(new ByteArrayOutputStream(), FIXED, Values.none())) {
            assertThatThrownBy(
                            () -> writer.detail(anne().with().put(name, value).build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void anAmountADayAndAMissingValueAreRefusedToo() {
        try (ExtractWriter writer = new ExtractWriter(new ByteArrayOutputStream(), FIXED, Values.none())) {
            refused(
                    writer,
                    anne().with().put("week", LocalDate.of(2026, 11, 23)),
                    "field week: expected a Sunday, found another day");
            refused(
                    writer,
                    anne().with().cents("amount", 100_000_000),
                    "field amount: expected at most 8 bytes, found 10");
            refused(
                    writer,
                    anne().with().put("amount", new BigDecimal("0.005")),
                    "field amount: expected an amount with at most two decimals, found a value of another kind");
            refused(writer, anne().with().put("name", ""), "field name: expected a value, found blanks");
            refused(writer, anne().with().put("name", "A\nB"), "field name: the value holds a control character");
            refused(
                    writer,
                    anne().with().put("nam", "X"),
                    "the record detail has no field 'nam'; it has record-type, sin, name, week, amount, paid-to, rest");
        }
    }

    private static void refused(ExtractWriter writer, Values.Builder values, String message) {
        assertThatThrownBy(() -> writer.detail(values.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
