package qpip.exchange.eligibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.FactKind;
import qpip.exchange.linkage.Duplicate;

/**
 * The claimant shares a valid number with another person of the register, or date of birth, names and other parent: one
 * person with two files, or two with one number. Spouses who share a number get no other flag from facts until that is
 * solved ({@link Screening}), because what is said of one would count for the other. Never merged here. Basis: s.
 * 72.
 */
final class DuplicateIdentity implements Rule {

    @Override
    public String code() {
        return "R35";
    }

    @Override
    public Set<FactKind> reads() {
        return EnumSet.allOf(FactKind.class);
    }

    @Override
    public Set<String> messages() {
        return Set.of(
                "duplicate-identity.spouses",
                "duplicate-identity.sin",
                "duplicate-identity.nam",
                "duplicate-identity.names");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Duplicate> duplicates = claim.around().duplicates();
        Optional<Duplicate> surest = spouse(claim).or(() -> duplicates.stream().findFirst());
        return surest
                .map(duplicate -> Finding.of(
                                this,
                                message(claim, duplicate),
                                Severity.HIGH,
                                claim.claimantId(),
                                claim.claim().benefitPeriod(),
                                List.of())
                        .with("persons", duplicates.size() + 1))
                .stream()
                .toList();
    }

    /** The number that the claimant shares with the spouse or the other parent. */
    static Optional<Duplicate> spouse(ClaimView claim) {
        List<Long> spouses = Stream.of(
                        claim.claim().spouseAtFirstFiling(), claim.claim().otherParent())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return claim.around().duplicates().stream()
                .filter(duplicate ->
                        duplicate.shared() == Duplicate.Shared.SIN && spouses.contains(duplicate.otherId()))
                .findFirst();
    }

    private static String message(ClaimView claim, Duplicate duplicate) {
        if (spouse(claim).isPresent()) {
            return "duplicate-identity.spouses";
        }
        return switch (duplicate.shared()) {
            case SIN -> "duplicate-identity.sin";
            case NAM -> "duplicate-identity.nam";
            case NAMES -> "duplicate-identity.names";
        };
    }
}
