package qpip.exchange.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Map<String, MatchReviews.Answered> answers;

    AnsweredLinker(Linker linker, Meaning meaning, Map<String, MatchReviews.Answered> answers) {
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
        MatchReviews.Answered said = answers.get(meaning.keyed() ? meaning.key(record) : linked.factKey());
        if (said == null
                || !said.subject().equals(linked.subject())
                || !said.evidence().equals(linked.evidence())) {
            return Optional.of(linked);
        }
        return said.answer() == MatchReview.Answer.DIFFERENT
                ? Optional.empty()
                : Optional.of(new Linked(
                        linked.subject(),
                        MatchLevel.CONFIRMED,
                        MatchKey.PERSON,
                        List.copyOf(linked.evidence()),
                        new TreeMap<>(linked.derived()),
                        linked.waits(),
                        linked.part()));
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
