package qpip.exchange.simulation;

import java.text.Normalizer;
import java.util.Locale;

/** How others write a name: accents lost, hyphens dropped, cut, a letter mistyped. None of it makes another person. */
public final class Transcription {

    private Transcription() {}

    /** Capital letters without accents, hyphens or ligatures: {@code L'Écuyer-Roy} becomes {@code L'ECUYER ROY}. */
    static String plain(String name) {
        return withoutAccents(withoutLigatures(name)).toUpperCase(Locale.ROOT).replace('-', ' ');
    }

    /** Only the letters of the plain name. */
    public static String letters(String name) {
        return plain(name).replaceAll("[^A-Z]", "");
    }

    /** The ligatures and letters that ISO-8859-1 hasn't got, in those that it has. */
    static String withoutLigatures(String name) {
        return name.replace("Œ", "OE")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("ę", "e")
                .replace("ʼ", "'");
    }

    static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length).stripTrailing();
    }

    /** Two letters changed places, in the middle of a long name; a short one would become another name. */
    static String slip(String name, Chance chance) {
        if (name.length() < 7 || !Character.isLetter(name.charAt(3)) || !Character.isLetter(name.charAt(4))) {
            return name;
        }
        int at = chance.between(3, name.length() - 3);
        if (!Character.isLetter(name.charAt(at)) || !Character.isLetter(name.charAt(at + 1))) {
            return name;
        }
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
