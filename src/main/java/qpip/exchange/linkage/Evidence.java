package qpip.exchange.linkage;

import java.util.Locale;

/** What spoke for or against a link; the name is a key of the message bundles, and holds nothing of the person. */
public enum Evidence {
    /** The record answers a request of ours and repeats its reference. */
    REQUEST_ECHOED,
    SIN_EQUAL,
    SIN_DIFFERENT,
    /** One of the two SINs is a temporary resident's, which is replaced. */
    SIN_PERHAPS_REPLACED,
    /** Not a well-formed SIN: not used. */
    SIN_INVALID,
    /** Two persons of the register have it: not used. */
    SIN_SHARED,
    /** The record's SIN is another person's on the register. */
    SIN_OF_ANOTHER,
    NAM_EQUAL,
    NAM_DIFFERENT,
    NAM_INVALID,
    NAM_SHARED,
    NAM_OF_ANOTHER,
    /** The letters, date or sex inside the NAM disagree with the register: weak evidence. */
    NAM_INCONSISTENT,
    DOB_EQUAL,
    DOB_PARTIAL,
    DOB_ONE_DIGIT,
    DOB_SWAPPED,
    DOB_DIFFERENT,
    DOB_UNKNOWN,
    DOB_NOT_CARRIED,
    NAME_AGREES,
    NAME_DIFFERS,
    NAME_NOT_CARRIED,
    /** Surname and given name stood in each other's field. */
    NAMES_SWAPPED,
    POSTAL_CODE_EQUAL,
    OTHER_PARENT_EQUAL,
    SEX_AND_MUNICIPALITY_EQUAL,
    SURNAME_COMMON,
    /** The next best candidate is too close. */
    SECOND_BEST_NEAR,
    PARENTS_AGREE,
    PARENT_AGREES,
    /** A parent on the register is not recognised among the parents on the act. */
    PARENT_NOT_ON_ACT,
    ATTESTATION_EQUAL,
    BIRTH_DAY_EQUAL,
    BIRTH_DAY_WITHIN_3,
    BIRTH_DAY_WITHIN_30,
    BIRTH_DAY_FAR,
    PLURAL_BIRTH,
    PLURAL_GROUP_COMPLETE,
    GIVEN_NAME_AGREES,
    GIVEN_NAME_NOT_CHOSEN,
    GIVEN_NAME_DIFFERS;

    /** The one of a code. */
    public static Evidence of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As stored: {@code sin-equal}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
