package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.function.Consumer;
import qpip.exchange.layout.Values;

/** DE-IN-04, changes of name and marriages, unasked. */
final class ChangesExtract implements SentExtract {

    private final LaterActs later;
    private final Timetable timetable;

    ChangesExtract(LaterActs later, Timetable timetable) {
        this.later = later;
        this.timetable = timetable;
    }

    @Override
    public String exchange() {
        return "DE-IN-04";
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        later.changes(timetable.previous(exchange(), night), night, change -> details.accept(values(change)));
    }

    private static Values values(NameChange change) {
        return Values.builder()
                .put("event-no", change.eventNo())
                .put("event-type", change.event())
                .put("effective-date", change.effectiveOn())
                .put("old-surname", change.oldSurname())
                .put("old-given", change.oldGiven())
                .put("new-surname", change.newSurname())
                .put("new-given", change.newSurname().isEmpty() ? "" : RamqView.OTHER_GIVEN)
                .put("dob", change.born())
                .put("spouse-name", change.spouse())
                .build();
    }
}
