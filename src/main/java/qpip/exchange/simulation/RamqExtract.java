package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Sex;

/**
 * RAMQ's answer RA-IN-01: a record for each person asked about, found or not. In a file that can bear it, one record is
 * about somebody whom nobody asked about, and a few are bad.
 */
final class RamqExtract implements SentExtract {

    private static final LocalDate SOME_DAY = LocalDate.of(2020, 1, 1);
    private static final int BEARS_ONE = 100;
    private static final int BEARS_TWO = 200;
    private static final int BAD_ONE_IN = 400;

    private final RamqView view;
    private final Timetable timetable;
    private final long seed;

    RamqExtract(Quebec quebec, RamqView view, Timetable timetable) {
        this.view = view;
        this.timetable = timetable;
        this.seed = quebec.settings().seed();
    }

    @Override
    public String exchange() {
        return "RA-IN-01";
    }

    @Override
    public Optional<String> answers() {
        return Optional.of("RA-OUT-01");
    }

    @Override
    public OptionalLong person(RecordView request) {
        return view.person(request);
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        long sequence = timetable.sequence(exchange(), night);
        long[] records = {0};
        questions.each(record -> {
            details.accept(values(record.text("request-ref"), view.answer(person(record)))
                    .build());
            records[0]++;
        });
        long bad = records[0] < BEARS_TWO ? 0 : Math.max(1, records[0] / BAD_ONE_IN);
        for (long i = 0; i < bad; i++) {
            details.accept(
                    unasked(sequence, i + 1).put("address-since", Blemish.DATE).build());
        }
        if (records[0] >= BEARS_ONE) {
            details.accept(unasked(sequence, 0).build());
        }
    }

    private static Values.Builder values(String requestRef, RamqAnswer answer) {
        return Values.builder()
                .put("request-ref", requestRef)
                .put("match-code", answer.matchCode())
                .put("nam", answer.identity().nam())
                .put("previous-nam", answer.identity().previousNam())
                .put("surname-birth", answer.identity().surname())
                .put("given-name", answer.identity().given())
                .put("dob", answer.identity().born())
                .put("sex-marker", answer.identity().sex())
                .put("address-line", answer.home().line())
                .put("municipality", answer.home().municipality())
                .put("postal-code", answer.home().postalCode())
                .put("address-since", answer.home().since())
                .put("language", answer.identity().surname().isEmpty() ? "" : "F")
                .put("elig-status", answer.insurance().status())
                .put("elig-reason", answer.insurance().reason())
                .put("elig-date", answer.insurance().effective())
                .put("stay-type", answer.insurance().stay())
                .put("death-date", answer.insurance().died());
    }

    /** Somebody nobody asked about. */
    private Values.Builder unasked(long sequence, long number) {
        Chance chance = Chance.of(seed, "unasked by RAMQ " + number, sequence);
        Stranger stranger = Stranger.parent(chance, Sex.F, SOME_DAY);
        return values(String.format(Locale.ROOT, "UNASKED%04d%05d", sequence % 10_000, number), RamqAnswer.nobody("03"))
                .put("surname-birth", Transcription.plain(stranger.surname()))
                .put("given-name", Transcription.plain(stranger.given().get(0)))
                .put("dob", stranger.born())
                .put("postal-code", stranger.postalCode())
                .put("elig-status", "ADM");
    }
}
