package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.linkage.Duplicate;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * The health insurance register knows the person by another date of birth, number or name. Until that is solved, other
 * facts of the person raise no flag ({@link Screening}). Neither a surname by marriage nor the marker of sex counts:
 * names are compared in all their forms, sex in none. Basis: Act respecting access, A-2.1 s. 72; facts RA-IN-01,
 * RA-IN-02, DE-IN-04.
 */
final class IdentityDiffers implements Rule {

    @Override
    public String code() {
        return "R22";
    }

    /** 2: a number that two files share is left to the rule about duplicates. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.IDENTITY_ANSWER, FactKind.CHANGE_NOTICE, FactKind.IDENTITY_CHANGE);
    }

    @Override
    public Set<String> messages() {
        return Stream.of(Difference.values())
                .map(difference -> difference.message)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** NB: reads conflicting matches, too: that they conflict is what the rule finds. */
    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        TreeMap<Long, Fact> answers = new TreeMap<>();
        claim.facts().stream()
                .filter(fact -> fact.kind() == FactKind.IDENTITY_ANSWER
                        && fact.subject().kind() == SubjectKind.PERSON
                        && isOfThisClaim(claim, fact.subject().id())
                        && fact.match() != MatchLevel.AMBIGUOUS
                        && fact.match() != MatchLevel.NONE)
                .forEach(fact -> answers.merge(
                        fact.subject().id(),
                        fact,
                        (one, other) -> ClaimView.latest().compare(one, other) < 0 ? other : one));
        List<Finding> findings = new ArrayList<>();
        answers.forEach((person, answer) -> difference(answer, policy, claim.night())
                .filter(difference -> !isShared(claim, person, difference))
                .filter(difference -> !isExplained(claim, person, answer, difference))
                .ifPresent(difference -> findings.add(finding(claim, person, answer, difference)
                        .with("name-similarity-min", policy.identity().nameSimilarityMin(claim.night())))));
        return findings;
    }

    /** NB: the other parent's identity is a matter of the other parent's own claim. */
    private static boolean isOfThisClaim(ClaimView claim, long person) {
        return person == claim.claimantId() || claim.file().children().stream().anyMatch(child -> child.id() == person);
    }

    /** NB: where two files have one number every answer conflicts; that is the matter of another rule (R35). */
    private static boolean isShared(ClaimView claim, long person, Difference difference) {
        return difference == Difference.CONFLICT
                && claim.around().duplicates().stream()
                        .anyMatch(duplicate ->
                                duplicate.personId() == person && duplicate.shared() != Duplicate.Shared.NAMES);
    }

    /**
     * A change that the registrar or the RAMQ itself told of is no difference: the person was known before and is now.
     */
    private static boolean isExplained(ClaimView claim, long person, Fact answer, Difference difference) {
        return Stream.of(FactKind.IDENTITY_CHANGE, FactKind.CHANGE_NOTICE)
                .flatMap(kind -> claim.factsAbout(person, kind).stream())
                .filter(change ->
                        difference.changes.contains(change.text("event").orElse("")))
                .flatMap(change -> change.day("effective-on").or(() -> change.day("event-date")).stream())
                .anyMatch(day -> !day.isAfter(answer.receivedOn()));
    }

    private static Optional<Difference> difference(Fact answer, Policy policy, LocalDate night) {
        String matchCode = answer.text("match-code").orElse("");
        boolean otherName = ClaimView.number(answer, "name-similarity")
                .filter(similarity -> similarity < policy.identity().nameSimilarityMin(night))
                .isPresent();
        if (answer.match() == MatchLevel.CONFLICT) {
            return Optional.of(Difference.CONFLICT);
        }
        return switch (matchCode) {
            case "02" -> Optional.of(Difference.DATE_OF_BIRTH);
            case "04" -> Optional.of(Difference.SEVERAL);
            case "06" -> Optional.of(Difference.NUMBER_INVALID);
            default ->
                matchCode.equals("01") && otherName
                        ? Optional.of(Difference.NAME)
                        : answer.text("nam-consistent")
                                .filter(consistent -> consistent.equals("N"))
                                .map(inconsistent -> Difference.NUMBER_INCONSISTENT);
        };
    }

    private Finding finding(ClaimView claim, long person, Fact answer, Difference difference) {
        // The answer has no day of its own: the claim's first day keeps the flag the same from night to night.
        Period period = claim.claim().benefitPeriod();
        return Finding.of(this, difference.message, Severity.MEDIUM, person, period, List.of(answer))
                .toVerify(Severity.MEDIUM)
                .withStatements(difference
                        .declaration
                        .map(kind -> Statement.of(kind, new Period(answer.receivedOn(), answer.receivedOn())))
                        .stream()
                        .toList())
                .with("received", answer.receivedOn())
                .with("match-code", answer.text("match-code").orElse("-"));
    }

    /** What differs, in the order in which it is asked. */
    private enum Difference {
        CONFLICT("identity-differs.conflict", Optional.empty(), Set.of()),
        DATE_OF_BIRTH("identity-differs.date-of-birth", Optional.of(DeclarationKind.BIRTH_DATE), Set.of()),
        SEVERAL("identity-differs.several", Optional.empty(), Set.of()),
        NUMBER_INVALID("identity-differs.number-invalid", Optional.of(DeclarationKind.IDENTIFIER), Set.of("NAMC")),
        NAME(
                "identity-differs.name",
                Optional.of(DeclarationKind.NAME),
                Set.of("NAME", "NAMECH", "MARR", "CUNI", "DISS", "RECT")),
        NUMBER_INCONSISTENT(
                "identity-differs.number-inconsistent",
                Optional.of(DeclarationKind.IDENTIFIER),
                Set.of("NAMC", "NAME", "SEXC", "DOBC", "NAMECH", "SEXCH", "RECT"));

        private final String message;
        private final Optional<DeclarationKind> declaration;
        /** The events after which the register may well differ. */
        private final Set<String> changes;

        Difference(String message, Optional<DeclarationKind> declaration, Set<String> changes) {
            this.message = message;
            this.declaration = declaration;
            this.changes = changes;
        }
    }
}
