package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Declaration;

/**
 * Decides which findings of the rules become flags: rules only answer, this class knows what must be true before a
 * person is bothered. Facts whose match is ambiguous or conflicting never reach a rule ({@link ClaimView#facts}).
 */
public final class Screening {

    private final List<Rule> rules;
    private final Policy policy;

    private Screening(List<Rule> rules, Policy policy) {
        this.rules = rules.stream()
                .distinct()
                .sorted(Comparator.comparing(Rule::code))
                .toList();
        this.policy = policy;
    }

    public static Screening of(List<Rule> rules, Policy policy) {
        return new Screening(rules, policy);
    }

    /** What there is to look at on a claim; nothing on a closed one, which is not compared any more. */
    public Screened screen(ClaimView claim) {
        List<Finding> flags = new ArrayList<>();
        List<Screened.Suppressed> suppressed = new ArrayList<>();
        if (claim.claim().status() == ClaimStatus.CLOSED) {
            return new Screened(flags, suppressed);
        }
        Set<Long> inDoubt = personsInDoubt(claim);
        for (Rule rule : rules) {
            for (Finding finding : rule.examine(claim, policy)) {
                Optional<Suppression> reason = suppression(rule, finding, claim, inDoubt);
                if (reason.isPresent()) {
                    suppressed.add(new Screened.Suppressed(
                            finding.rule(), claim.claim().id(), reason.get(), finding));
                } else {
                    flags.add(
                            finding.match() == MatchLevel.CONFIRMED
                                    ? finding
                                    : finding.toVerify(rule.capWhenProbable()));
                }
            }
        }
        return new Screened(
                flags.stream().sorted(Finding.ORDER).toList(),
                suppressed.stream()
                        .sorted(Comparator.comparing(Screened.Suppressed::finding, Finding.ORDER))
                        .toList());
    }

    /** Persons whose facts must wait: asked on every screening, whether or not its rules show the difference itself. */
    private Set<Long> personsInDoubt(ClaimView claim) {
        IdentityDiffers rule = new IdentityDiffers();
        Set<Long> persons = rule.examine(claim, policy).stream()
                .filter(finding -> suppression(rule, finding, claim, Set.of()).isEmpty())
                .map(Finding::personId)
                .collect(Collectors.toCollection(HashSet::new));
        DuplicateIdentity.spouse(claim).ifPresent(duplicate -> {
            persons.add(duplicate.personId());
            persons.add(duplicate.otherId());
        });
        persons.removeAll(claim.identitiesVerified());
        return persons;
    }

    private Optional<Suppression> suppression(Rule rule, Finding finding, ClaimView claim, Set<Long> inDoubt) {
        if (!(rule instanceof IdentityDiffers) && restsOn(inDoubt, finding)) {
            return Optional.of(Suppression.IDENTITY_CONFLICT);
        }
        if (isStale(finding, claim.night())) {
            return Optional.of(Suppression.STALE);
        }
        if (isDeclared(finding, claim)) {
            return Optional.of(Suppression.ALREADY_DECLARED);
        }
        return rule.isMeasured() && !finding.weeks().isEmpty() ? tooSmall(finding, claim.night()) : Optional.empty();
    }

    private static boolean restsOn(Set<Long> persons, Finding finding) {
        return finding.facts().stream()
                .map(Fact::subject)
                .anyMatch(subject -> subject.kind() == SubjectKind.PERSON && persons.contains(subject.id()));
    }

    /** The finding could be seen for longer than each partner's limit, and no fact of it is a correction. */
    private boolean isStale(Finding finding, LocalDate night) {
        return !finding.facts().isEmpty()
                && finding.facts().stream()
                        .allMatch(fact -> fact.version() <= 1
                                && finding.since()
                                        .plusDays(policy.freshness().staleDays(fact.partner(), night))
                                        .isBefore(night));
    }

    /** Each statement was made, each by another declaration; or one declaration gives them all together. */
    private boolean isDeclared(Finding finding, ClaimView claim) {
        List<Statement> statements = finding.statements();
        if (statements.isEmpty()) {
            return false;
        }
        List<Declaration> free = new ArrayList<>(claim.file().declarations());
        boolean eachWasMade = true;
        for (Statement statement : statements) {
            Optional<Declaration> made = free.stream()
                    .filter(declaration -> says(declaration, statement, claim.night()))
                    .findFirst();
            made.ifPresent(free::remove);
            eachWasMade &= made.isPresent();
        }
        return eachWasMade
                || together(statements).stream()
                        .anyMatch(all -> claim.file().declarations().stream()
                                .anyMatch(declaration -> says(declaration, all, claim.night())));
    }

    /** All statements as one: payments of a period that the claimant declared as a whole. */
    private static Optional<Statement> together(List<Statement> statements) {
        Statement first = statements.get(0);
        boolean alike = statements.stream()
                .allMatch(statement ->
                        statement.kind() == first.kind() && statement.amount().isPresent());
        Statement earliest = statements.stream()
                .min(Comparator.comparing(statement -> statement.dated().from()))
                .orElse(first);
        return alike
                ? Optional.of(new Statement(
                        first.kind(),
                        earliest.dated(),
                        statements.stream()
                                .flatMap(statement -> statement.amount().stream())
                                .reduce(BigDecimal::add),
                        statements.stream().mapToInt(Statement::weeks).sum()))
                : Optional.empty();
    }

    private boolean says(Declaration declaration, Statement statement, LocalDate night) {
        int days = policy.declared().daysEitherSide(night);
        BigDecimal tolerance = policy.impact().toleranceWeekly(night).multiply(BigDecimal.valueOf(statement.weeks()));
        boolean sameAmount = statement
                .amount()
                .map(amount -> declaration
                        .amount()
                        .filter(declared -> declared.subtract(amount).abs().compareTo(tolerance) <= 0)
                        .isPresent())
                .orElse(true);
        return declaration.kind() == statement.kind()
                && !declaration.from().isBefore(statement.dated().from().minusDays(days))
                && !declaration.from().isAfter(statement.dated().to().plusDays(days))
                && sameAmount;
    }

    private Optional<Suppression> tooSmall(Finding finding, LocalDate night) {
        if (finding.impact().signum() <= 0) {
            return policy.impact().showZero(night) ? Optional.empty() : Optional.of(Suppression.ZERO_IMPACT);
        }
        return finding.impact().compareTo(policy.impact().materialTotal(night)) < 0
                ? Optional.of(Suppression.BELOW_THRESHOLD)
                : Optional.empty();
    }
}
