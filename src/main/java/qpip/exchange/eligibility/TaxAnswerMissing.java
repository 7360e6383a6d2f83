package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Period;

/**
 * Revenu Québec could not match the person, or its return for a year was still missing or in process long after we
 * asked. Nothing follows from that but that somebody asks again; before the summer after the year it is normal. Basis:
 * s. 72; facts RQ-IN-01.
 */
final class TaxAnswerMissing implements Rule {

    private static final Set<String> UNMATCHED = Set.of("02", "03", "04", "05", "06");
    private static final Set<String> PENDING = Set.of("PROC", "NFIL");

    @Override
    public String code() {
        return "R08";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.TAX_ASSESSMENT);
    }

    @Override
    public Set<String> messages() {
        return Set.of("tax-answer-missing.unmatched", "tax-answer-missing.pending");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        AssessedYears assessed = new AssessedYears(claim);
        List<Finding> findings = new ArrayList<>();
        Stream.of(AssessedYears.CLAIMANT, AssessedYears.SPOUSE)
                .flatMap(role -> assessed.answers(role).stream()
                        .filter(answer -> isLatest(assessed, role, answer))
                        .flatMap(answer -> missing(claim, policy, role, answer).stream()))
                .forEach(findings::add);
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private static boolean isLatest(AssessedYears assessed, String role, Fact answer) {
        return ClaimView.number(answer, "tax-year")
                .flatMap(year -> assessed.answer(role, year))
                .filter(answer::equals)
                .isPresent();
    }

    private Optional<Finding> missing(ClaimView claim, Policy policy, String role, Fact answer) {
        int year = ClaimView.number(answer, "tax-year").orElseThrow();
        if (answer.text("match-code").filter(UNMATCHED::contains).isPresent()) {
            return Optional.of(finding("tax-answer-missing.unmatched", role, answer, year));
        }
        LocalDate night = claim.night();
        int days = policy.tax().answerDays(night);
        LocalDate waited = answer.receivedOn().plusDays(days + 1L);
        LocalDate usual = LocalDate.of(year + 1, policy.tax().answerMonth(night), 1);
        LocalDate from = waited.isBefore(usual) ? usual : waited;
        return answer.text("assessment-status").filter(PENDING::contains).isPresent() && !night.isBefore(from)
                ? Optional.of(finding("tax-answer-missing.pending", role, answer, year)
                        .seenSince(from)
                        .with("days", days))
                : Optional.empty();
    }

    private Finding finding(String message, String role, Fact answer, int year) {
        Period taxYear = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        return Finding.of(this, message, Severity.LOW, answer.subject().id(), taxYear, List.of(answer))
                .with("year", year)
                .with("role", role)
                .with("received", answer.receivedOn())
                .with("match-code", answer.text("match-code").orElse("-"))
                .with("status", answer.text("assessment-status").orElse("-"));
    }
}
