package qpip.exchange.job;

import java.util.Optional;
import qpip.exchange.layout.RecordView;
import qpip.exchange.review.MatchReviews;

/**
 * Where a person has said of a doubtful match whether it is the same, or which of several it is, that holds for the
 * record's later versions, as long as they name the same person, or may speak of the same persons, for the same
 * reasons.
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
                .filter(said -> isAbout(said, linked) && said.evidence().equals(linked.evidence()))
                .map(said -> concluded(said, linked))
                .orElse(Optional.of(linked));
    }

    /** NB: what was said of some persons says nothing where others are possible. */
    private static boolean isAbout(MatchReviews.Answered said, Linked linked) {
        return linked.subject().id() >= 0
                ? said.subject().equals(linked.subject())
                : !linked.candidates().isEmpty() && said.candidates().equals(linked.candidates());
    }

    private static Optional<Linked> concluded(MatchReviews.Answered said, Linked linked) {
        return switch (said.answer()) {
            case DIFFERENT -> Optional.empty();
            case SAME -> Optional.of(linked.saidToBe(said.subject()));
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
