package qpip.exchange.console;

/** What somebody who signs in does here; one account has one. */
public enum Role {
    OPERATOR,
    ANALYST,
    SUPERVISOR,
    LIAISON,
    AUDITOR,
    RULES,
    PRIVACY
}
