package qpip.exchange.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.eligibility.Severity;

/**
 * A flag in the queue: no name, no number, no amount.
 *
 * @param assignedTo blank for nobody
 * @param heldBy who looks at it, if somebody does; {@code heldUntil} until when
 * @param returnsOn when a pause or the time to answer ends
 * @param matchWeight what the weakest match weighed that it rests on, in milli-bits
 */
public record QueueRow(
        String ref,
        String exchange,
        String rule,
        String message,
        Severity severity,
        FlagState state,
        Priority priority,
        LocalDate since,
        String assignedTo,
        String heldBy,
        Optional<Instant> heldUntil,
        Optional<LocalDate> returnsOn,
        Optional<Integer> matchWeight) {

    private static final int SOON = 5;

    /** A reason for which it stands where it stands. */
    public enum Why {
        OVERDUE,
        DUE_TODAY,
        RETURNED,
        DUE_SOON,
        LARGE,
        IDENTITY,
        IN_ORDER
    }

    /** Days until it is due; negative when that is over. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, priority.due());
    }

    /** Days since it was seen first. */
    public long age(LocalDate today) {
        return ChronoUnit.DAYS.between(since, today);
    }

    /** Why it stands where it stands; what counts first is first. */
    public List<Why> why(LocalDate today) {
        List<Why> why = new ArrayList<>();
        due(today).ifPresent(why::add);
        if (priority.isLarge()) {
            why.add(Why.LARGE);
        }
        if (priority.doubt() == 0) {
            why.add(Why.IDENTITY);
        }
        return why.isEmpty() ? List.of(Why.IN_ORDER) : why;
    }

    private Optional<Why> due(LocalDate today) {
        long left = daysLeft(today);
        if (left < 0) {
            return Optional.of(Why.OVERDUE);
        }
        if (left == 0) {
            return Optional.of(Why.DUE_TODAY);
        }
        if (state == FlagState.REOPENED) {
            return Optional.of(Why.RETURNED);
        }
        return left <= SOON ? Optional.of(Why.DUE_SOON) : Optional.empty();
    }

    public boolean isHeldBy(String who) {
        return heldBy.equals(who);
    }

    /** Whether nobody looks at it now. */
    public boolean isFree(Instant now) {
        return heldUntil.filter(now::isBefore).isEmpty();
    }

    /** Who looks at it now, or is to look at it; blank for nobody. */
    public String with(Instant now) {
        return heldUntil.filter(now::isBefore).map(until -> heldBy).orElse(assignedTo);
    }
}
