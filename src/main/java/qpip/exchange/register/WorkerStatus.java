package qpip.exchange.register;

/** How the claimant earned; a family-type resource is treated as self-employed. */
public enum WorkerStatus {
    WAGE,
    SELF,
    MIXED,
    RESOURCE
}
