package qpip.exchange.linkage.match;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a name of Québec sounds: FONEM, made for the families of the Saguenay (Bouchard, Brard and Lavoie, <i>FONEM: un
 * code de transcription phonétique pour la reconstitution automatique des familles saguenayennes</i>, Population 36(6),
 * 1981), and a shorter code in which endings that are written but seldom told apart fall together.
 *
 * <pre>
 * BEAULAC, BAULAC     BOLAK
 * PAQUET, PAQUETTE    FONEM PAKET, PAKETE    key PAKE
 * </pre>
 */
final class Fonem {

    private static final List<Rule> RULES = List.of(
            // Saints and beginnings come first: what follows sees the name behind them.
            rule("^(SAINTE|STE)[ -]?(?=.)", "@"),
            rule("^(SAINT|SA?INT|SEI[NM](?=[BCDFGHJKLMNPQRSTVWXZ])|SIN(?=G)|CINQ?(?=M)|ST(?=[ -]))[ -]?(?=.)", "#"),
            rule("^MA?C(?=[BCDFGHJKLMNPQRSTVWXZ])", "MA%"),
            // Consonants whose sound depends on the vowel that follows.
            rule("CC(?=[EI])", "X"),
            rule("CC(?=[AOU])", "K"),
            rule("X[CSZ](?=[EIY])", "X"),
            rule("G(?=EAU|EO)GE", "J"),
            rule("GEAU", "JO"),
            rule("GEO", "JO"),
            rule("JEA", "JA"),
            rule("GNI(?=[AEIOUY])", "GN"),
            rule("G(?=[EIY])", "J"),
            rule("GA(?=I?[MN])", "GA"),
            rule("^SC(?=[EIY])", "S"),
            rule("SC(?=[EIY])", "SS"),
            rule("SC(?=[AOU])", "SK"),
            rule("SH", "CH"),
            rule("PH", "F"),
            rule("C?QU", "K"),
            rule("TIA$", "SSIA"),
            rule("BV", "V"),
            rule("(?<=[AEIOUY])C(?=[EIY])", "SS"),
            rule("C(?=[EIY])", "S"),
            rule("(?<![PCS])H", ""),
            rule("^C(?=[AOU])", "K"),
            rule("C(?=[BCDFGJKLMNPQRSTVWXZ])", "K"),
            rule("(?<=[BDFGJKLMNPQRSTVWXZ])C(?=$)", "K"),
            rule("C$", "K"),
            // Doubled letters, but LL after I and SS between vowels, which are sounds of their own.
            rule("([BDFGJKMNPQRTVWXZ])\\1", "$1"),
            rule("(?<!I)LL", "L"),
            rule("(?<![AEIOUY])SS|SS(?![AEIOUY])", "S"),
            // Endings and groups of vowels.
            rule("(E?AU|O)L?[TXD]$", "O?$0"),
            rule("(E?AU)L[TXD]$|E?AU[TXD]$|OL[TX]$|E?AU$", "O"),
            rule("O\\?E?AUL?[TXD]$", "O"),
            rule("O\\?(O)L([TX])$", "O"),
            rule("O\\?O", "O"),
            rule("E?AU", "O"),
            rule("(?<=[^G])AY$", "E"),
            rule("EUX$", "EU"),
            rule("EY$", "E"),
            rule("EY(?=[BCDFGHJKLMNPQRSTVWXZ])", "E"),
            rule("(?<=[AEIOUY])ILL(?=[AEIOUY])", "Y"),
            rule("(?<=[AEO])I(?=[AEOU])", "Y"),
            rule("OU(?=[AEO]|I(?!LL))", "W"),
            rule("Y(?![AEIOU])|(?<![AEIOUY])Y", "I"),
            rule("([AEIOUY])\\1", "$1"),
            // Nasal vowels.
            rule("[AE]M(?=[BCDFGHJKLPQRSTVWXZ])", "EN"),
            rule("OM(?=[BCDFGHJKLPQRSTVWXZ])", "ON"),
            rule("IM(?=[BCDFGHJKLPQRSTVWXZ])", "IN"),
            rule("AN(?=[BCDFHJKLMNPQRSTVWXZ]|$)", "EN"),
            rule("(AI[MN]|EIN)(?=[BCDFGHJKLMNPQRSTVWXZ]|$)", "IN"),
            rule("B(O|OU|U)RNE?$", "BURN"),
            rule("(?<=[AIOUY])W", ""),
            rule("(?<=[AEIOUY])Z(?=.)|(?<=[BCDFGHJKLMNPQRSTVWX])Z(?=[BCDFGHJKLMNPQRSTVWX])", "S"),
            rule("(?<=I)LE$", "LLE"),
            // One consonant of two at the end is silent, unless both sound.
            rule("(ILS|CH|[MN]P|R[KFLNS])$", "$1!"),
            rule("(?<=[BCDFGHJKLMNPQRSTVWXZ])[BCDFGHJKLMNPQRSTVWXZ]$", ""),
            rule("!$", ""),
            rule("%", "K"),
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
        for (Rule rule : rules) {
            text = rule.pattern().matcher(text).replaceAll(rule.replacement());
        }
        return text;
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    private record Rule(Pattern pattern, String replacement) {}
}
