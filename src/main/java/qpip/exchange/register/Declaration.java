package qpip.exchange.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change that the claimant declared: of a kind, about a day or a period, with an amount where there is one (total
 * dollars).
 */
public record Declaration(
        long claimId,
        DeclarationKind kind,
        LocalDate from,
        Optional<LocalDate> to,
        Optional<BigDecimal> amount,
        LocalDate declaredOn) {}
