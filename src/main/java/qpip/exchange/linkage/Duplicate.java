package qpip.exchange.linkage;

/** Two persons of the register who may be one, or of whom one has the other's number. */
public record Duplicate(long personId, long otherId, Shared shared) {

    /** What they share, what is surest first. */
    public enum Shared {
        SIN,
        NAM,
        /** Date of birth, names, and the other parent. */
        NAMES
    }
}
