package qpip.exchange.fact;

import java.util.List;

/**
 * What a fact is about, and the attributes it must give ({@code fact.<attribute>} in a mapping). A rule names the kinds
 * it reads.
 */
public enum FactKind {
    /** An income replacement indemnity paid for a period (CNESST, SAAQ). */
    INCOME_REPLACEMENT(List.of("from", "to", "amount")),
    /** A preventive withdrawal of a pregnant or breastfeeding worker (CNESST). */
    PREVENTIVE_WITHDRAWAL(List.of("motive")),
    /** What the health insurance register answers about a person's identity, residence and death (RAMQ). */
    IDENTITY_ANSWER(List.of("eligibility")),
    /** An act of birth (Directeur de l'état civil). */
    BIRTH(List.of("child-date-of-birth", "plurality", "rank", "parents")),
    /** An act of death (Directeur de l'état civil). */
    DEATH(List.of("date-of-death", "precision"));

    private final List<String> required;

    FactKind(List<String> required) {
        this.required = required;
    }

    public List<String> required() {
        return required;
    }
}
