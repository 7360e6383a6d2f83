package qpip.exchange.layout;

import java.util.List;
import java.util.Optional;

/**
 * What a mapping may say and yet should not: a file of it can be read, but it will go wrong with a partner one day.
 * {@code check} refuses it; a layout can be made of it.
 */
final class Advice {

    private static final int SUM_DIGITS_MORE = 3;

    private final Mapping mapping;
    private final Findings findings = new Findings();

    private Advice(Mapping mapping) {
        this.mapping = mapping;
    }

    static List<Findings.Finding> findings(Mapping mapping) {
        Advice advice = new Advice(mapping);
        advice.columnsOfBytes();
        advice.sumsThatOverflow();
        advice.groupsWithoutAnElementAround();
        advice.trailerLikeADetail();
        return advice.findings.all();
    }

    private void columnsOfBytes() {
        findings.must(
                !mapping.isFixedWidth()
                        || Encoding.named(mapping.charset())
                                .filter(Encoding.UTF_8::equals)
                                .isEmpty(),
                "charset",
                "the columns of a fixed-width record are bytes, so in UTF-8 an accent shifts all that follows it for who"
                        + " counts characters; use ISO-8859-1 or windows-1252, or CSV");
    }

    /** A sum must have room for some thousand of the widest amounts; one that overflows stops the writer. */
    private void sumsThatOverflow() {
        for (int i = 0; i < mapping.totals().size(); i++) {
            Total total = mapping.totals().get(i);
            Optional<Field> filled = Lint.named(mapping.trailer().fields(), total.equals());
            if (!(total instanceof Total.Sum sum) || filled.isEmpty()) {
                continue;
            }
            int room = digits(filled.get());
            int widest = mapping.details().stream()
                    .flatMap(section -> Lint.named(section.fields(), sum.of()).stream())
                    .mapToInt(this::digits)
                    .max()
                    .orElse(0);
            findings.must(
                    room >= widest + SUM_DIGITS_MORE,
                    "totals[" + i + "].equals",
                    "the field '" + total.equals() + "' has " + room + " digits; the sum of a thousand amounts of "
                            + widest + " digits, as '" + sum.of() + "' may have, needs " + (widest + SUM_DIGITS_MORE));
        }
    }

    /** The digits that a field has room for, cents included and the sign and decimal sign not. */
    private int digits(Field field) {
        boolean amount = field.type() == Field.Type.AMOUNT;
        int sign = amount && mapping.isFixedWidth() && field.sign() == Field.Sign.LEADING ? 1 : 0;
        int decimal = amount && !mapping.isFixedWidth() ? 1 : 0;
        return field.length() - sign - decimal;
    }

    private void groupsWithoutAnElementAround() {
        if (mapping.isXml()) {
            for (int i = 0; i < mapping.details().size(); i++) {
                around(mapping.details().get(i).fields(), "details[" + i + "].fields");
            }
        }
    }

    private void around(List<Field> fields, String path) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            findings.must(
                    field.type() != Field.Type.GROUP || field.path().contains("/"),
                    path + "[" + i + "].path",
                    "the elements of the group '" + field.name() + "' must stand in an element of their own, such as "
                            + field.path() + "s/" + field.path()
                            + "; an XML Schema cannot say that what repeats comes in any order");
            around(field.fields(), path + "[" + i + "].fields");
        }
    }

    /**
     * The reader of CSV knows a trailer that comes too early by its number of columns. NB: the register's own extracts
     * are loaded without a single bad row or not at all, so there it does no harm.
     */
    private void trailerLikeADetail() {
        boolean csv = mapping.format() instanceof Format.Csv && mapping.direction() != Mapping.Direction.REGISTER;
        for (int i = 0; csv && i < mapping.details().size(); i++) {
            Section detail = mapping.details().get(i);
            findings.must(
                    detail.identifier().isPresent()
                            || detail.fields().size()
                                    != mapping.trailer().fields().size(),
                    "trailer",
                    "the trailer has as many columns as the detail, so a trailer with more records after it could not be"
                            + " told from a detail; give the detail an identifier, or the trailer another field");
        }
    }
}
