package qpip.exchange.register;

/**
 * Which low-income increase applies to a claim: by family income for claims filed before 2021-09-26, individual since
 * (Reg. s. 44).
 */
public enum LowIncomeRule {
    NONE,
    FAMILY_2006,
    INDIVIDUAL_2021
}
