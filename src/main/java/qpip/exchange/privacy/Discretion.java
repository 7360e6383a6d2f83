package qpip.exchange.privacy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Person;

/**
 * What somebody writes in their own words and is kept on record must identify nobody: the record says which flag it is
 * about, and that is enough. NB: it can refuse too much, such as a word that is also a name; another word then does.
 */
public final class Discretion {

    private static final int LENGTH_MAX = 300;

    /** As long as the shortest number by which a person is known; amounts and claims have fewer digits. */
    private static final int DIGITS = 7;

    /** Shorter words are particles of names and words of either language. */
    private static final int NAME_MIN = 3;

    private static final Pattern HEALTH_NUMBER = Pattern.compile("[A-Z]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\b[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]\\b");
    private static final Pattern DATE = Pattern.compile("\\b(20[0-9]{2}|19[0-9]{2})[-/]([0-9]{2})[-/]([0-9]{2})\\b");
    private static final Pattern AMOUNT = Pattern.compile("\\b[0-9]{1,3}(?:[ ,]?[0-9]{3})?[.,][0-9]{2}\\b");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:[ .-]?[0-9]){" + (DIGITS - 1) + ",}");

    private Discretion() {}

    /** Why a reason can't be kept, as a sentence that repeats nothing of it; empty when it can. */
    public static Optional<String> refusal(String reason, ClaimFile claim) {
        return refusal(reason, persons(claim).toList(), "; the flag says whom it is about");
    }

    /** The same of words that are about nobody, such as why an execution is given up. */
    public static Optional<String> refusal(String reason) {
        return refusal(reason, List.of(), "");
    }

    private static Optional<String> refusal(String reason, List<Person> persons, String instead) {
        if (reason.isBlank()) {
            return Optional.of("the reason is blank; say in a few words why");
        }
        if (reason.length() > LENGTH_MAX || reason.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a reason must be one line of at most " + LENGTH_MAX + " characters");
        }
        return found(folded(reason), persons)
                .map(what -> "the reason must identify nobody, and it holds what looks like " + what + instead);
    }

    private static Optional<String> found(String reason, List<Person> persons) {
        if (reason.contains("@")) {
            return Optional.of("an e-mail address");
        }
        if (HEALTH_NUMBER.matcher(reason).find()) {
            return Optional.of("a health insurance number");
        }
        if (POSTAL_CODE.matcher(reason).find()) {
            return Optional.of("a postal code");
        }
        if (dates(reason)
                .anyMatch(date -> persons.stream()
                        .anyMatch(person -> person.dateOfBirth()
                                .map(LocalDate::toString)
                                .filter(date::equals)
                                .isPresent()))) {
            return Optional.of("a date of birth");
        }
        String rest = AMOUNT.matcher(DATE.matcher(reason).replaceAll("a day")).replaceAll("an amount");
        if (LONG_NUMBER.matcher(rest).find()) {
            return Optional.of("a number by which a person is known");
        }
        Set<String> words = words(reason).collect(Collectors.toSet());
        if (persons.stream().flatMap(Discretion::names).anyMatch(words::contains)) {
            return Optional.of("the name of a person of the claim");
        }
        return Optional.empty();
    }

    private static Stream<String> dates(String reason) {
        Matcher dates = DATE.matcher(reason);
        return dates.results().map(date -> date.group(1) + "-" + date.group(2) + "-" + date.group(3));
    }

    private static Stream<Person> persons(ClaimFile claim) {
        return Stream.of(
                        Stream.of(claim.claimant()),
                        claim.children().stream(),
                        claim.otherParent().stream(),
                        claim.spouseAtFirstFiling().stream())
                .flatMap(persons -> persons);
    }

    private static Stream<String> names(Person person) {
        return Stream.of(
                        Stream.of(person.surname()),
                        person.otherSurnames().stream(),
                        person.givenNames().stream(),
                        person.usualName().stream())
                .flatMap(names -> names)
                .flatMap(name -> words(folded(name)))
                .filter(word -> word.length() >= NAME_MIN);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[^A-Z]+"));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
    }
}
