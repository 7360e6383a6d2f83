package qpip.exchange.job;

/** As what a person is asked about. */
enum Role {
    CLAIMANT,
    CHILD,
    /** The spouse at first filing: only Revenu Québec is asked, and only under the family increase (Reg. old s. 44). */
    SPOUSE
}
