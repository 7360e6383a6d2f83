package qpip.exchange.layout;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import qpip.exchange.declaration.Default;
import qpip.exchange.declaration.Words;

/**
 * Everything that one file under mappings/ says about one exchange: its bytes, its records, its control totals, and
 * lines that it accepts and rejects.
 *
 * @param exchange the exchange's identifier, such as {@code CN-IN-01}
 * @param partner the folder's name; empty for the register's own files
 * @param charset the name of an {@link Encoding}
 * @param codes lists of codes with their words, by name
 * @param details the kinds of detail record; more than one only where an identifier tells them apart
 */
public record Mapping(
        String exchange,
        @Default("") String partner,
        Direction direction,
        Words title,
        String layoutVersion,
        String charset,
        @Default("forbidden") ByteOrderMark byteOrderMark,
        Format format,
        @Default("") Map<String, Map<String, Words>> codes,
        Section header,
        List<Section> details,
        Section trailer,
        @Default("") List<Total> totals,
        @Default("") List<Example> examples) {

    /**
     * What a code stands for that a record has in the field of that meaning; empty where it is no code of such a field.
     */
    public Optional<Words> word(String means, String code) {
        return details.stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.means().filter(means::equals).isPresent())
                .flatMap(field -> field.codes().stream())
                .map(list -> codes.getOrDefault(list, Map.of()).get(code))
                .filter(Objects::nonNull)
                .findFirst();
    }

    public boolean isFixedWidth() {
        return format instanceof Format.FixedWidth;
    }

    public boolean isCsv() {
        return format instanceof Format.Csv;
    }

    public boolean isXml() {
        return format instanceof Format.Xml;
    }

    /** Who writes the file: the partner, the Plan for a partner, or the Plan for itself. */
    public enum Direction {
        IN,
        OUT,
        REGISTER
    }

    /** Whether a UTF-8 file begins with the bytes EF BB BF. */
    public enum ByteOrderMark {
        FORBIDDEN,
        ALLOWED,
        REQUIRED
    }
}
