package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import qpip.exchange.layout.Values;

/**
 * The extracts DE-IN-01 and DE-IN-02 that the Directeur de l'état civil sends every night without being asked. A large
 * file of births has a few bad lines.
 */
final class CivilStatusExtracts {

    private static final LocalTime CREATED = LocalTime.of(20, 15);
    private static final int BEARS_BAD = 250;
    private static final int BAD_ONE_IN = 400;

    private final CivilStatusView view;
    private final Settings settings;
    private final Layouts layouts;

    CivilStatusExtracts(Quebec quebec, Layouts layouts) {
        this.view = new CivilStatusView(quebec);
        this.settings = quebec.settings();
        this.layouts = layouts;
    }

    List<Path> night(int night, Outbox outbox) {
        LocalDate on = settings.night(night);
        Outbox.Header header = new Outbox.Header(
                "DECQ", "ENT-DE-2010", night + 1L, on.atTime(CREATED), night == 0 ? on.minusDays(450) : on, on);
        return List.of(
                outbox.put(layouts.layout("DE-IN-01"), header, details -> births(night, details)),
                outbox.put(
                        layouts.layout("DE-IN-02"),
                        header,
                        details -> view.deaths(night, act -> details.accept(death(act)))));
    }

    private void births(int night, Consumer<Values> details) {
        int[] written = {0};
        view.births(night, act -> {
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
                .put("child-given", names("given", act.given()))
                .put("child-sex", act.sex())
                .put("child-dob", act.born())
                .put("child-tob", act.time())
                .put("birth-municipality", act.municipality())
                .put("plurality-total", act.plurality())
                .put("plurality-rank", act.rank())
                .put(
                        "parents",
                        act.parents().stream().map(CivilStatusExtracts::parent).toList())
                .put("surrogacy-flag", act.surrogacy() ? "Y" : "");
    }

    private static Values death(DeathAct act) {
        Values.Builder values = Values.builder()
                .put("act-no", act.actNo())
                .put("act-version", act.version())
                .put("action-code", act.action())
                .put("registered-on", act.registeredOn())
                .put("surname", act.surname())
                .put("given", names("name", act.given()))
                .put("dob", act.born())
                .put("sex", act.sex())
                .put("death-date", act.died())
                .put("death-date-precision", "E")
                .put("judgment-flag", "N")
                .put("death-place", act.place())
                .put("domicile-postal", act.postalCode())
                .put("spouse-name", act.spouse());
        if (!act.parents().isEmpty()) {
            values.put(
                    "parents",
                    act.parents().stream().map(CivilStatusExtracts::parent).toList());
        }
        return values.build();
    }

    private static Values parent(ActParent parent) {
        return Values.builder()
                .put("quality", parent.quality())
                .put("surname", parent.surname())
                .put("given", names("name", parent.given()))
                .put("dob", parent.born())
                .put("domicile-postal", parent.postalCode())
                .build();
    }

    private static List<Values> names(String field, List<String> given) {
        return given.stream()
                .map(name -> Values.builder().put(field, name).build())
                .toList();
    }
}
