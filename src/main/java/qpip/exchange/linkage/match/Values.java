package qpip.exchange.linkage.match;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qpip.exchange.linkage.Names;

/**
 * Brings the values of a column to one form, in which the same thing is the same text; empty says that it is missing.
 */
public final class Values {

    private static final Set<String> MISSING =
            Set.of("", "NA", "N/A", "NULL", "NAN", "NONE", "UNKNOWN", "INCONNU", "INCONNUE", "?", "-", ".");

    private static final Pattern PARTS = Pattern.compile("(\\d{1,4})[-/. ](\\d{1,2})[-/. ](\\d{1,4})(?:[T ].*)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");

    private Values() {}

    /** The one form of a value of an attribute; empty where it is missing. */
    public static String normal(Attribute attribute, String text, DateOrder order) {
        String stripped = text.strip();
        if (MISSING.contains(stripped.toUpperCase(Locale.ROOT))) {
            return "";
        }
        return switch (attribute.comparison()) {
            case NAME -> name(stripped);
            case DATE -> date(stripped, order);
            case CODE -> code(attribute, stripped);
            case TEXT -> attribute == Attribute.EMAIL ? stripped.toUpperCase(Locale.ROOT) : words(stripped);
            case CATEGORY -> words(stripped);
        };
    }

    private static String name(String text) {
        String strict = Names.strict(text).replace("?", "");
        return strict.length() > 1 && Names.isUnnamed(strict) ? "" : strict.strip();
    }

    /** Eight digits, yyyymmdd, with zeros for what is not known; a day that does not exist keeps its digits. */
    static String date(String text, DateOrder order) {
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            String one = parts.group(1);
            String two = parts.group(2);
            String three = parts.group(3);
            if (one.length() >= 3) {
                return eight(one, two, three);
            }
            if (order == DateOrder.MONTH_FIRST) {
                return eight(three, one, two);
            }
            return order == DateOrder.YEAR_FIRST && three.length() <= 2
                    ? eight(one, two, three)
                    : eight(three, two, one);
        }
        Matcher month = YEAR_MONTH.matcher(text);
        if (month.matches()) {
            return eight(month.group(1), month.group(2), "0");
        }
        String digits = text.replaceAll("\\D", "");
        return switch (digits.length()) {
            case 8 ->
                order == DateOrder.YEAR_FIRST
                        ? digits
                        : order == DateOrder.DAY_FIRST
                                ? digits.substring(4) + digits.substring(2, 4) + digits.substring(0, 2)
                                : digits.substring(4) + digits.substring(0, 4);
            case 4 -> digits + "0000";
            case 6 -> digits + "00";
            case 7 -> digits + "0";
            default -> "";
        };
    }

    /** A date whose parts stand in columns of their own; what is missing is zero. */
    public static String date(String year, String month, String day) {
        String y = year.replaceAll("\\D", "");
        String m = month.replaceAll("\\D", "");
        String d = day.replaceAll("\\D", "");
        return y.isEmpty() && m.isEmpty() && d.isEmpty() ? "" : eight(y, m, d);
    }

    private static String eight(String year, String month, String day) {
        return padded(year, 4) + padded(month, 2) + padded(day, 2);
    }

    private static String padded(String digits, int length) {
        String all = "0".repeat(length) + digits;
        return all.substring(all.length() - length);
    }

    private static String code(Attribute attribute, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        // A number that a spreadsheet wrote as 2612.0 is 2612.
        String whole = upper.matches("\\d+\\.0+") ? upper.substring(0, upper.indexOf('.')) : upper;
        return whole.replaceAll(attribute == Attribute.PHONE ? "\\D" : "[^A-Z0-9]", "");
    }

    /** Capital letters, digits and single blanks. */
    static String words(String text) {
        String folded = Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("Œ", "OE")
                .replace("Æ", "AE")
                .replaceAll("\\p{M}+", "")
                .replaceAll("['’]", "");
        String words = folded.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.length() > 128 ? words.substring(0, 128).strip() : words;
    }
}
