package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.function.Consumer;
import qpip.exchange.layout.Values;

/** DE-IN-02, the acts of death, unasked. */
final class DeathsExtract implements SentExtract {

    private final CivilStatusView view;
    private final Timetable timetable;

    DeathsExtract(CivilStatusView view, Timetable timetable) {
        this.view = view;
        this.timetable = timetable;
    }

    @Override
    public String exchange() {
        return "DE-IN-02";
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        view.deaths(timetable.previous(exchange(), night), night, act -> details.accept(death(act)));
    }

    private static Values death(DeathAct act) {
        Values.Builder values = Values.builder()
                .put("act-no", act.actNo())
                .put("act-version", act.version())
                .put("action-code", act.action())
                .put("registered-on", act.registeredOn())
                .put("surname", act.surname())
                .put("given", ActValues.names("name", act.given()))
                .put("dob", act.born())
                .put("sex", act.sex())
                .put("death-date", act.died())
                .put("death-date-precision", "E")
                .put("judgment-flag", "N")
                .put("death-place", act.place())
                .put("domicile-postal", act.postalCode())
                .put("spouse-name", act.spouse());
        if (!act.parents().isEmpty()) {
            values.put("parents", ActValues.parents(act.parents()));
        }
        return values.build();
    }
}
