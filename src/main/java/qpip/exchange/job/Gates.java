package qpip.exchange.job;

import java.math.BigDecimal;
import qpip.exchange.declaration.Default;

/**
 * What must hold before an extract is believed and its flags are shown: shares from 0 to 1. Too many rejected lines
 * reject the file whole; the other gates hold the execution for a person to release or abandon.
 *
 * @param matchedFrom from how many usable records on {@code matchedMin} counts: a share of few says nothing
 */
public record Gates(
        @Default("0.02") BigDecimal rejectedMax,
        @Default("0") long recordsMin,
        @Default("0") BigDecimal matchedMin,
        @Default("10") long matchedFrom,
        @Default("100000") long flagsMax) {

    public Gates {
        if (rejectedMax.signum() < 0 || rejectedMax.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("rejected-max must be a share from 0 to 1");
        }
        if (matchedMin.signum() < 0 || matchedMin.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("matched-min must be a share from 0 to 1");
        }
    }
}
