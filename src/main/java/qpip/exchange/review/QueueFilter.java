package qpip.exchange.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which flags of the queue to show; an empty part lets all through.
 *
 * @param who the reader, whose flags are those of {@link View#MINE}
 * @param exchanges those of a partner
 * @param dueUntil due on that day or before
 */
public record QueueFilter(
        View view,
        String who,
        List<String> exchanges,
        Optional<String> rule,
        Optional<FlagState> state,
        Optional<LocalDate> dueUntil) {

    /** The parts of the queue that are looked at by themselves. */
    public enum View {
        /** All that is to be taken. */
        TEAM,
        /** Of it, what is assigned to the reader. */
        MINE,
        /** Of it, what begins again because the data changed or somebody reopened it. */
        RETURNED,
        PAUSED,
        /** The person concerned may still answer. */
        WAITING;

        Desk desk() {
            return switch (this) {
                case TEAM, MINE, RETURNED -> Desk.OPEN;
                case PAUSED -> Desk.PAUSED;
                case WAITING -> Desk.WAITING;
            };
        }
    }

    public QueueFilter {
        exchanges = List.copyOf(exchanges);
    }

    public static QueueFilter of(View view, String who) {
        return new QueueFilter(view, who, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
