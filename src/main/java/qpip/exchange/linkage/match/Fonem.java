package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a name of Québec sounds: FONEM, made for the families of the Saguenay (Bouchard, Brard and Lavoie, <i>FONEM: un
 * code de transcription phonétique pour la reconstitution automatique des familles saguenayennes</i>, Population 36(6),
 * 1981), and a shorter code in which endings that are written but seldom told apart fall together.
 *
 * <pre>
 * BEAULAC, BAULAC     BOLAK
 * PAQUET, PAQUETTE    PAKET, PAKETE, and PAK as key
 * </pre>
 */
final class Fonem {

    private static final List<Rule> RULES = List.of(
            rule("^SAINTE[ -]?|^STE[ -]", "@"),
            rule("^(SAINT|CINQ(?=MARS)|ST(?=[ -])|SIN(?=G)|SAIN(?=[BCDFGJKLMPQRV]))[ -]?", "#"),
            rule("^MA?C(?=[BDFGHJKLMNPQRSTVWXZ])", "MA%"),
            rule("CC(?=[EIY])", "X"),
            rule("CC(?=[AOU])", "K"),
            rule("GEAU|GEO", "JO"),
            rule("JEA", "JA"),
            rule("GNI(?=[AEIOUY])", "GN"),
            rule("G(?=[EIY])", "J"),
            rule("^SC(?=[EIY])", "S"),
            rule("SC(?=[EIY])", "SS"),
            rule("SC(?=[AOU])", "SK"),
            rule("SH", "C^"),
            rule("CH", "C^"),
            rule("PH", "F"),
            rule("C?QU", "K"),
            rule("TIA$", "SSIA"),
            rule("BV", "V"),
            rule("X[CSZ](?=[EIY])", "X"),
            rule("(?<=[AEIOUY])C(?=[EIY])", "SS"),
            rule("C(?=[EIY])", "S"),
            rule("H", ""),
            rule("^C(?=[AOU])(?!OU[AEO])", "K"),
            rule("C(?=[BDFGJKLMNPQRSTVWXZ])", "K"),
            rule("C$", "K"),
            rule("([BDFGJKMNPQRTVWXZ])\\1", "$1"),
            rule("(?<!I)LL", "L"),
            rule("^SS|(?<=[BCDFGJKLMNPQRTVWXZ])SS", "S"),
            rule("SS(?=[BCDFGJKLMNPQRTVWXZ]|$)", "S"),
            rule("E?AUL?[TXD]$|OLT$|E?AULX$", "O"),
            rule("E?AU", "O"),
            rule("(?<!^G)AY$", "E"),
            rule("EUX$", "EU"),
            rule("EY(?=$|[BCDFGJKLMNPQRSTVWXZ])", "E"),
            rule("(?<=[AEIOUY])ILL(?=[AEIOUY])", "Y"),
            rule("(?<=[AEO])I(?=[AEOU])", "Y"),
            rule("OU(?=[AEO]|I(?!LL))", "W"),
            rule("([AEIOUY])\\1", "$1"),
            rule("(?<![AEIOUY])Y|Y(?![AEIOUY])", "I"),
            rule("[AE]M(?=[BCDFGJKLPQRSTVWXZ])", "EN"),
            rule("OM(?=[BCDFGJKLPQRSTVWXZ])", "ON"),
            rule("IM(?=[BCDFGJKLPQRSTVWXZ])", "IN"),
            rule("(?<!^G)AN(?=[BCDFGJKLMPQRSTVWXZ]|$)", "EN"),
            rule("(AI[MN]|EIN)(?=[BCDFGJKLMNPQRSTVWXZ]|$)", "IN"),
            rule("B(O|OU|U)RNE?$", "BURN"),
            rule("(?<=[AIOUY])W", ""),
            rule("(?<=[AEIOUY])Z(?=[AEIOUY])|(?<=[BCDFGJKLMNPQRSTVWX])Z(?=[BCDFGJKLMNPQRSTVWX])", "S"),
            rule("ILE$", "ILLE"),
            rule("(C\\^|ILS|[MN]P|R[KFLNSX])$", "$1!"),
            rule("(?<=[BCDFGJKLMNPQRSTVWXZ])[BCDFGJKLMNPQRSTVWXZ]$", ""),
            rule("!$", ""),
            rule("C\\^", "CH"),
            rule("%", "C"),
            rule("@", "STE-"),
            rule("#", "ST-"));

    /** What Québec writes in several ways: final silent letters, the ending ET or ETTE, AI for E. */
    private static final List<Rule> FOLDING = List.of(
            rule("[- ]", ""),
            rule("LL", "L"),
            rule("SS", "S"),
            rule("AI|EI|OE", "E"),
            rule("(?<=.{2})E?S$", ""),
            rule("(?<=[EOUI])[TDX]$", ""),
            rule("(?<=.{3})(ETE|ET|E)$", "E"),
            rule("(?<=.{2})[TSXDEZ]$", ""),
            rule("Y", "I"),
            rule("([A-Z])\\1", "$1"));

    private Fonem() {}

    /** The code of a name in strict form; what is not a letter or a blank does not sound. */
    static String code(String strict) {
        return apply(RULES, strict.replaceAll("[^A-Z -]", ""));
    }

    /** The code folded further, for keys: names that differ in a silent ending share it. */
    static String key(String strict) {
        String code = code(strict);
        String folded = apply(FOLDING, code);
        return folded.isEmpty() ? code : folded;
    }

    private static String apply(List<Rule> rules, String name) {
        String text = name;
        int letters = letters(text);
        for (Rule rule : rules) {
            if (rule.mayMatch(letters)) {
                Matcher found = rule.pattern().matcher(text);
                if (found.find()) {
                    text = found.replaceAll(rule.replacement());
                    letters = letters(text);
                }
            }
        }
        return text;
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement, needed(pattern));
    }

    /** @param needed a bit for each letter without which an alternative can't match; one number an alternative */
    private record Rule(Pattern pattern, String replacement, int[] needed) {

        boolean mayMatch(int letters) {
            for (int all : needed) {
                if ((all & ~letters) == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What a pattern can't match without, so that most rules needn't be tried on most names. Only letters that stand
     * for themselves count: none in brackets, none that may be left out.
     */
    private static int[] needed(String pattern) {
        List<Integer> alternatives = new ArrayList<>();
        int depth = 0;
        int all = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                alternatives.add(all);
                all = 0;
            } else if (Character.isUpperCase(c) && depth == 0 && !pattern.startsWith("?", i + 1)) {
                all |= letter(c);
            }
        }
        alternatives.add(all);
        return alternatives.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters |= Character.isUpperCase(c) ? letter(c) : 0;
        }
        return letters;
    }

    /** NB: what isn't one of the 26 shares a bit with one, which can only make a rule be tried in vain. */
    private static int letter(char c) {
        return 1 << (c - 'A');
    }
}
