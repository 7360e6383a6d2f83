package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/**
 * The answer of a partner that pays indemnities: a record for each payment in the period asked about, none for persons
 * without. In a file that can bear it (2 % of lines may be rejected) one record is about somebody whom nobody asked
 * about, and a few are bad.
 */
final class IndemnityExtract implements SentExtract {

    private static final int BEARS_ONE = 100;
    private static final int BEARS_TWO = 150;
    private static final int BAD_ONE_IN = 400;

    private final String exchange;
    private final String answers;
    private final Form form;
    private final IndemnityView view;
    private final Timetable timetable;
    private final long seed;

    IndemnityExtract(String exchange, String answers, Form form, Quebec quebec, Timetable timetable) {
        this.exchange = exchange;
        this.answers = answers;
        this.form = form;
        this.view = new IndemnityView(quebec, exchange);
        this.timetable = timetable;
        this.seed = quebec.settings().seed();
    }

    /** How the partner's layout says it. */
    interface Form {

        void fill(Values.Builder values, IndemnityView.File file, Payment payment);

        /** A field with a date that is of no other use, to be made a bad one. */
        String dateField();
    }

    /** A payment that was asked about. */
    private record Row(String requestRef, IndemnityView.File file, Payment payment) {}

    @Override
    public String exchange() {
        return exchange;
    }

    @Override
    public Optional<String> answers() {
        return Optional.of(answers);
    }

    @Override
    public OptionalLong person(RecordView request) {
        return view.file(request.text("sin"))
                .map(file -> OptionalLong.of(file.worker().id()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        List<Row> rows = new ArrayList<>();
        questions.each(record -> rows(record, night, rows));
        int bad = rows.size() < BEARS_TWO ? 0 : Math.max(1, rows.size() / BAD_ONE_IN);
        for (int i = 0; i < rows.size(); i++) {
            details.accept(indemnity(rows.get(i)).build());
            if (bad > 0 && i % (rows.size() / bad) == 7) {
                Row row = rows.get(i);
                details.accept(indemnity(row)
                        .put("source-key", row.payment().sourceKey() + "B")
                        .cents("pay-amount", 0)
                        .put(form.dateField(), Blemish.DATE)
                        .build());
            }
        }
        if (rows.size() >= BEARS_ONE) {
            details.accept(unasked(rows.get(0), timetable.sequence(exchange, night)));
        }
    }

    private void rows(RecordView record, LocalDate night, List<Row> rows) {
        LocalDate from = record.day("query-from").orElseThrow();
        LocalDate to = record.day("query-to").orElseThrow();
        String reference = record.text("request-ref");
        view.file(record.text("sin"))
                .ifPresent(file ->
                        file.payments(from, to, night).forEach(payment -> rows.add(new Row(reference, file, payment))));
    }

    private Values.Builder indemnity(Row row) {
        Person worker = row.file().worker();
        Chance chance = Chance.of(seed, exchange, worker.id());
        String surname = written(worker.surname());
        Payment payment = row.payment();
        Values.Builder values = Values.builder()
                .put("match-code", "00")
                .put("request-ref", row.requestRef())
                .put("sin", worker.current(IdentifierType.SIN).orElse(""))
                .put("surname-birth", chance.happens(150) ? Transcription.slip(surname, chance) : surname)
                .put("given-name", written(worker.calledName()))
                .put("dob", worker.dateOfBirth().orElseThrow())
                .put("action-code", payment.action())
                .put("source-key", payment.sourceKey())
                .put("record-version", payment.version())
                .put("pay-from", payment.from())
                .put("pay-to", payment.to())
                .cents("pay-amount", payment.cents());
        form.fill(values, row.file(), payment);
        return values;
    }

    /** Capitals of ISO-8859-1, accents kept. */
    private static String written(String name) {
        return Transcription.withoutLigatures(name).toUpperCase(Locale.CANADA_FRENCH);
    }

    private Values unasked(Row like, long sequence) {
        Stranger stranger = Stranger.parent(
                Chance.of(seed, "unasked " + exchange, sequence),
                Sex.M,
                like.payment().to());
        String eight = "0" + String.format(Locale.ROOT, "%07d", 9_999_000 + sequence % 1_000);
        return indemnity(like)
                .put("request-ref", String.format(Locale.ROOT, "UNASKED%09d", sequence))
                .put("sin", eight + Identifiers.luhnDigit(eight))
                .put("surname-birth", written(stranger.surname()))
                .put("given-name", written(stranger.given().get(0)))
                .put("dob", stranger.born())
                .put("source-key", String.format(Locale.ROOT, "X%sX%09d", exchange.substring(0, 2), sequence))
                .build();
    }
}
