package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.register.Claim;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WorkerStatus;

/** What is hidden in what RAMQ answers: identity, residence, address, death signal (R22 to R25). */
enum RamqPlant implements Plant {
    IDENTITY_BIRTH_DATE(
            Planted.found("R22", "MEDIUM", On.FIRST, 30, Fits.ANY, 70, 300, "RAMQ has another date of birth")),
    IDENTITY_SEVERAL(Planted.found("R22", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ has several candidates")),
    IDENTITY_NUMBER_INVALID(
            Planted.found("R22", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ doesn't know the number")),
    IDENTITY_NAME(Planted.found("R22", "MEDIUM", On.FIRST, 30, Fits.ANY, 70, 300, "RAMQ has another name")),
    IDENTITY_MARRIED_NAME(
            Planted.quiet("R22", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ uses the married name, which is known")),
    IDENTITY_NEW_NUMBER(
            Planted.quiet("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a new number, with the known one as the former")),
    IDENTITY_CUT(
            Planted.quiet("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a long compound name, without accents and cut")),
    IDENTITY_SWAPPED(Planted.quiet("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a compound name in the other order")),
    IDENTITY_SAINT(
            Planted.quiet("R22", On.FIRST, 5, Fits.ANY, 70, 300, "Saint written out, which is abbreviated here")),
    IDENTITY_LETTERS(Planted.quiet("R22", On.FIRST, 5, Fits.ANY, 70, 300, "letters that RAMQ has not: ł, ʼ")),
    IDENTITY_EXCHANGED(
            Planted.quiet("R22", On.FIRST, 5, Fits.ANY, 70, 300, "surname and given name stand in each other's field")),
    IDENTITY_PROTECTED(Planted.quiet("R22", On.FIRST, 5, Fits.ANY, 70, 300, "the person's record is protected")),
    IDENTITY_NAME_CHANGED(Planted.found(
            "R22", "MEDIUM", On.FIRST, 5, Fits.BOTH, 70, 300, "another name until the registrar tells of its change")),
    NOTICE_NEW_NAME(Planted.found(
            "R22", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 300, "another name until a notice tells of its change")),
    NOTICE_LEFT_BEFORE(Planted.found(
            "R23", "HIGH", On.FIRST, 5, Fits.ANY, 70, 300, "a notice of a departure before the benefit period")),
    NOTICE_LEFT_CANCELLED(Planted.found(
            "R23", "HIGH", On.FIRST, 3, Fits.ANY, 70, 300, "a notice of a departure that a later one cancels")),
    NOTICE_LEFT_DURING(Planted.found(
            "R24", "INFO", On.FIRST, 5, Fits.ANY, 90, 300, "a notice of a departure during the benefit period")),
    NOTICE_CAME_BACK(Planted.quiet("R24", On.FIRST, 5, Fits.ANY, 90, 300, "left for days and came back")),
    NOTICE_DEATH(Planted.found("R25", "CRITICAL", On.FIRST, 2, Fits.ANY, 70, 110, "a notice of a death; no act yet")),
    NOTICE_DEATH_CANCELLED(Planted.found(
            "R25", "CRITICAL", On.FIRST, 2, Fits.ANY, 70, 110, "a death that was told by mistake and taken back")),
    LEFT_BEFORE_START(
            Planted.found("R23", "HIGH", On.FIRST, 8, Fits.ANY, 70, 300, "left Québec before the benefit period")),
    LEFT_FOR_JURISDICTION(Planted.found(
            "R23", "HIGH", On.FIRST, 3, Fits.ANY, 70, 300, "insured elsewhere before the benefit period")),
    LEFT_BUT_TAXED_HERE(Planted.found(
            "R34",
            "MEDIUM",
            On.FIRST,
            5,
            Fits.ANY,
            70,
            260,
            "left before the year's end; Revenu Québec says resident")),
    LEFT_AND_TAXED_ELSEWHERE(Planted.quiet(
            "R34", On.FIRST, 5, Fits.ANY, 70, 260, "left before the year's end, and Revenu Québec agrees")),
    LEFT_AFTER_TAX_YEAR(Planted.quiet(
            "R34",
            On.FIRST,
            5,
            Fits.ANY,
            70,
            200,
            "resident at the year's end, and left afterwards: no contradiction")),
    LEFT_DURING(Planted.found("R24", "INFO", On.FIRST, 25, Fits.ANY, 90, 300, "left Québec during the benefit period")),
    LEFT_DECLARED(Planted.quiet("R24", On.FIRST, 5, Fits.ANY, 90, 300, "the claimant declared the departure")),
    ABSENT_JANUARY(Planted.quiet(
            "R23", On.FIRST, 5, Fits.ANY, 70, 300, "183 days absent: takes effect on 1 January by convention")),
    CARD_EXPIRED(Planted.quiet("R23", On.FIRST, 10, Fits.ANY, 70, 300, "only the card has expired")),
    PERMIT_EXPIRED(Planted.quiet("R23", On.FIRST, 10, Fits.ANY, 70, 300, "only the permit has expired")),
    LEFT_AFTER_CLOSING(Planted.quiet("R23", On.FIRST, 2, Fits.ANY, 2_000, 2_300, "left Québec; the claim is closed")),
    ADDRESS_DIFFERS(Planted.found("R25", "LOW", On.FIRST, 40, Fits.ANY, 70, 300, "another postal code for months")),
    ADDRESS_DECLARED(Planted.quiet("R25", On.FIRST, 10, Fits.ANY, 70, 300, "the claimant declared the new address")),
    ADDRESS_RECENT(Planted.quiet("R25", On.FIRST, 10, Fits.ANY, 70, 300, "another postal code for days only")),
    DEATH_SIGNAL(Planted.found("R25", "CRITICAL", On.FIRST, 2, Fits.ANY, 70, 110, "RAMQ signals a death; no act yet"));

    private static final Set<RamqPlant> NOTICES = EnumSet.range(NOTICE_NEW_NAME, NOTICE_DEATH_CANCELLED);

    private final Planted planted;

    RamqPlant(Planted planted) {
        this.planted = planted;
    }

    @Override
    public Planted planted() {
        return planted;
    }

    /** Whether it is told by a notice. */
    boolean isNotice() {
        return NOTICES.contains(this);
    }

    /** Whether RAMQ tells that the person left for good before the benefits began. */
    boolean leftForGood() {
        return this == LEFT_BEFORE_START || this == NOTICE_LEFT_BEFORE || this == NOTICE_LEFT_CANCELLED;
    }

    /** Whether RAMQ tells that the person died. */
    boolean tellsDeath() {
        return this == DEATH_SIGNAL || this == NOTICE_DEATH || this == NOTICE_DEATH_CANCELLED;
    }

    @Override
    public Story story(Story told, Chance chance) {
        return this == LEFT_AFTER_CLOSING ? told.old(chance) : told;
    }

    /** NB: on 31 December elsewhere is a flag of its own for anybody but a wage earner (R12). */
    @Override
    public Claim registered(Claim filed, Chance chance) {
        return this == LEFT_AND_TAXED_ELSEWHERE
                ? Claims.like(filed).working(WorkerStatus.WAGE).claim()
                : filed;
    }

    @Override
    public Optional<String> surname(Chance chance) {
        return switch (this) {
            case IDENTITY_CUT ->
                Optional.of(chance.oneOf(List.of("Châteauneuf", "Théberge", "Lévesque")) + "-De La Durantaye");
            case IDENTITY_SWAPPED ->
                Optional.of(chance.oneOf(List.of("Tremblay", "Gagnon", "Côté")) + "-"
                        + chance.oneOf(List.of("Beaulieu", "Fortin", "Lessard")));
            case IDENTITY_SAINT -> Optional.of(chance.oneOf(List.of("Ste-Anne", "St-Amour", "Ste-Rose")));
            case IDENTITY_LETTERS -> Optional.of(chance.oneOf(List.of("Wałęsa", "Kanieʼtó", "Pałka")));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean marriedName() {
        return this == IDENTITY_MARRIED_NAME;
    }

    @Override
    public LocalDate changedOn(LocalDate firstNight, Claim claim, Chance chance) {
        LocalDate start = claim.benefitPeriod().from();
        return switch (this) {
            case LEFT_BEFORE_START, LEFT_FOR_JURISDICTION, NOTICE_LEFT_BEFORE, NOTICE_LEFT_CANCELLED ->
                start.minusDays(chance.between(10, 60));
            case LEFT_BUT_TAXED_HERE, LEFT_AND_TAXED_ELSEWHERE ->
                LocalDate.of(start.getYear() - 1, 12, chance.between(1, 28));
            case LEFT_AFTER_TAX_YEAR -> start.minusDays(1);
            case LEFT_DURING, LEFT_DECLARED, LEFT_AFTER_CLOSING, NOTICE_LEFT_DURING, NOTICE_CAME_BACK ->
                start.plusDays(chance.between(10, 40));
            case ABSENT_JANUARY -> start.withDayOfYear(1);
            case CARD_EXPIRED, PERMIT_EXPIRED -> firstNight.minusDays(20);
            case ADDRESS_DIFFERS, ADDRESS_DECLARED -> firstNight.minusDays(chance.between(60, 150));
            case ADDRESS_RECENT -> firstNight.minusDays(1);
            default -> firstNight.minusDays(chance.between(8, 20));
        };
    }

    @Override
    public void tell(Telling telling) {
        switch (this) {
            case LEFT_DECLARED -> telling.declared(DeclarationKind.DEPARTURE);
            case ADDRESS_DECLARED -> telling.declared(DeclarationKind.ADDRESS);
            default -> {}
        }
    }
}
