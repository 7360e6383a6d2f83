package qpip.exchange.review;

import java.time.LocalDate;
import java.util.Optional;

/** Which flags to list; an empty part lets all through. */
public record FlagFilter(Optional<FlagState> state, Optional<String> rule, Optional<LocalDate> seenOn) {

    public static final FlagFilter ALL = new FlagFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
