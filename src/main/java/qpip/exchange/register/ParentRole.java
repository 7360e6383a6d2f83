package qpip.exchange.register;

/** The claimant's part in the event; it comes from the claim, never from sex. */
public enum ParentRole {
    GAVE_BIRTH,
    OTHER_PARENT,
    ADOPTIVE_PARENT,
    INTENDED_PARENT
}
