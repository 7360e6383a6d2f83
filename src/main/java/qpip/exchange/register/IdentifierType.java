package qpip.exchange.register;

/** The identifiers that QPIP holds: social insurance number (NAS) and health insurance number (NAM). */
public enum IdentifierType {
    SIN,
    NAM
}
