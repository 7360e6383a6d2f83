package qpip.exchange.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qpip.exchange.declaration.Problem;
import qpip.exchange.declaration.Reading;
import qpip.exchange.declaration.Words;

/**
 * What a field is called in each language: its own label, or what {@code messages/fields_fr.properties} and
 * {@code fields_en.properties} say of its name, so that a name that every partner uses is worded once.
 */
public final class FieldWords {

    private static final Properties FRENCH = load("fr");
    private static final Properties ENGLISH = load("en");

    private FieldWords() {}

    /** The field's label; empty when a language has none. */
    public static Optional<Words> of(Field field) {
        return field.label().or(() -> named(field.name()));
    }

    /** The label, or the name as it is declared where there is none. */
    public static String in(Locale locale, Field field) {
        return of(field).map(words -> words.in(locale)).orElse(field.name());
    }

    /** The fields that nobody could read in both languages, each with its line; groups' fields too. */
    public static List<Problem> missing(Reading<Mapping> reading) {
        return reading.value().stream()
                .flatMap(FieldWords::sections)
                .flatMap(place -> fields(place.path(), place.fields()))
                .filter(place -> of(place.fields().get(0)).isEmpty())
                .map(place -> reading.problem(
                        place.path() + ".name",
                        "the field '" + place.fields().get(0).name()
                                + "' has no words for people; give it a label: {fr: ..., en: ...}"))
                .toList();
    }

    /** Fields and where they are declared. */
    private record Place(String path, List<Field> fields) {}

    private static Stream<Place> sections(Mapping mapping) {
        List<Place> sections = new ArrayList<>();
        sections.add(new Place("header.fields", mapping.header().fields()));
        for (int i = 0; i < mapping.details().size(); i++) {
            sections.add(new Place(
                    "details[" + i + "].fields", mapping.details().get(i).fields()));
        }
        sections.add(new Place("trailer.fields", mapping.trailer().fields()));
        return sections.stream();
    }

    private static Stream<Place> fields(String path, List<Field> fields) {
        return IntStream.range(0, fields.size()).boxed().flatMap(i -> {
            String at = path + "[" + i + "]";
            return Stream.concat(
                    Stream.of(new Place(at, List.of(fields.get(i)))),
                    fields(at + ".fields", fields.get(i).fields()));
        });
    }

    private static Optional<Words> named(String name) {
        String french = FRENCH.getProperty(name, "");
        String english = ENGLISH.getProperty(name, "");
        return french.isBlank() || english.isBlank() ? Optional.empty() : Optional.of(new Words(french, english));
    }

    private static Properties load(String language) {
        String resource = "/messages/fields_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream bytes = FieldWords.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("the program has no resource " + resource);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
