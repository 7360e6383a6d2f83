package qpip.exchange.night;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.layout.Found;

/**
 * What is told of an execution among those of many nights.
 *
 * @param usable the records that were compared; none where nothing was, as in a file that was refused
 * @param matched of the usable records, those that speak of persons on the register
 */
public record Ran(
        String id,
        String exchange,
        LocalDate night,
        ExecutionStatus status,
        String reason,
        Found found,
        long records,
        long usable,
        long matched,
        long flags,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /** The same, standing as it does now. */
    public Ran standing(ExecutionStatus now) {
        return now == status
                ? this
                : new Ran(id, exchange, night, now, reason, found, records, usable, matched, flags, startedAt, endedAt);
    }

    /** The share of usable records that speak of persons on the register, in per mille; empty when there is none. */
    public Optional<Long> matchedPerMille() {
        return usable == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(matched * 1000)
                        .divide(BigDecimal.valueOf(usable), 0, RoundingMode.HALF_UP)
                        .longValue());
    }
}
