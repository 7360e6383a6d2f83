package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import qpip.exchange.layout.Values;

/** DE-IN-01, the acts of birth, unasked. A large file has a few bad lines. */
final class BirthsExtract implements SentExtract {

    private static final int BEARS_BAD = 250;
    private static final int BAD_ONE_IN = 400;

    private final CivilStatusView view;
    private final Timetable timetable;

    BirthsExtract(CivilStatusView view, Timetable timetable) {
        this.view = view;
        this.timetable = timetable;
    }

    @Override
    public String exchange() {
        return "DE-IN-01";
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        int[] written = {0};
        view.births(timetable.previous(exchange(), night), night, act -> {
            details.accept(birth(act).build());
            written[0]++;
            boolean bad = written[0] == BEARS_BAD || written[0] > BEARS_BAD && written[0] % BAD_ONE_IN == 0;
            if (bad) {
                details.accept(birth(act)
                        .put("act-no", String.format(Locale.ROOT, "B%012d", written[0]))
                        .put("attestation-no", "")
                        .put("child-dob", Blemish.DATE)
                        .build());
            }
        });
    }

    private static Values.Builder birth(BirthAct act) {
        return Values.builder()
                .put("act-no", act.actNo())
                .put("act-version", 1)
                .put("action-code", "A")
                .put("registered-on", act.registeredOn())
                .put("attestation-no", act.attestationNo())
                .put("child-surname", act.surname())
                .put("child-given", ActValues.names("given", act.given()))
                .put("child-sex", act.sex())
                .put("child-dob", act.born())
                .put("child-tob", act.time())
                .put("birth-municipality", act.municipality())
                .put("plurality-total", act.plurality())
                .put("plurality-rank", act.rank())
                .put("parents", ActValues.parents(act.parents()))
                .put("surrogacy-flag", act.surrogacy() ? "Y" : "");
    }
}
