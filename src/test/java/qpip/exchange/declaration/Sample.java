package qpip.exchange.declaration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declaration that has every type a declaration may have. */
record Sample(
        String exchange,
        Words title,
        LocalDate inForceFrom,
        @Default("100") int linesMax,
        @Default("0.50") BigDecimal ratioMax,
        @Default("true") boolean alert,
        @Default("utf-8") Encoding encoding,
        Optional<Columns> columns,
        Optional<Long> bytes,
        @Default("") List<Field> fields,
        @Default("") Map<String, BigDecimal> amounts,
        @Default("") List<Rule> rules) {

    static final String SHORTEST = "exchange: CN-IN-01\ntitle: {fr: Décès, en: Deaths}\nin-force-from: 2026-01-01\n";

    enum Encoding {
        @Word("utf-8")
        UTF8,
        ISO_8859_1,
        @Word("IBM-1047")
        EBCDIC
    }

    record Field(String name, int length, @Default("false") boolean personal) {
        Field {
            if (length < 1) {
                throw new IllegalArgumentException("a field has at least one character; '" + name + "' has " + length);
            }
        }
    }

    record Columns(int first, int last) {
        public static Columns of(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("columns are written first-last, such as 61-68");
            }
            return new Columns(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
    }

    sealed interface Rule {}

    record PersonDied() implements Rule {}

    record PaidAfterDeath(@Default("7") int daysOfGrace) implements Rule {}

    record EarningsAbove(BigDecimal limit, LocalDate from) implements Rule {}

    /** A condition may hold conditions. */
    record AllOf(List<Rule> rules) implements Rule {}
}
