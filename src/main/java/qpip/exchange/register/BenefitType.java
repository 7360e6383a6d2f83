package qpip.exchange.register;

/**
 * The kind of a benefit week; {@code MAT} (LAP s. 7) and {@code SURR} (s. 12.2) don't depend on the child's presence.
 */
public enum BenefitType {
    MAT,
    PAT,
    PARS,
    EXCL,
    ADOE,
    ADOW,
    TERM,
    SURR
}
