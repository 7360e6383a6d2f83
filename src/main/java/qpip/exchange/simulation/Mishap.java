package qpip.exchange.simulation;

/** What can go wrong with an extract that a partner sends once more. */
public enum Mishap {

    /** Cut off on its way, after its digest was made. */
    CUT_OFF,

    /** Made in the partner's trial system: everything that was asked so far is answered, under other references. */
    TRIAL_REFERENCES
}
