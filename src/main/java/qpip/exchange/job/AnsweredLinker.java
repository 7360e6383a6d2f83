package qpip.exchange.job;

import java.util.Optional;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.review.MatchReview;
import qpip.exchange.review.MatchReviews;

/**
 * Where a person has said of a doubtful match whether it is the same, that holds for the record's later versions, as
 * long as they name the same person for the same reasons.
 */
final class AnsweredLinker implements Linker {

    private final Linker linker;
    private final Meaning meaning;
    private final MatchReviews.Answers answers;

    AnsweredLinker(Linker linker, Meaning meaning, MatchReviews.Answers answers) {
        this.linker = linker;
        this.meaning = meaning;
        this.answers = answers;
    }

    @Override
    public Optional<Linked> link(RecordView record) {
        return linker.link(record)
                .flatMap(linked -> linked.isInDoubt() ? answered(record, linked) : Optional.of(linked));
    }

    private Optional<Linked> answered(RecordView record, Linked linked) {
        return answers.of(meaning.keyed() ? meaning.key(record) : linked.factKey())
                .filter(said -> said.subject().equals(linked.subject())
                        && said.evidence().equals(linked.evidence()))
                .map(said -> concluded(said.answer(), linked))
                .orElse(Optional.of(linked));
    }

    private static Optional<Linked> concluded(MatchReview.Answer answer, Linked linked) {
        return switch (answer) {
            case DIFFERENT -> Optional.empty();
            case SAME ->
                Optional.of(new Linked(
                        linked.subject(),
                        MatchLevel.CONFIRMED,
                        MatchKey.PERSON,
                        linked.evidence(),
                        linked.derived(),
                        linked.waits(),
                        linked.part()));
        };
    }

    @Override
    public boolean requested(RecordView record) {
        return linker.requested(record);
    }

    @Override
    public boolean withdrawn(RecordView record) {
        return linker.withdrawn(record);
    }
}
