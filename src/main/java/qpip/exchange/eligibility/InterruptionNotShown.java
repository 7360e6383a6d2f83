package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.WorkerStatus;

/**
 * No record of employment shows that the claimant stopped working when benefits began: each employment that stood then
 * was paid on for two weeks or more, for a reason that is no leave. Reduced hours with the same employer give no
 * record. Basis: LAP s. 3(4), Reg. s. 7; facts SC-IN-02.
 */
final class InterruptionNotShown implements Rule {

    private static final int DAYS_AFTER = 14;

    /** Maternity, parental, leave of absence, illness, caregiver's leave. */
    private static final Set<String> LEAVES = Set.of("F", "P", "N", "D", "Z");

    private static final Set<WorkerStatus> WAGES = Set.of(WorkerStatus.WAGE, WorkerStatus.MIXED);

    @Override
    public String code() {
        return "R05";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.EMPLOYMENT_RECORD);
    }

    @Override
    public Set<String> messages() {
        return Set.of("interruption-not-shown");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        LocalDate start = claim.claim().benefitPeriod().from();
        List<EmploymentRecord> standing = EmploymentRecord.of(claim).stream()
                .filter(record -> record.firstDayWorked().isBefore(start)
                        && !record.lastDayPaid()
                                .isBefore(claim.claim().qualifyingPeriod().from()))
                .toList();
        boolean shown = standing.isEmpty()
                || standing.stream()
                        .anyMatch(record -> record.lastDayPaid().isBefore(start.plusDays(DAYS_AFTER))
                                || LEAVES.contains(record.reason()));
        return shown || !WAGES.contains(claim.claim().workerStatus())
                ? List.of()
                : List.of(finding(claim, start, standing));
    }

    private Finding finding(ClaimView claim, LocalDate start, List<EmploymentRecord> records) {
        Period day = new Period(start, start);
        return Finding.of(
                        this,
                        "interruption-not-shown",
                        Severity.MEDIUM,
                        claim.claimantId(),
                        day,
                        records.stream().map(EmploymentRecord::fact).toList())
                .withStatements(List.of(Statement.of(DeclarationKind.REDUCED_WORK, day)))
                .with("benefit-start", start)
                .with("records", records.size())
                .with(
                        "reasons",
                        records.stream()
                                .map(EmploymentRecord::reason)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .with(
                        "last-day-paid",
                        records.stream()
                                .map(EmploymentRecord::lastDayPaid)
                                .max(LocalDate::compareTo)
                                .orElse(start));
    }
}
