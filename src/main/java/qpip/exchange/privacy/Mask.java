package qpip.exchange.privacy;

/**
 * Shows that something is held without showing what: lengths and letters are hidden too, so that a mask tells nothing
 * but its kind.
 */
public final class Mask {

    private static final String HIDDEN = "•••";

    private Mask() {}

    /** What stands in for a name, an address, a date of birth. */
    public static String text() {
        return HIDDEN;
    }
}
