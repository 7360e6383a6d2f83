package qpip.exchange.linkage.index;

import java.util.stream.IntStream;
import qpip.exchange.linkage.match.Codes;
import qpip.exchange.linkage.match.NameForm;

/**
 * A name with the codes that keys are made of.
 *
 * @param sounds codes of what the whole sounds like and, of a compound name, its first and its last word
 * @param initial the code of the first letter of the word that it is called by
 * @param start the code of its first three letters
 * @param letters a sketch of it; see {@link NamesApart}
 * @param sound the sketch's other part
 */
record Spoken(NameForm form, int[] sounds, int initial, int start, long letters, long sound) {

    private static final int START = 3;

    static Spoken of(String strict) {
        NameForm form = NameForm.of(strict);
        // NB: a name such as H has no sound; it is known by its letters.
        String sound = form.sound().isEmpty() ? form.compact() : form.sound();
        int[] sounds = IntStream.concat(
                        IntStream.of(Codes.of(sound)), form.parts().stream().mapToInt(Codes::of))
                .filter(code -> code != 0)
                .distinct()
                .toArray();
        return new Spoken(
                form,
                sounds,
                Codes.of(beginning(form.first(), 1)),
                Codes.of(beginning(form.compact(), START)),
                NamesApart.letters(form),
                NamesApart.sound(form));
    }

    private static String beginning(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }
}
