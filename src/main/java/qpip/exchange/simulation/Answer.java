package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;

/** One of the extracts by which a partner answers the same request of ours, some of it again on a later night. */
record Answer(
        String exchange,
        String question,
        Function<RecordView, OptionalLong> known,
        Telling telling,
        Predicate<LocalDate> nightAgain,
        Predicate<RecordView> toldAgain)
        implements SentExtract {

    /** One that is given once. */
    Answer(String exchange, String question, Function<RecordView, OptionalLong> known, Telling telling) {
        this(exchange, question, known, telling, night -> false, request -> false);
    }

    /** What is answered to one record of our request. */
    interface Telling {

        void tell(RecordView request, LocalDate night, Consumer<Values> details);
    }

    @Override
    public Optional<String> answers() {
        return Optional.of(question);
    }

    @Override
    public OptionalLong person(RecordView request) {
        return known.apply(request);
    }

    @Override
    public boolean answersAgain(LocalDate night) {
        return nightAgain.test(night);
    }

    @Override
    public boolean answersAgain(RecordView request) {
        return toldAgain.test(request);
    }

    @Override
    public void write(LocalDate night, Questions questions, Consumer<Values> details) {
        questions.each(record -> telling.tell(record, night, details));
    }
}
