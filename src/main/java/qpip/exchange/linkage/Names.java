package qpip.exchange.linkage;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Brings names as they are written in Québec to one form, so that accents, apostrophes, hyphens, ligatures,
 * <i>Saint/St</i> and damaged encodings do not hide that two names are the same. The original is never changed: these
 * forms serve comparison only.
 *
 * <pre>
 * Éloïse D’Amours-St-Onge   strict   ELOISE DAMOURS ST ONGE
 * de la Durantaye           strict   DE LA DURANTAYE     loose   DURANTAYE     compact   DELADURANTAYE
 * </pre>
 */
public final class Names {

    /** Longer than any name; what stands beyond is cut, so that a hostile field costs no more than a long name. */
    static final int LONGEST = 200;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Set<String> PARTICLES =
            Set.of("DE", "DU", "DES", "LA", "LE", "LES", "L", "D", "VAN", "VON", "DER", "MC", "MAC", "O", "EL", "AL");

    /** What is written where a newborn has no given name yet. */
    private static final Set<String> UNNAMED = Set.of(
            "",
            "BEBE",
            "BABY",
            "A VENIR",
            "ENFANT",
            "NOUVEAU NE",
            "NOUVEAU NEE",
            "GARCON",
            "FILLE",
            "INCONNU",
            "SANS PRENOM",
            "X");

    private Names() {}

    /** Upper-case letters and single blanks; {@code ?} stays where a character was lost. */
    public static String strict(String name) {
        if (isStrict(name)) {
            return name;
        }
        String whole = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        String repaired = repaired(Normalizer.normalize(whole, Normalizer.Form.NFC));
        String decomposed = Normalizer.normalize(repaired.toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(decomposed.length() + 4);
        decomposed.codePoints().forEach(character -> appendFolded(letters, character));
        return withSaintsShort(letters);
    }

    /** The strict form without particles; a name that is nothing but particles keeps them. */
    public static String loose(String name) {
        List<String> kept = new ArrayList<>();
        for (String word : words(strict(name))) {
            if (!PARTICLES.contains(word)) {
                kept.add(word);
            }
        }
        return kept.isEmpty() ? strict(name) : String.join(" ", kept);
    }

    /** The strict form without blanks: {@code ST PIERRE} and {@code STPIERRE} are one name. */
    public static String compact(String name) {
        return strict(name).replace(" ", "");
    }

    /** The words of the loose form, sorted, each once: the order of a double surname does not count. */
    public static List<String> tokens(String name) {
        return words(loose(name)).stream().sorted().distinct().toList();
    }

    /** True where the field says that there is no given name yet: blank, <i>Bébé</i>, <i>À venir</i>. */
    public static boolean isUnnamed(String givenName) {
        return UNNAMED.contains(strict(givenName));
    }

    /**
     * True if both names surely have the same strict form; false says nothing. It allocates nothing, since most records
     * repeat the names that we sent.
     */
    static boolean sameLetters(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int i = 0;
        int j = 0;
        boolean started = false;
        while (true) {
            boolean gapBefore = false;
            int a = -1;
            while (i < one.length() && (a = folded(one.charAt(i))) <= ' ') {
                if (a == UNSURE) {
                    return false;
                }
                gapBefore |= a == ' ';
                i++;
            }
            boolean otherGapBefore = false;
            int b = -1;
            while (j < other.length() && (b = folded(other.charAt(j))) <= ' ') {
                if (b == UNSURE) {
                    return false;
                }
                otherGapBefore |= b == ' ';
                j++;
            }
            boolean ended = i == one.length();
            if (ended || j == other.length()) {
                return ended && j == other.length();
            }
            if (a != b || (started && gapBefore != otherGapBefore)) {
                return false;
            }
            started = true;
            i++;
            j++;
        }
    }

    static List<String> words(String strict) {
        return strict.isEmpty() ? List.of() : List.of(strict.split(" "));
    }

    private static final int UNSURE = 0;
    private static final int NOTHING = 1;

    private static final String LATIN_1 = "ÀAÁAÄAÅAÇCÈEÉEÊEËEÌIÍIÎIÏIÑNÒOÓOÔOÕOÖOÙUÚUÛUÜUÝY";

    private static final byte[] FOLDED = foldTable();

    private static byte[] foldTable() {
        byte[] table = new byte[256];
        for (char c = 'A'; c <= 'Z'; c++) {
            table[c] = (byte) c;
            table[Character.toLowerCase(c)] = (byte) c;
        }
        for (int i = 0; i < LATIN_1.length(); i += 2) {
            table[LATIN_1.charAt(i)] = (byte) LATIN_1.charAt(i + 1);
            table[Character.toLowerCase(LATIN_1.charAt(i))] = (byte) LATIN_1.charAt(i + 1);
        }
        table['\''] = NOTHING;
        table[' '] = ' ';
        table['-'] = ' ';
        table['.'] = ' ';
        table[','] = ' ';
        // NB: Ã and Â stay unsure, since they begin what double encoding leaves behind.
        return table;
    }

    private static int folded(char c) {
        return c < 256 ? FOLDED[c] : UNSURE;
    }

    private static boolean isStrict(String name) {
        if (name.length() > LONGEST) {
            return false;
        }
        char before = ' ';
        int word = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ' ' ? before == ' ' : c < 'A' || c > 'Z') {
                return false;
            }
            if (c == ' ') {
                if (isSaint(name, word, i)) {
                    return false;
                }
                word = i + 1;
            }
            before = c;
        }
        return name.isEmpty() || (before != ' ' && !isSaint(name, word, name.length()));
    }

    private static boolean isSaint(String name, int from, int to) {
        int length = to - from;
        return (length == 5 && name.startsWith("SAINT", from)) || (length == 6 && name.startsWith("SAINTE", from));
    }

    private static String withSaintsShort(CharSequence letters) {
        StringBuilder strict = new StringBuilder(letters.length());
        for (String word : letters.toString().trim().split(" +")) {
            if (strict.length() > 0) {
                strict.append(' ');
            }
            strict.append(word.equals("SAINT") ? "ST" : word.equals("SAINTE") ? "STE" : word);
        }
        return strict.toString();
    }

    private static void appendFolded(StringBuilder letters, int character) {
        switch (character) {
            case 'Œ' -> letters.append("OE");
            case 'Æ' -> letters.append("AE");
            case 'ẞ' -> letters.append("SS");
            case 'Ł' -> letters.append('L');
            case 'Ø' -> letters.append('O');
            case 'Đ', 'Ð' -> letters.append('D');
            case 'Þ' -> letters.append("TH");
            case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '′', 'ˈ' -> {
                // An apostrophe joins: D'AMOURS is DAMOURS.
            }
            case '?', 0x1A, 0xFFFD -> letters.append('?');
            default -> {
                if (Character.isLetter(character)) {
                    letters.appendCodePoint(character);
                } else if (!isMark(character)) {
                    letters.append(' ');
                }
            }
        }
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }

    /** Undoes UTF-8 that was read as Latin-1 or windows-1252, once or twice; leaves everything else alone. */
    static String repaired(String text) {
        String repaired = text;
        for (int pass = 0; pass < 2; pass++) {
            String once = reread(reread(repaired, StandardCharsets.ISO_8859_1), WINDOWS);
            if (once.equals(repaired)) {
                return repaired;
            }
            repaired = once;
        }
        return repaired;
    }

    private static String reread(String text, Charset wrong) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        try {
            ByteBuffer bytes = wrong.newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException itWasReadRight) {
            return text;
        }
    }
}
