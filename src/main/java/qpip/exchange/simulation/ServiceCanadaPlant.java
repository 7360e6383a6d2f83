package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.WorkerStatus;

/** What is hidden in what Service Canada says (R01 to R06). */
enum ServiceCanadaPlant implements IncomePlant {
    // Employment insurance (R01 to R03).
    EI_SAME_EVENT(found("R01", "CRITICAL", 5, "employment insurance paid maternity for the same event")),
    EI_SAME_EVENT_REVERSED(found("R01", "CRITICAL", 5, "maternity weeks that are reversed on a later night")),
    EI_AFTER_PLAN(found("R01", "CRITICAL", 2, 430, 450, "paid for the same event after the Plan's last week")),
    EI_REVERSED_BEFORE(quiet("R01", 5, "weeks for the same event that had been reversed when they were told")),
    EI_EVENT_DECLARED(quiet("R01", 5, "the claimant declared the weeks for the same event")),
    EI_EARLIER_CHILD(quiet("R01", 5, "maternity weeks for an earlier child")),
    EI_SAME_WEEKS(found("R02", "HIGH", 60, "regular benefits paid in benefit weeks")),
    EI_ONE_WEEK(found("R02", "MEDIUM", 40, "one week of sickness benefits paid in a benefit week")),
    EI_REVERSED_LATER(found("R02", "HIGH", 5, "weeks that are reversed on a later night, but for one")),
    EI_ANTEDATED(found("R02", "HIGH", 5, "weeks that were paid long after, on a later night")),
    EI_CORRECTED_LATER(found("R02", "HIGH", 5, "weeks whose amounts are corrected on a later night")),
    EI_CANCELLED_LATER(found("R02", "HIGH", 5, "weeks that are cancelled on a later night")),
    EI_WEEK_AFTER(quiet("R02", 2, 430, 450, "the weeks right after the Plan's last one")),
    EI_PLAN_REVERSED(quiet("R02", 5, "the Plan's weeks were reversed")),
    EI_WAITING(quiet("R02", 5, "waiting weeks pay nothing")),
    EI_REFUSED(quiet("R02", 5, "weeks that were refused")),
    EI_DECLARED(quiet("R02", 5, "the claimant declared the weeks")),
    EI_EXTENDS(Planted.good("R03", "INFO", On.FIRST, 10, Fits.ANY, 70, 300, "weeks paid in the qualifying period")),
    EI_EXTENDED(quiet("R03", 2, "the qualifying period was lengthened for the weeks already")),
    EI_EXTENDED_MOST(quiet("R03", 2, "the qualifying period has its 104 weeks already")),
    EI_QUALIFYING_UNPAID(quiet("R03", 2, "weeks of the qualifying period that were refused")),

    // Records of employment (R04, R05).
    ROE_WORK(found("R04", "MEDIUM", 120, "a pay period in benefit weeks")),
    ROE_WORK_LARGE(found("R04", "HIGH", 20, "three pay periods in benefit weeks")),
    ROE_WORK_MONTH(found("R04", "MEDIUM", 5, 120, 150, "a calendar month of pay in benefit weeks")),
    ROE_TWO_EMPLOYERS(found("R04", "MEDIUM", 5, "two employers at once: each below the exemption, together above")),
    ROE_ABOVE_DECLARED(found("R04", "MEDIUM", 5, "more earnings than were declared")),
    ROE_LATER(found("R04", "MEDIUM", 5, "a record that is issued on a later night")),
    ROE_AMENDED_LESS(found("R04", "MEDIUM", 5, "the record is amended on a later night: smaller earnings")),
    ROE_NEEDS_EVIDENCE(found("R04", "MEDIUM", 10, "a pay period that lies in paid weeks only in part")),
    ROE_AMENDED_LATER(found("R04", "MEDIUM", 5, "the record is amended on a later night: no earnings")),
    ROE_CANCELLED_LATER(found("R04", "MEDIUM", 5, "the record is cancelled on a later night")),
    ROE_CANCELLED_BEFORE(quiet("R04", 5, "the record had been cancelled when it was told")),
    ROE_BELOW_EXEMPTION(quiet("R04", 5, "the earnings are below the exemption")),
    ROE_IMMATERIAL(quiet("R04", 5, "the impact is below what is material")),
    ROE_PLAN_REVERSED(quiet("R04", 5, "the Plan's weeks were reversed")),
    ROE_SEVERANCE(quiet("R04", 5, "severance paid when the employment ended")),
    ROE_TOP_UP(quiet("R04", 5, "a top-up by the employer in benefit weeks")),
    ROE_VACATION(quiet("R04", 5, "vacation paid when work stopped")),
    ROE_BEFORE(quiet("R04", 5, "a pay period that began before the benefit period")),
    ROE_DECLARED(quiet("R04", 5, "the claimant declared the work")),
    ROE_NO_INTERRUPTION(found("R05", "MEDIUM", 20, "paid on for a month after benefits began")),
    ROE_LATE(found("R05", "MEDIUM", 5, "a record of another employer that shows the interruption comes later")),
    ROE_LEAVE(quiet("R05", 5, "paid on, but the reason is a leave")),
    ROE_REDUCED(quiet("R05", 5, "the claimant declared reduced hours")),
    ROE_DAY_BEFORE(quiet("R05", 5, "the last day paid is the last one that still shows the interruption")),
    ROE_SECOND_JOB(quiet("R05", 5, "the other employment was interrupted")),
    ROE_SELF_EMPLOYED(quiet("R05", 5, "no interruption is needed of the self-employed")),

    // The status of the social insurance number (R06).
    SIN_CANCELLED(found("R06", "MEDIUM", 5, "the number was cancelled")),
    SIN_REPLACED(found("R06", "MEDIUM", 10, "the number of a temporary resident was replaced")),
    SIN_REPLACED_KNOWN(quiet("R06", 5, "the number that replaces is known")),
    SIN_REPLACED_DECLARED(quiet("R06", 5, "the claimant declared the new number")),
    SIN_PARTLY(quiet("R06", 5, "names and date of birth agree in part")),
    SIN_EXPIRED(found("R06", "LOW", 10, "the number has expired")),
    SIN_DECEASED(found("R06", "CRITICAL", 2, "the register of numbers says that the person died")),
    SIN_BIRTH_DATE(found("R06", "MEDIUM", 10, "the date of birth doesn't agree")),
    SIN_SURNAME(found("R06", "MEDIUM", 10, "the surname doesn't agree")),
    SIN_MARRIED_NAME(quiet("R06", 5, "the surname doesn't agree, but there is a married name")),
    SIN_DORMANT(quiet("R06", 5, "the number is dormant"));

    /** Weeks by which a qualifying period of 52 can be lengthened at most (LAP s. 20). */
    private static final int EXTENSION_MAX = 52;

    private final Planted planted;

    ServiceCanadaPlant(Planted planted) {
        this.planted = planted;
    }

    private static Planted found(String rule, String severity, int rate, String why) {
        return Planted.found(rule, severity, On.FIRST, rate, Fits.ANY, 70, 120, why);
    }

    private static Planted quiet(String rule, int rate, String why) {
        return Planted.quiet(rule, On.FIRST, rate, Fits.ANY, 70, 120, why);
    }

    private static Planted found(String rule, String severity, int rate, int from, int to, String why) {
        return Planted.found(rule, severity, On.FIRST, rate, Fits.ANY, from, to, why);
    }

    private static Planted quiet(String rule, int rate, int from, int to, String why) {
        return Planted.quiet(rule, On.FIRST, rate, Fits.ANY, from, to, why);
    }

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public boolean extended() {
        return this != EI_EXTENDS && this != EI_EXTENDED_MOST;
    }

    @Override
    public boolean marriedName() {
        return this == SIN_MARRIED_NAME;
    }

    /** NB: in life the replaced number begins with 9; an invented one must not. */
    @Override
    public Person registered(Person invented, Identifiers identifiers, Chance chance) {
        if (this != SIN_REPLACED_KNOWN) {
            return this == SIN_SURNAME ? withoutOtherSurnames(invented) : invented;
        }
        List<Identifier> numbers = new ArrayList<>();
        LocalDate since = LocalDate.of(2026, 1, 1);
        numbers.add(new Identifier(IdentifierType.SIN, identifiers.sin(), since, Optional.empty()));
        numbers.addAll(invented.identifiers());
        return People.with(invented, numbers);
    }

    private static Person withoutOtherSurnames(Person person) {
        return People.with(person, List.of(), person.identifiers());
    }

    @Override
    public Claim registered(Claim filed, Chance chance) {
        if (this == EI_EXTENDED_MOST) {
            return Claims.like(filed).extended(EXTENSION_MAX).claim();
        }
        return planted.rule().equals("R05")
                ? Claims.like(filed)
                        .working(this == ROE_SELF_EMPLOYED ? WorkerStatus.SELF : WorkerStatus.WAGE)
                        .claim()
                : filed;
    }

    @Override
    public void tell(Telling telling) {
        Claim claim = telling.household().claim();
        LocalDate start = claim.benefitPeriod().from();
        List<InsuranceWeek> weeks = telling.insurance().planted(this);
        telling.insured(weeks);
        telling.employed(telling.employments().planted(this));
        switch (this) {
            case EI_DECLARED, EI_EVENT_DECLARED -> {
                long cents = weeks.stream().mapToLong(InsuranceWeek::cents).sum();
                telling.declared(new Declaration(
                        claim.id(),
                        DeclarationKind.EMPLOYMENT_INSURANCE,
                        weeks.get(0).sunday(),
                        Optional.of(weeks.get(weeks.size() - 1).sunday().plusDays(6)),
                        Optional.of(BigDecimal.valueOf(cents, 2)),
                        start.plusDays(20)));
            }
            case ROE_DECLARED -> telling.work(new BigDecimal("700.00"));
            case ROE_NEEDS_EVIDENCE -> telling.reversed(1);
            case EI_PLAN_REVERSED, ROE_PLAN_REVERSED -> telling.reversed(2);
            case ROE_ABOVE_DECLARED -> telling.work(new BigDecimal("150.00"));
            case SIN_REPLACED_DECLARED -> telling.declared(DeclarationKind.IDENTIFIER);
            case ROE_REDUCED ->
                telling.declared(new Declaration(
                        claim.id(),
                        DeclarationKind.REDUCED_WORK,
                        start.plusDays(1),
                        Optional.empty(),
                        Optional.empty(),
                        start.plusDays(3)));
            default -> {}
        }
    }
}
