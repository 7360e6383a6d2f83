package qpip.exchange.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.Address;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

/**
 * One thing that tells a person from another: what we hold, what the partner's record said as far as it is kept, and
 * how the two compare. The partner's name and numbers are not kept; that they were equal is.
 *
 * @param ours masked, blank where we hold none
 * @param theirs masked, blank where it isn't kept
 * @param level the word of the level that was stored with the match; blank where the match was not weighed
 */
record IdentityRow(Kind kind, String ours, String theirs, Comparison comparison, String level) {

    /** The things, in the order of the table. */
    enum Kind {
        SURNAME("surname"),
        GIVEN_NAME("given"),
        DATE_OF_BIRTH("born"),
        SIN("sin"),
        NAM("nam"),
        POSTAL_CODE("postcode");

        private final String field;

        /** {@code field} is its name in the models that matches are weighed with. */
        Kind(String field) {
            this.field = field;
        }
    }

    /** How the two compare. */
    enum Comparison {
        EQUAL,
        NEAR,
        DIFFERENT,
        /** It played no part in the match. */
        NOT_USED
    }

    /** Whether an analyst has to look at it. */
    public boolean differs() {
        return comparison == Comparison.NEAR || comparison == Comparison.DIFFERENT;
    }

    /** By the levels that were stored with the match; where there are none, by what its key says. */
    static List<IdentityRow> of(Person person, Optional<Fact> fact, Optional<MatchWeights.Explained> match) {
        MatchKey key = fact.map(IdentityRow::key).orElse(MatchKey.NONE);
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    Optional<String> level = match.flatMap(explained -> level(kind, explained));
                    Comparison comparison = level.map(IdentityRow::compared).orElseGet(() -> compared(kind, key));
                    return new IdentityRow(
                            kind,
                            ours(kind, person),
                            fact.map(said -> theirs(kind, said)).orElse(""),
                            comparison == Comparison.NOT_USED && kind == Kind.POSTAL_CODE
                                    ? postalCodes(person, fact)
                                    : comparison,
                            level.filter(word -> comparison != Comparison.NOT_USED)
                                    .orElse(""));
                })
                .toList();
    }

    private static Optional<String> level(Kind kind, MatchWeights.Explained match) {
        return match.terms().stream()
                .filter(term ->
                        term.kind() == Explanation.Kind.FIELD && term.field().equals(kind.field))
                .map(Explanation.Term::level)
                .findFirst();
    }

    /** An address may be told without having been compared for the match: what the page shows of both it compares. */
    private static Comparison postalCodes(Person person, Optional<Fact> fact) {
        Optional<String> ours = person.address().map(Address::postalCode).map(IdentityRow::plain);
        Optional<String> theirs = fact.flatMap(said -> said.text("postal-code")).map(IdentityRow::plain);
        return ours.isEmpty() || theirs.isEmpty()
                ? Comparison.NOT_USED
                : ours.equals(theirs) ? Comparison.EQUAL : Comparison.DIFFERENT;
    }

    private static String plain(String postalCode) {
        return postalCode.replace(" ", "");
    }

    private static Comparison compared(String level) {
        return switch (level) {
            case "same", "same-words" -> Comparison.EQUAL;
            case "missing" -> Comparison.NOT_USED;
            case "other" -> Comparison.DIFFERENT;
            default -> Comparison.NEAR;
        };
    }

    private static MatchKey key(Fact fact) {
        return Arrays.stream(MatchKey.values())
                .filter(key -> key.name().equals(fact.matchKey()))
                .findFirst()
                .orElse(MatchKey.NONE);
    }

    /** The person's own value, masked as pages show it. */
    private static String ours(Kind kind, Person person) {
        return switch (kind) {
            case SURNAME ->
                Stream.concat(Stream.of(person.surname()), person.otherSurnames().stream())
                        .collect(Collectors.joining(", "));
            case GIVEN_NAME -> String.join(" ", person.givenNames());
            case DATE_OF_BIRTH -> person.dateOfBirth().map(Mask::birth).orElse("");
            case SIN -> person.current(IdentifierType.SIN).map(Mask::sin).orElse("");
            case NAM -> person.current(IdentifierType.NAM).map(Mask::nam).orElse("");
            case POSTAL_CODE ->
                person.address().map(Address::postalCode).map(Mask::postalCode).orElse("");
        };
    }

    private static String theirs(Kind kind, Fact fact) {
        Function<String, String> kept = name -> fact.text(name).orElse("");
        return switch (kind) {
            case POSTAL_CODE -> fact.text("postal-code").map(Mask::postalCode).orElse("");
            case SURNAME -> words(kept.apply("surname-match"));
            case GIVEN_NAME -> words(kept.apply("given-match"));
            case DATE_OF_BIRTH -> words(kept.apply("date-of-birth-match"));
            case SIN, NAM -> "";
        };
    }

    /** What a partner says itself of its comparison: a code such as Y or N. */
    private static String words(String code) {
        return code.length() > 2 ? "" : code;
    }

    /** What the key says of it; see {@link MatchKey}. */
    private static Comparison compared(Kind kind, MatchKey key) {
        return switch (key) {
            case K1 -> among(kind, Kind.SIN, Comparison.EQUAL, Comparison.EQUAL);
            case K2 -> among(kind, Kind.NAM, Comparison.EQUAL, Comparison.EQUAL);
            case K3 -> among(kind, Kind.SIN, Comparison.DIFFERENT, Comparison.EQUAL);
            case K4 -> among(kind, Kind.SIN, Comparison.EQUAL, Comparison.NEAR);
            case K5 -> among(kind, Kind.SIN, Comparison.DIFFERENT, Comparison.DIFFERENT);
            case K6 -> among(kind, Kind.POSTAL_CODE, Comparison.EQUAL, Comparison.EQUAL);
            case K7, K8 -> among(kind, Kind.DATE_OF_BIRTH, Comparison.EQUAL, Comparison.EQUAL);
            case PERSON, NONE -> Comparison.NOT_USED;
        };
    }

    private static Comparison among(Kind kind, Kind anchor, Comparison name, Comparison birth) {
        if (kind == anchor) {
            return Comparison.EQUAL;
        }
        return switch (kind) {
            case SURNAME, GIVEN_NAME -> name;
            case DATE_OF_BIRTH -> birth;
            case SIN, NAM, POSTAL_CODE -> Comparison.NOT_USED;
        };
    }
}
