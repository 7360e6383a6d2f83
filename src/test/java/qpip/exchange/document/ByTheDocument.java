package qpip.exchange.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A developer at the partner who has nothing but the document: writes a fixed-width file by its tables. NB: it knows
 * the document's text only, and no class of the program.
 */
final class ByTheDocument {

    private final String text;
    private final boolean french;
    private final int length;
    private final String lineEnd;

    ByTheDocument(String text, Locale language) {
        this.text = text;
        this.french = language.getLanguage().equals("fr");
        this.length =
                Integer.parseInt(found(french ? "a ([0-9]+) octets exactement" : "has exactly ([0-9]+) bytes", text));
        this.lineEnd = text.contains("CR LF (0D 0A)") && text.contains(french ? "finit par CR LF" : "ends with CR LF")
                ? "\r\n"
                : text.contains(french ? "finit par LF" : "ends with LF") ? "\n" : "";
    }

    /** A row of a record's table. */
    private record Row(int from, int length, String name, String type, boolean required, String content) {}

    String file(int details) {
        List<Row> header = table(french ? "En-tête" : "Header");
        String kind = found(french ? "### Détail « ([a-z-]+) »" : "### Detail “([a-z-]+)”", text);
        List<Row> detail = table(french ? "Détail « " + kind + " »" : "Detail “" + kind + "”");
        StringBuilder file = new StringBuilder(record(header, Map.of()));
        Map<String, Long> sums = new LinkedHashMap<>();
        for (int i = 0; i < details; i++) {
            file.append(record(detail, Map.of()));
            detail.stream().filter(Row::required).forEach(row -> sums.merge(row.name(), amount(row), Long::sum));
        }
        Map<String, String> totals = new LinkedHashMap<>();
        for (Row row : table(french ? "Fin" : "Trailer")) {
            Matcher of = Pattern.compile(french ? "somme de ([a-z0-9-]+) " : "sum of ([a-z0-9-]+) ")
                    .matcher(row.content());
            boolean count = row.content().contains(french ? "nombre de détails" : "number of details");
            boolean lengths = row.content().contains(french ? "somme des longueurs" : "sum of the lengths");
            if (count || lengths) {
                totals.put(row.name(), String.valueOf(lengths ? (long) details * length : details));
            } else if (of.find()) {
                String sum = String.valueOf(sums.getOrDefault(of.group(1), 0L));
                totals.put(
                        row.name(),
                        row.type().equals("amount") ? "+" + zeros(sum, row.length() - 1) : zeros(sum, row.length()));
            }
        }
        return file.append(record(table(french ? "Fin" : "Trailer"), totals)).toString();
    }

    private String record(List<Row> rows, Map<String, String> given) {
        char[] record = new char[length];
        Arrays.fill(record, ' ');
        for (Row row : rows) {
            String value = given.containsKey(row.name()) ? padded(row, given.get(row.name())) : value(row);
            for (int i = 0; i < value.length(); i++) {
                record[row.from() - 1 + i] = value.charAt(i);
            }
        }
        return new String(record) + lineEnd;
    }

    private String value(Row row) {
        String constant = perhaps(french ? "toujours « (.*?) »" : "always “(.*?)”", row.content());
        if (!constant.isEmpty()) {
            return constant;
        }
        String agreement =
                perhaps(french ? "nuit du fichier : ([A-Z0-9-]+)" : "the file’s night: ([A-Z0-9-]+)", row.content());
        if (!agreement.isEmpty()) {
            return agreement;
        }
        return row.required() ? padded(row, plain(row)) : "";
    }

    private String plain(Row row) {
        return switch (row.type()) {
            case "digits", "number" -> "7";
            case "date", "week" -> "20261122";
            case "moment" -> "20261122200000";
            case "time" -> "20:00";
            case "amount" ->
                row.content().contains(french ? "sans signe" : "without sign")
                        ? zeros("1250", row.length())
                        : "+" + zeros("1250", row.length() - 1);
            case "overpunch" -> zeros("125" + found("\\| 0 \\| (.)  ", text), row.length());
            case "code" -> {
                String list =
                        found(french ? "liste de codes ([a-z0-9-]+)" : "list of codes ([a-z0-9-]+)", row.content());
                yield found("### List[e]? " + list + "\n\n\\|[^\n]*\n\\|[^\n]*\n\\| ([^ ]+) \\|", text);
            }
            default -> "É";
        };
    }

    private static long amount(Row row) {
        return switch (row.type()) {
            case "digits", "number" -> 7;
            case "amount", "overpunch" -> 1250;
            default -> 0;
        };
    }

    private static String padded(Row row, String value) {
        return row.type().equals("digits") || row.type().equals("number") ? zeros(value, row.length()) : value;
    }

    private static String zeros(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }

    private List<Row> table(String title) {
        String rest = text.substring(text.indexOf("### " + title + "\n"));
        List<Row> rows = new ArrayList<>();
        for (String line : rest.lines()
                .skip(1)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList()) {
            String[] cells = line.split(" \\| ", -1);
            rows.add(new Row(
                    Integer.parseInt(found("([0-9]+)-", cells[0])),
                    Integer.parseInt(cells[1]),
                    found("\\[([a-z0-9-]+)]", cells[2]),
                    cells[3],
                    cells[4].equals(french ? "oui" : "yes"),
                    cells[5].replaceFirst(" *\\|$", "")));
        }
        return rows;
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("the document doesn't say: " + pattern);
        }
        return matcher.group(1);
    }

    private static String perhaps(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
