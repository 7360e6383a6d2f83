package qpip.exchange.linkage.match;

/**
 * What a column says of a person. It decides how the column is brought to one form, how two of its values are compared
 * and in which keys it serves.
 */
public enum Attribute {
    SURNAME(Comparison.NAME, Group.FAMILY),
    GIVEN_NAME(Comparison.NAME, Group.PERSON),
    SECOND_GIVEN_NAME(Comparison.NAME, Group.PERSON),
    FULL_NAME(Comparison.TEXT, Group.FAMILY),
    DATE_OF_BIRTH(Comparison.DATE, Group.PERSON),
    BIRTH_YEAR(Comparison.DATE, Group.PERSON),
    BIRTH_MONTH(Comparison.DATE, Group.PERSON),
    BIRTH_DAY(Comparison.DATE, Group.PERSON),
    /** Another date of the person's life, such as that of an event. */
    DATE(Comparison.DATE, Group.PERSON),
    SEX(Comparison.CATEGORY, Group.PERSON),
    /** A number given to one person only. */
    IDENTIFIER(Comparison.CODE, Group.PERSON),
    /**
     * A number that is made of the surname at birth, the initial, the date of birth and the sex: the whole is given to
     * one person, but its first ten characters say only again what those fields say.
     */
    HEALTH_INSURANCE_NUMBER(Comparison.CODE, Group.PERSON),
    EMAIL(Comparison.TEXT, Group.PERSON),
    PHONE(Comparison.CODE, Group.PLACE),
    POSTCODE(Comparison.CODE, Group.PLACE),
    /** The number in the street. */
    NUMBER(Comparison.CODE, Group.PLACE),
    ADDRESS(Comparison.TEXT, Group.PLACE),
    MUNICIPALITY(Comparison.TEXT, Group.PLACE),
    REGION(Comparison.CATEGORY, Group.PLACE),
    /** One of a few words, such as an occupation or a civil status. */
    CATEGORY(Comparison.CATEGORY, Group.PERSON),
    TEXT(Comparison.TEXT, Group.PERSON);

    /** Whom a value tells apart: one person, a family, or all who live in a place. */
    enum Group {
        PERSON,
        FAMILY,
        PLACE
    }

    private final Comparison comparison;
    private final Group group;

    Attribute(Comparison comparison, Group group) {
        this.comparison = comparison;
        this.group = group;
    }

    public Comparison comparison() {
        return comparison;
    }

    Group group() {
        return group;
    }

    /** True for a number that is given to one person only. */
    public boolean isGivenToOne() {
        return this == IDENTIFIER || this == HEALTH_INSURANCE_NUMBER;
    }

    /** True for the columns that are joined to one date of birth before anything is compared. */
    public boolean isPartOfDate() {
        return this == BIRTH_YEAR || this == BIRTH_MONTH || this == BIRTH_DAY;
    }
}
