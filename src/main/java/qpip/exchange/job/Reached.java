package qpip.exchange.job;

/** What of an execution is outside already, and can't be taken back by giving it up. */
public enum Reached {
    NOTHING,
    /** Facts and flags are visible; the partner has yet to be told, the extract to be archived. */
    PUBLISHED,
    /** Delivery broke while it was under way: the partner may have the file. */
    DELIVERY_BEGUN,
    /** The partner has the file; the release has yet to be put on record. */
    DELIVERED;

    /**
     * Whether all that is left is to end it: giving it up would leave a file without answer, a release off the record.
     */
    public boolean binds() {
        return this == PUBLISHED || this == DELIVERED;
    }
}
