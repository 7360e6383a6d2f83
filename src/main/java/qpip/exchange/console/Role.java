package qpip.exchange.console;

import java.util.Arrays;
import java.util.function.Predicate;

/** What somebody who signs in does here; one account has one. */
public enum Role {
    OPERATOR,
    ANALYST,
    SUPERVISOR,
    LIAISON,
    AUDITOR,
    RULES,
    PRIVACY;

    /** Whether it looks at flags and decides on them. */
    boolean reviews() {
        return this == ANALYST || this == SUPERVISOR;
    }

    /** Whether it asks partners, or prepares what is asked. */
    boolean liaises() {
        return reviews() || this == LIAISON;
    }

    /** Whether it looks into executions. */
    boolean operates() {
        return this == OPERATOR || this == SUPERVISOR;
    }

    /** Whether it sees or oversees personal data, or sets what is looked for in them. */
    public boolean needsSecondFactor() {
        return this != OPERATOR && this != LIAISON;
    }

    String authority() {
        return "ROLE_" + name();
    }

    /** Whether it sees who looked at what. */
    boolean audits() {
        return this == AUDITOR || this == PRIVACY;
    }

    /** Whether it looks at rules and proposes to change them. */
    boolean rules() {
        return this == RULES || this == SUPERVISOR;
    }

    /** Whether it sees how review goes as a whole. */
    boolean oversees() {
        return this == SUPERVISOR || this == PRIVACY;
    }

    static String[] those(Predicate<Role> which) {
        return Arrays.stream(values()).filter(which).map(Role::name).toArray(String[]::new);
    }
}
