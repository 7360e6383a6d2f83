package qpip.exchange.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A birth, adoption, termination or surrogacy. Usually two claims hang on one event. {@code childCount} is what was
 * declared; {@code province} is where it took place ({@code QC}, another province, or {@code XX} outside Canada);
 * {@code children} are persons of the register.
 */
public record Event(
        long id,
        EventType type,
        LocalDate expectedOn,
        Optional<LocalDate> actualOn,
        int childCount,
        String province,
        Optional<String> attestationNo,
        List<Long> children) {

    public Event {
        children = List.copyOf(children);
        if (childCount < 0) {
            throw new IllegalArgumentException("an event has no negative number of children");
        }
    }

    /** The day it took place, or is expected to. */
    public LocalDate date() {
        return actualOn.orElse(expectedOn);
    }
}
