package qpip.exchange.layout;

import java.util.Locale;

/** Why a single line is rejected while its file goes on. */
public enum LineReason {
    LENGTH,
    TYPE,
    MISSING,
    DATE,
    WEEK_NOT_SUNDAY,
    UNKNOWN_CODE,
    CONTROL_CHARACTER,
    COLUMN_COUNT,
    UNKNOWN_RECORD,
    CONSTANT,
    OVERFLOW,
    UNKNOWN_ELEMENT,
    /** The partner answers what was not asked. */
    UNKNOWN_REQUEST,
    /** The same version of the same fact, with the same content. */
    DUPLICATE,
    /** The same version of the same fact, with other content. */
    CONFLICT;

    /** As people and partners read it: {@code unknown-code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
