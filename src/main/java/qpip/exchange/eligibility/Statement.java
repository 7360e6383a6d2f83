package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.util.Optional;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;

/**
 * What the claimant would have declared had he or she declared a fact: of this kind, dated in this period, and of this
 * amount where the fact has one. {@code weeks} is how many weeks the amount covers: an amount may differ by a tolerance
 * per week.
 */
public record Statement(DeclarationKind kind, Period dated, Optional<BigDecimal> amount, int weeks) {

    public Statement {
        if (weeks < 1) {
            throw new IllegalArgumentException("a statement must cover at least one week");
        }
    }

    static Statement of(DeclarationKind kind, Period dated) {
        return new Statement(kind, dated, Optional.empty(), 1);
    }

    static Statement of(DeclarationKind kind, PaidPeriod paid) {
        return new Statement(
                kind,
                new Period(paid.period().from(), paid.period().from()),
                Optional.of(paid.amount()),
                BenefitWeeks.touched(paid.period()));
    }
}
