package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        assertThat(printed(Table.Form.TABLE)).isEqualTo("""
                Flag  Impact  What
                F-A    12.00  Décès, de l’enfant
                F-BB   -0.50
                """);
    }

    @Test
    void numbersAreWrittenAsThePeoplesLanguageWritesThemAndForProgramsAsEver() {
        assertThat(printed(Locale.CANADA_FRENCH, Table.Form.TABLE)).isEqualTo("""
                Flag  Impact  What
                F-A    12,00  Décès, de l’enfant
                F-BB   -0,50
                """);
        assertThat(printed(Locale.CANADA_FRENCH, Table.Form.CSV)).isEqualTo(printed(Locale.ENGLISH, Table.Form.CSV));
        assertThat(printed(Locale.CANADA_FRENCH, Table.Form.JSON)).isEqualTo(printed(Locale.ENGLISH, Table.Form.JSON));
    }

    @Test
    void csvQuotesWhatHoldsACommaAndNamesColumnsForPrograms() {
        assertThat(printed(Table.Form.CSV)).isEqualTo("""
                ref,impact,title\r
                F-A,12.00,"Décès, de l’enfant"\r
                F-BB,-0.50,\r
                """);
    }

    @Test
    void jsonIsOneArrayOfObjects() {
        assertThat(printed(Table.Form.JSON))
                .isEqualTo("[{\"ref\":\"F-A\",\"impact\":\"12.00\",\"title\":\"Décès, de l’enfant\"},"
                        + "{\"ref\":\"F-BB\",\"impact\":\"-0.50\",\"title\":\"\"}]" + System.lineSeparator());
    }

    @Test
    void aRowHasAValueForEachColumn() {
        assertThatThrownBy(() -> table(Locale.ENGLISH).row("F-A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of this table has 3 values, not 1");
    }

    private static String printed(Table.Form form) {
        return printed(Locale.ENGLISH, form);
    }

    private static String printed(Locale locale, Table.Form form) {
        StringWriter out = new StringWriter();
        Table table = table(locale);
        table.row("F-A", new BigDecimal("12.00"), "Décès, de l’enfant");
        table.row("F-BB", new BigDecimal("-0.50"), "");
        table.print(new PrintWriter(out, true), form);
        return out.toString();
    }

    private static Table table(Locale locale) {
        return new Table(locale)
                .column("ref", "Flag", false)
                .column("impact", "Impact", true)
                .column("title", "What", false);
    }
}
