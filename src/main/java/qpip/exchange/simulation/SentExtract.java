package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;

/** An extract that a partner sends on each night of its calendar, asked or unasked; an empty one is sent too. */
interface SentExtract {

    /** Which exchange it is: {@code CN-IN-01}. */
    String exchange();

    /** The exchange of ours that it answers; none for one that comes unasked. */
    default Optional<String> answers() {
        return Optional.empty();
    }

    /**
     * Whom a record of our request is about, as far as the partner recognizes somebody: decides when it is answered.
     */
    default OptionalLong person(RecordView request) {
        return OptionalLong.empty();
    }

    /** Whether what was answered before is answered once more on that night, about whom the other method says. */
    default boolean answersAgain(LocalDate night) {
        return false;
    }

    /** Whether the partner has come to know better what it answered to a record of our request. */
    default boolean answersAgain(RecordView request) {
        return false;
    }

    /**
     * Gives the details of the night. What has come to be known by that night counts, not what was known when it was
     * asked. {@code questions} are those that this extract answers; there are none when it comes unasked.
     */
    void write(LocalDate night, Questions questions, Consumer<Values> details);
}
