package qpip.exchange.register;

/** A closed claim is not compared any more. */
public enum ClaimStatus {
    OPEN,
    CLOSED
}
