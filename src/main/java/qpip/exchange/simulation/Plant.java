package qpip.exchange.simulation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is hidden in a household, one plant each: a change that a rule must find, or something that looks like one and
 * must not be found. The rate is per ten thousand claims, and at least one is planted; ages are days from the event to
 * the first night.
 */
enum Plant {
    // CNESST (R15): indemnities in benefit weeks.
    IRI_OVERLAP("R15", "MEDIUM", On.FIRST, 25, Fits.ANY, 70, 120, "a fortnight of indemnity above the exemption"),
    IRI_OVERLAP_LARGE("R15", "HIGH", On.FIRST, 10, Fits.ANY, 70, 120, "six weeks of indemnity above the exemption"),
    IRI_WITH_WORK("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "indemnity on top of declared earnings"),
    IRI_STRADDLING("R15", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 120, "a fortnight that begins on a Wednesday"),
    IRI_CORRECTED("R15", "MEDIUM", On.FIRST, 5, Fits.ANY, 70, 120, "the second version of a payment counts"),
    IRI_DECLARED("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the claimant declared the indemnity"),
    IRI_BELOW_EXEMPTION("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity is below the exemption"),
    IRI_IMMATERIAL("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the impact is below what is material"),
    IRI_EMPLOYER("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment reimburses the employer"),
    IRI_RECOVERED("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was recovered by a negative one"),
    IRI_NEGATIVE("R15", On.FIRST, 5, Fits.ANY, 70, 120, "only a recovery, of an older payment"),
    IRI_CANCELLED("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was cancelled"),
    IRI_CORRECTED_TO_ZERO("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the payment was corrected to nothing"),
    IRI_DUPLICATE("R15", On.FIRST, 5, Fits.ANY, 70, 120, "twice the same record; once, it is below the exemption"),
    IRI_BEFORE_BENEFITS("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the indemnity ended before the benefit period"),
    IRI_REVERSED_WEEKS("R15", On.FIRST, 5, Fits.ANY, 70, 120, "the benefit weeks were reversed"),

    // RAMQ (R22 to R25): identity, residence, address, death signal.
    IDENTITY_BIRTH_DATE("R22", "MEDIUM", On.FIRST, 30, Fits.ANY, 70, 300, "RAMQ has another date of birth"),
    IDENTITY_SEVERAL("R22", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ has several candidates"),
    IDENTITY_NUMBER_INVALID("R22", "MEDIUM", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ doesn't know the number"),
    IDENTITY_NAME("R22", "MEDIUM", On.FIRST, 30, Fits.ANY, 70, 300, "RAMQ has another name"),
    IDENTITY_MARRIED_NAME("R22", On.FIRST, 10, Fits.ANY, 70, 300, "RAMQ uses the married name, which is known"),
    IDENTITY_NEW_NUMBER("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a new number, with the known one as the former"),
    IDENTITY_CUT("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a long compound name, without accents and cut"),
    IDENTITY_SWAPPED("R22", On.FIRST, 10, Fits.ANY, 70, 300, "a compound name in the other order"),
    LEFT_BEFORE_START("R23", "HIGH", On.FIRST, 8, Fits.ANY, 70, 300, "left Québec before the benefit period"),
    LEFT_FOR_JURISDICTION("R23", "HIGH", On.FIRST, 3, Fits.ANY, 70, 300, "insured elsewhere before the benefit period"),
    LEFT_DURING("R24", "INFO", On.FIRST, 25, Fits.ANY, 90, 300, "left Québec during the benefit period"),
    LEFT_DECLARED("R24", On.FIRST, 5, Fits.ANY, 90, 300, "the claimant declared the departure"),
    ABSENT_JANUARY("R23", On.FIRST, 5, Fits.ANY, 70, 300, "183 days absent: takes effect on 1 January by convention"),
    CARD_EXPIRED("R23", On.FIRST, 10, Fits.ANY, 70, 300, "only the card has expired"),
    PERMIT_EXPIRED("R23", On.FIRST, 10, Fits.ANY, 70, 300, "only the permit has expired"),
    LEFT_AFTER_CLOSING("R23", On.FIRST, 2, Fits.ANY, 2_000, 2_300, "left Québec; the claim is closed"),
    ADDRESS_DIFFERS("R25", "LOW", On.FIRST, 40, Fits.ANY, 70, 300, "another postal code for months"),
    ADDRESS_DECLARED("R25", On.FIRST, 10, Fits.ANY, 70, 300, "the claimant declared the new address"),
    ADDRESS_RECENT("R25", On.FIRST, 10, Fits.ANY, 70, 300, "another postal code for days only"),
    DEATH_SIGNAL("R25", "CRITICAL", On.FIRST, 2, Fits.ANY, 70, 110, "RAMQ signals a death; no act yet"),

    // Directeur de l'état civil, deaths (R26, R27).
    CHILD_DIED("R26", "CRITICAL", On.WEEKS, 20, Fits.ANY, 150, 165, "the only child died after the maternity weeks"),
    CHILD_DIED_EARLY("R26", "CRITICAL", On.WEEKS, 15, Fits.ANY, 35, 45, "the only child died in the maternity weeks"),
    CHILD_DIED_DECLARED("R26", On.EVERY, 5, Fits.ANY, 150, 165, "the claimants declared the child's death"),
    TWIN_DIED("R26", On.EVERY, 5, Fits.WITH_MOTHER, 100, 165, "which of the twins died is for a person to say"),
    CLAIMANT_DIED("R27", "HIGH", On.DECEASED, 4, Fits.ANY, 70, 110, "the claimant died, weeks follow"),
    OTHER_PARENT_DIED("R27", "INFO", On.FIRST, 4, Fits.ONE_WITH_OTHER, 70, 300, "the other parent died", true),
    OTHER_PARENT_DIED_DECLARED("R27", On.FIRST, 2, Fits.ONE_WITH_OTHER, 70, 300, "the claimant declared the death"),
    NAMESAKE_DIED("R27", On.FIRST, 5, Fits.ANY, 70, 110, "an unrelated person of the same name died"),
    DEATH_CANCELLED("R27", On.FIRST, 3, Fits.ANY, 70, 110, "the act of death was cancelled"),

    // Directeur de l'état civil, births (R28 to R32).
    BIRTH_NOT_FOUND("R28", "HIGH", On.EVERY, 60, Fits.ANY, 70, 400, "no act of birth after 60 days"),
    BIRTH_RECENT("R28", On.EVERY, 5, Fits.ANY, 13, 13, "no act of birth, but 60 days have not passed"),
    BORN_ABROAD("R28", On.EVERY, 10, Fits.ANY, 70, 400, "born abroad: never an act"),
    BORN_IN_ANOTHER_PROVINCE("R28", On.EVERY, 10, Fits.ANY, 70, 400, "born in another province: never an act"),
    PREGNANCY_TERMINATED("R28", On.EVERY, 10, Fits.MOTHER, 70, 120, "pregnancy terminated: never an act"),
    ADOPTED("R28", On.EVERY, 10, Fits.ANY, 70, 400, "adopted: no act of birth to wait for"),
    BIRTH_OTHER_WEEK("R29", "MEDIUM", On.EVERY, 20, Fits.ANY, 70, 300, "born in a later week than claimed", true),
    BIRTH_OTHER_DAY("R29", "LOW", On.EVERY, 20, Fits.ANY, 70, 300, "born on another day of the same week"),
    NOT_ON_ACT("R30", "HIGH", On.SECOND, 25, Fits.BOTH, 70, 300, "the act names somebody else as other parent"),
    MISTYPED_ON_ACT("R30", On.SECOND, 10, Fits.BOTH, 70, 300, "the act mistypes name and date of birth"),
    SURROGATE("R30", On.FIRST, 5, Fits.MOTHER, 70, 300, "a surrogate isn't on the act"),
    MORE_CHILDREN("R31", "MEDIUM", On.EVERY, 10, Fits.ANY, 70, 300, "twins on the acts, one child claimed", true),
    FEWER_CHILDREN("R31", "MEDIUM", On.EVERY, 10, Fits.ANY, 70, 300, "one child on the act, twins claimed"),
    SECOND_TWIN_LATER("R31", On.EVERY, 10, Fits.ANY, 12, 12, "the second twin's act comes within 15 days"),
    BIRTH_NAMESAKE("R31", On.EVERY, 5, Fits.ANY, 70, 300, "another birth, that day, by a mother of the same name"),
    SECOND_PARENT_ON_ACT("R32", "MEDIUM", On.FIRST, 15, Fits.ALONE, 70, 300, "single-parent weeks, two parents on act"),
    ONE_PARENT_ON_ACT("R32", "MEDIUM", On.FIRST, 15, Fits.ALONE, 70, 300, "one parent on act, no such weeks", true);

    /** On which claims of the household the expectation stands. */
    enum On {
        FIRST,
        SECOND,
        EVERY,
        /** On each claim that has weeks without a child's presence. */
        WEEKS,
        /** On each claim, but to be found only on that of the person who gave birth. */
        GAVE_BIRTH,
        /** On the claim of the deceased; the other parent's, if there is one, gets weeks that may be added. */
        DECEASED
    }

    /** The households that a plant can be hidden in. */
    private enum Fits {
        ANY(EnumSet.allOf(Shape.class)),
        BOTH(EnumSet.of(Shape.BOTH)),
        MOTHER(EnumSet.of(Shape.MOTHER)),
        WITH_MOTHER(EnumSet.of(Shape.BOTH, Shape.MOTHER)),
        /** A mother who claims alone and whose other parent isn't on the register. */
        ALONE(EnumSet.of(Shape.MOTHER)),
        /** One parent claims; the other is on the register. */
        ONE_WITH_OTHER(EnumSet.of(Shape.MOTHER, Shape.FATHER));

        private final Set<Shape> shapes;

        Fits(Set<Shape> shapes) {
            this.shapes = shapes;
        }
    }

    private final String rule;
    private final Optional<String> severity;
    private final On on;
    private final int perTenThousand;
    private final Fits fits;
    private final int ageMin;
    private final int ageMax;
    private final String why;
    private final boolean favourable;

    /** A change that must be found. */
    Plant(String rule, String severity, On on, int rate, Fits fits, int ageMin, int ageMax, String why) {
        this(rule, severity, on, rate, fits, ageMin, ageMax, why, false);
    }

    Plant(String rule, String severity, On on, int rate, Fits fits, int ageMin, int ageMax, String why, boolean good) {
        this(rule, Optional.of(severity), on, rate, fits, ageMin, ageMax, why, good);
    }

    /** Something that must not be found. */
    Plant(String rule, On on, int rate, Fits fits, int ageMin, int ageMax, String why) {
        this(rule, Optional.empty(), on, rate, fits, ageMin, ageMax, why, false);
    }

    Plant(
            String rule,
            Optional<String> severity,
            On on,
            int rate,
            Fits fits,
            int ageMin,
            int ageMax,
            String why,
            boolean good) {
        this.rule = rule;
        this.severity = severity;
        this.on = on;
        this.perTenThousand = rate;
        this.fits = fits;
        this.ageMin = ageMin;
        this.ageMax = ageMax;
        this.why = why;
        this.favourable = good;
    }

    /** The name as the truth shows it: {@code iri-overlap}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String rule() {
        return rule;
    }

    /** None when the plant must not be found. */
    Optional<String> severity() {
        return severity;
    }

    On on() {
        return on;
    }

    String why() {
        return why;
    }

    boolean favourable() {
        return favourable;
    }

    boolean fits(Shape shape) {
        return fits.shapes.contains(shape);
    }

    /** Whether the other parent is not on the register. */
    boolean alone() {
        return fits == Fits.ALONE || this == PREGNANCY_TERMINATED || this == SURROGATE;
    }

    /** How many are planted among that many claims. */
    int among(int claims) {
        return Math.max(1, (int) Math.round((double) claims * perTenThousand / 10_000));
    }

    /** Days from the event to the first night. */
    int age(Chance chance) {
        return chance.between(ageMin, ageMax);
    }

    boolean indemnity() {
        return rule.equals("R15");
    }

    boolean twins() {
        return this == TWIN_DIED || this == FEWER_CHILDREN || this == SECOND_TWIN_LATER;
    }
}
