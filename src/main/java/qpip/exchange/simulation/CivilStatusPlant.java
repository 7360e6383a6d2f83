package qpip.exchange.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import qpip.exchange.register.Claim;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.EventType;

/** What is hidden in the acts of the Directeur de l'état civil. */
enum CivilStatusPlant implements Plant {
    // Deaths (R26, R27).
    CHILD_DIED(Planted.found(
            "R26", "CRITICAL", On.WEEKS, 20, Fits.ANY, 150, 165, "the only child died after the maternity weeks")),
    CHILD_DIED_EARLY(Planted.found(
            "R26", "CRITICAL", On.WEEKS, 15, Fits.ANY, 35, 45, "the only child died in the maternity weeks")),
    CHILD_DIED_DECLARED(
            Planted.quiet("R26", On.EVERY, 5, Fits.ANY, 150, 165, "the claimants declared the child's death")),
    TWIN_DIED(Planted.quiet(
            "R26", On.EVERY, 5, Fits.WITH_MOTHER, 100, 165, "which of the twins died is for a person to say")),
    CLAIMANT_DIED(Planted.found("R27", "HIGH", On.DECEASED, 4, Fits.ANY, 70, 110, "the claimant died, weeks follow")),
    OTHER_PARENT_DIED(Planted.good("R27", "INFO", On.FIRST, 4, Fits.ONE_WITH_OTHER, 70, 300, "the other parent died")),
    OTHER_PARENT_DIED_DECLARED(
            Planted.quiet("R27", On.FIRST, 2, Fits.ONE_WITH_OTHER, 70, 300, "the claimant declared the death")),
    NAMESAKE_DIED(Planted.quiet("R27", On.FIRST, 5, Fits.ANY, 70, 110, "an unrelated person of the same name died")),
    DEATH_CANCELLED(Planted.quiet("R27", On.FIRST, 3, Fits.ANY, 70, 110, "the act of death was cancelled")),
    // Births (R28 to R32).
    BIRTH_NOT_FOUND(Planted.found("R28", "HIGH", On.EVERY, 60, Fits.ANY, 70, 400, "no act of birth after 60 days")),
    BIRTH_RECENT(Planted.quiet("R28", On.EVERY, 5, Fits.ANY, 13, 13, "no act of birth, but 60 days have not passed")),
    BORN_ABROAD(Planted.quiet("R28", On.EVERY, 10, Fits.ANY, 70, 400, "born abroad: never an act")),
    BORN_IN_ANOTHER_PROVINCE(
            Planted.quiet("R28", On.EVERY, 10, Fits.ANY, 70, 400, "born in another province: never an act")),
    PREGNANCY_TERMINATED(
            Planted.quiet("R28", On.EVERY, 10, Fits.MOTHER, 70, 120, "pregnancy terminated: never an act")),
    ADOPTED(Planted.quiet("R28", On.EVERY, 10, Fits.ANY, 70, 400, "adopted: no act of birth to wait for")),
    BIRTH_OTHER_WEEK(
            Planted.good("R29", "MEDIUM", On.EVERY, 20, Fits.ANY, 70, 300, "born in a later week than claimed")),
    BIRTH_OTHER_DAY(
            Planted.found("R29", "LOW", On.EVERY, 20, Fits.ANY, 70, 300, "born on another day of the same week")),
    NOT_ON_ACT(Planted.found(
            "R30", "HIGH", On.SECOND, 25, Fits.BOTH, 70, 300, "the act names somebody else as other parent")),
    MISTYPED_ON_ACT(Planted.quiet("R30", On.SECOND, 10, Fits.BOTH, 70, 300, "the act mistypes name and date of birth")),
    SURROGATE(Planted.quiet("R30", On.FIRST, 5, Fits.MOTHER, 70, 300, "a surrogate isn't on the act")),
    ACT_RECTIFIED(Planted.found(
            "R30", "HIGH", On.SECOND, 8, Fits.BOTH, 70, 300, "the act names somebody else, and is rectified later")),
    MARRIED(Planted.quiet("R22", On.FIRST, 10, Fits.BOTH, 70, 300, "the claimant married, and nothing else changed")),
    MORE_CHILDREN(
            Planted.good("R31", "MEDIUM", On.EVERY, 10, Fits.ANY, 70, 300, "twins on the acts, one child claimed")),
    FEWER_CHILDREN(
            Planted.found("R31", "MEDIUM", On.EVERY, 10, Fits.ANY, 70, 300, "one child on the act, twins claimed")),
    SECOND_TWIN_LATER(
            Planted.quiet("R31", On.EVERY, 10, Fits.ANY, 12, 12, "the second twin's act comes within 15 days")),
    BIRTH_NAMESAKE(Planted.quiet(
            "R31", On.EVERY, 5, Fits.ANY, 70, 300, "another birth, that day, by a mother of the same name")),
    SECOND_PARENT_ON_ACT(Planted.found(
            "R32", "MEDIUM", On.FIRST, 15, Fits.ALONE, 70, 300, "single-parent weeks, two parents on act")),
    SECOND_PARENT_ADDED(Planted.found(
            "R32", "MEDIUM", On.FIRST, 8, Fits.ALONE, 70, 300, "single-parent weeks, a second parent is added later")),
    PARENT_REMOVED(Planted.good(
            "R32", "MEDIUM", On.FIRST, 5, Fits.ONE_WITH_OTHER, 70, 300, "the other parent is removed from the act")),
    ONE_PARENT_ON_ACT(
            Planted.good("R32", "MEDIUM", On.FIRST, 15, Fits.ALONE, 70, 300, "one parent on act, no such weeks"));

    private final Planted planted;

    CivilStatusPlant(Planted planted) {
        this.planted = planted;
    }

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public boolean alone() {
        return planted.fits() == Fits.ALONE || this == PREGNANCY_TERMINATED || this == SURROGATE;
    }

    @Override
    public Story story(Story told, Chance chance) {
        return switch (this) {
            case BIRTH_OTHER_WEEK -> told.on(told.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY)));
            case BIRTH_OTHER_DAY -> told.on(told.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY)));
            case PREGNANCY_TERMINATED -> told.as(EventType.TERMINATION).of(0);
            case ADOPTED -> told.as(EventType.ADOPTION);
            case SURROGATE -> told.as(EventType.SURROGACY);
            case BORN_ABROAD -> told.in("XX");
            case BORN_IN_ANOTHER_PROVINCE -> told.in(chance.happens(6_000) ? "ON" : "NB");
            case TWIN_DIED, FEWER_CHILDREN, SECOND_TWIN_LATER -> told.of(2);
            default -> told;
        };
    }

    @Override
    public boolean claimsSingleParentWeeks() {
        return this != ONE_PARENT_ON_ACT;
    }

    @Override
    public LocalDate changedOn(LocalDate firstNight, Claim claim, Chance chance) {
        return switch (this) {
            case CHILD_DIED_EARLY -> firstNight.minusDays(chance.between(12, 16));
            case CHILD_DIED, CHILD_DIED_DECLARED, TWIN_DIED -> firstNight.minusDays(chance.between(10, 25));
            default -> firstNight.minusDays(chance.between(8, 20));
        };
    }

    @Override
    public void tell(Telling telling) {
        switch (this) {
            case OTHER_PARENT_DIED_DECLARED -> telling.declared(DeclarationKind.PARENT_DEATH);
            case CHILD_DIED_DECLARED -> telling.declaredByAll(DeclarationKind.CHILD_DEATH);
            default -> {}
        }
    }
}
