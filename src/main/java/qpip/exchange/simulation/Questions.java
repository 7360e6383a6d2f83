package qpip.exchange.simulation;

import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;

/** The records of our requests that an extract answers, in the order in which they were asked. */
interface Questions {

    /** Gives each record; it can be read until the next one is given. */
    void each(Consumer<RecordView> question);

    /** The questions of an extract that comes unasked. */
    static Questions none() {
        return question -> {};
    }
}
