package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclaredEarnings;
import qpip.exchange.register.EarningsKind;
import qpip.exchange.register.Period;

/**
 * What was assessed for a calendar year differs from what the claim holds for the same year by more than the larger of
 * an amount and a share. More was earned than declared: the benefit may rise, which is favourable. Both sides are cut
 * at the year's insurable maximum, and a loss counts as nothing. Basis: LAP s. 21; facts RQ-IN-01 and RQ-IN-02.
 */
final class AssessedEarningsDiffer implements Rule {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** The Plan's first year: there is no insurable maximum before. */
    private static final int FIRST_YEAR = 2006;

    @Override
    public String code() {
        return "R13";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT, FactKind.EARNINGS_SLIP);
    }

    @Override
    public Set<String> messages() {
        return Set.of("assessed-earnings-differ.lower", "assessed-earnings-differ.higher");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        AssessedYears assessed = new AssessedYears(claim);
        return claim.file().earnings().stream()
                .map(DeclaredEarnings::year)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(year -> year >= FIRST_YEAR
                        && assessed.closed(AssessedYears.CLAIMANT, year).isPresent())
                .flatMap(year -> difference(claim, policy, assessed, year).stream())
                .toList();
    }

    private Optional<Finding> difference(ClaimView claim, Policy policy, AssessedYears assessed, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        BigDecimal most = policy.earnings().insurableMax(first);
        BigDecimal theirs = assessed.employment(year)
                .add(assessed.business(year).max(NOTHING))
                .min(most);
        BigDecimal employment = declared(claim, year, EarningsKind.EMPLOYMENT);
        BigDecimal business = declared(claim, year, EarningsKind.BUSINESS);
        BigDecimal ours = employment.add(business.max(NOTHING)).min(most);
        BigDecimal share = ours.multiply(policy.tax().earningsDifferenceShare(claim.night()))
                .setScale(2, RoundingMode.HALF_UP);
        BigDecimal allowed = policy.tax().earningsDifference(claim.night()).max(share);
        BigDecimal difference = theirs.subtract(ours);
        if (difference.abs().compareTo(allowed) <= 0) {
            return Optional.empty();
        }
        boolean higher = difference.signum() > 0;
        Finding finding = Finding.of(
                        this,
                        higher ? "assessed-earnings-differ.higher" : "assessed-earnings-differ.lower",
                        Severity.MEDIUM,
                        claim.claimantId(),
                        new Period(first, LocalDate.of(year, 12, 31)),
                        assessed.evidence(List.of(year)))
                .with("year", year)
                .with("employment", assessed.employment(year))
                .with("business", assessed.business(year))
                .with("declared-employment", employment)
                .with("declared-business", business)
                .with("maximum", most)
                .with("assessed", theirs)
                .with("declared", ours)
                .with("difference", difference.abs())
                .with("allowed", allowed);
        return Optional.of(higher ? finding.asFavourable() : finding);
    }

    static BigDecimal declared(ClaimView claim, int year, EarningsKind kind) {
        return claim.file().earnings().stream()
                .filter(earnings -> earnings.year() == year && earnings.kind() == kind)
                .map(DeclaredEarnings::amount)
                .reduce(NOTHING, BigDecimal::add);
    }
}
