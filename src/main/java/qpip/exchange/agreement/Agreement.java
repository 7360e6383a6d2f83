package qpip.exchange.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import qpip.exchange.declaration.Words;

/**
 * A written agreement to exchange personal information, with the seven particulars that s. 68 asks for: bodies,
 * purposes, nature of the information, transmission, security, intervals, duration. {@code permits} lists, by exchange
 * that leaves, the fields that may.
 */
public record Agreement(
        String number,
        Words bodies,
        Words purpose,
        Words information,
        Words transmission,
        Words security,
        Words intervals,
        Words legalBasis,
        LocalDate receivedByCommission,
        LocalDate expires,
        Map<String, List<String>> permits) {

    /** An agreement comes into force 30 days after the Commission d'accès à l'information received it (A-2.1 s. 68). */
    private static final int DAYS_BEFORE_FORCE = 30;

    public Agreement {
        if (!expires.isAfter(receivedByCommission.plusDays(DAYS_BEFORE_FORCE))) {
            throw new IllegalArgumentException("agreement " + number + " must not expire (" + expires
                    + ") before it comes into force (" + receivedByCommission.plusDays(DAYS_BEFORE_FORCE) + ")");
        }
    }

    public LocalDate inForceFrom() {
        return receivedByCommission.plusDays(DAYS_BEFORE_FORCE);
    }

    /** Whether it is in force on a day: from {@link #inForceFrom} to the day it expires, both included. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(inForceFrom()) && !day.isAfter(expires);
    }

    /** The fields that an exchange may send; none where the agreement doesn't name the exchange. */
    public List<String> permitted(String exchange) {
        return permits.getOrDefault(exchange, List.of());
    }
}
