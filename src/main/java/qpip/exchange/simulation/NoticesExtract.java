package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.Values;

/**
 * RAMQ's RA-IN-02: what it noticed about those whom we asked about, each notice once, whatever the number of requests.
 */
final class NoticesExtract implements SentExtract {

    private final Quebec quebec;
    private final RamqView view;
    private final RamqNotices notices;

    NoticesExtract(Quebec quebec, RamqView view, RamqNotices notices) {
        this.quebec = quebec;
        this.view = view;
        this.notices = notices;
    }

    @Override
    public String exchange() {
        return "RA-IN-02";
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
        Set<String> told = new HashSet<>();
        questions.each(request -> {
            OptionalLong person = person(request);
            if (person.isPresent()) {
                String ref = request.text("request-ref");
                Household household = quebec.householdOf(person.getAsLong());
                if (household.claim().claimantId() == person.getAsLong()) {
                    notices.of(household).stream()
                            .filter(notice -> notice.told().equals(night) && told.add(notice.number()))
                            .forEach(notice -> details.accept(values(ref, notice)));
                }
            }
        });
    }

    private static Values values(String ref, RamqNotice notice) {
        return Values.builder()
                .put("request-ref", ref)
                .put("notice-no", notice.number())
                .put("event-code", notice.event())
                .put("event-date", notice.on())
                .put("reported-on", notice.told().minusDays(1))
                .put("new-value", notice.newValue().orElse(""))
                .put("cancels-notice", notice.cancels().orElse(""))
                .build();
    }
}
