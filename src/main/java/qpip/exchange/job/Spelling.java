package qpip.exchange.job;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a name with the letters that the partner's encoding has, as a clerk would: Œ as OE, a letter without the mark
 * that it lacks.
 */
final class Spelling {

    private static final Map<Integer, String> WRITTEN = Map.ofEntries(
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) 'ʼ', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '‑', "-"));

    private final CharsetEncoder encoder;

    Spelling(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    /** The text in letters of the encoding; empty when it has a letter that nothing stands for. */
    Optional<String> of(String text) {
        if (encoder.canEncode(text)) {
            return Optional.of(text);
        }
        StringBuilder written = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            String plain = plain(letter);
            if (!encoder.canEncode(plain)) {
                return Optional.empty();
            }
            written.append(plain);
        }
        return Optional.of(written.toString());
    }

    private String plain(int letter) {
        String whole = Character.toString(letter);
        if (encoder.canEncode(whole)) {
            return whole;
        }
        String known = WRITTEN.get(letter);
        return known == null ? Normalizer.normalize(whole, Normalizer.Form.NFD).replaceAll("\\p{M}", "") : known;
    }
}
