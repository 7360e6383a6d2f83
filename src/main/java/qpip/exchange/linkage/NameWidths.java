package qpip.exchange.linkage;

/**
 * The widest surname and given name that a partner's layout can carry. A name that fills its field may have been cut,
 * and is then compared with the beginning of ours.
 */
public record NameWidths(int surname, int givenName) {

    /** Nothing is ever cut, as in XML. */
    public static final NameWidths UNLIMITED = new NameWidths(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public NameWidths {
        if (surname < 1 || givenName < 1) {
            throw new IllegalArgumentException("a name has room for one character at least");
        }
    }
}
