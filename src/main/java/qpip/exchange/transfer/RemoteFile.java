package qpip.exchange.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A file in the partner's outbox, as it was listed. Its name is one plain name and can never lead elsewhere. */
public record RemoteFile(String name, long size) {

    /** Leaves room for the dot and the ending of the temporary name in the 255 bytes of common file systems. */
    private static final int NAME_BYTES_MAX = 240;

    private static final List<String> UNFINISHED = List.of(".part", ".filepart", ".writing", ".tmp");

    public RemoteFile {
        requirePlain(name);
        if (size < 0) {
            throw new IllegalArgumentException("a file's size is not negative");
        }
    }

    /** True for what the partner is still writing and for hidden files. */
    static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    /** Refuses a name that could lead out of its folder, hide, or write into a log. The name itself is not shown. */
    static void requirePlain(String name) {
        if (!isPlain(name)) {
            throw new IllegalArgumentException(
                    ("a file name of %d characters is refused: expected one plain name of at most %d bytes, without / or \\,"
                                    + " control characters, a dot or space in front, a space at the end,"
                                    + " or the ending of a temporary file")
                            .formatted(name.length(), NAME_BYTES_MAX));
        }
    }

    static boolean isPlain(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && !isUnfinished(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES_MAX
                && name.codePoints().allMatch(RemoteFile::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '/' && character != '\\' && character != 0xFFFD;
        };
    }
}
