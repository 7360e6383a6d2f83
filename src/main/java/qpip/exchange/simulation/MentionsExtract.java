package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.function.Consumer;
import qpip.exchange.layout.Values;

/** DE-IN-03, mentions of filiation and adoption, unasked. */
final class MentionsExtract implements SentExtract {

    private final LaterActs later;
    private final Timetable timetable;

    MentionsExtract(LaterActs later, Timetable timetable) {
        this.later = later;
        this.timetable = timetable;
    }

    @Override
    public String exchange() {
        return "DE-IN-03";
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        later.mentions(timetable.previous(exchange(), night), night, mention -> details.accept(values(mention)));
    }

    private static Values values(Mention mention) {
        return Values.builder()
                .put("act-no", mention.actNo())
                .put("event-type", mention.event())
                .put("effective-date", mention.effectiveOn())
                .put("registered-on", mention.registeredOn())
                .put("child-surname", mention.surname())
                .put("child-given", ActValues.names("given", mention.given()))
                .put("child-dob", mention.born())
                .put("parents", ActValues.parents(mention.parents()))
                .build();
    }
}
