package qpip.exchange.job;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.declaration.Words;
import qpip.exchange.fact.Fact;

/** What the values in partners' records mean for somebody who reads them: codes by the mappings, shares in per cent. */
public final class FactWords {

    private static final String PER_MILLE = "-similarity";

    private final Catalogue catalogue;

    public FactWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A value of an attribute of a fact: {@code Droit terminé (FIN)}; what is neither code nor share as it is. */
    public String of(String exchange, String attribute, String value, Locale locale) {
        if (attribute.endsWith(PER_MILLE) && value.matches("[0-9]{1,4}")) {
            return (Integer.parseInt(value) + 5) / 10 + (locale.getLanguage().equals("en") ? "%" : "\u00a0%");
        }
        return word(exchange, attribute, value)
                .map(words -> words.in(locale) + " (" + value + ")")
                .orElse(value);
    }

    /** The values of a finding, with words for the codes that come from the facts it rests on. */
    public Map<String, String> finding(Map<String, String> values, Collection<Fact> facts, Locale locale) {
        Map<String, String> spoken = new TreeMap<>(values);
        spoken.replaceAll((name, value) -> name.equals("partner") || name.equals("partners")
                ? partners(value, locale)
                : facts.stream()
                        .flatMap(fact -> word(fact.exchange(), name, value).stream())
                        .findFirst()
                        .map(words -> inSentence(words.in(locale)))
                        .orElse(value));
        return spoken;
    }

    /** Partners by their names, where findings have their codes. */
    private String partners(String codes, Locale locale) {
        return Stream.of(codes.split(", "))
                .map(code -> catalogue.partners().stream()
                        .filter(partner -> partner.partner().equals(code))
                        .map(partner -> partner.name().in(locale))
                        .findFirst()
                        .orElse(code))
                .collect(Collectors.joining(", "));
    }

    private Optional<Words> word(String exchange, String attribute, String value) {
        return catalogue
                .exchange(exchange)
                .map(one -> one.layout().mapping())
                .flatMap(mapping ->
                        mapping.word("fact." + attribute, value).or(() -> mapping.word("answer." + attribute, value)));
    }

    private static String inSentence(String words) {
        boolean name = words.length() > 1 && Character.isUpperCase(words.charAt(1));
        return name ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
