package qpip.exchange.register;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a person still owes of benefits that were paid too much, under a claim certificate: {@code noticedOn} is the day
 * of the claim notice, from which the delay to contest runs, and {@code balance} what was left on {@code balanceOn}, in
 * dollars (LAP s. 27).
 */
public record Debt(
        String certificate,
        long claimId,
        long personId,
        LocalDate noticedOn,
        LocalDate certificateOn,
        BigDecimal balance,
        LocalDate balanceOn) {}
