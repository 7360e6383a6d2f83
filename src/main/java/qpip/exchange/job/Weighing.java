package qpip.exchange.job;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.Population;
import qpip.exchange.linkage.PresentedParent;
import qpip.exchange.linkage.index.PersonWeights;
import qpip.exchange.linkage.index.Weighed;

/**
 * Weighs the match of each record that becomes a fact. The weight decides nothing: it says how sure the match is, and
 * is stored with it. Of an act of birth the parent counts whom it names most surely.
 */
final class Weighing {

    private final Meaning meaning;
    private final LinkedBy linkedBy;
    private final Population register;
    private final PersonWeights weights;

    Weighing(Meaning meaning, LinkedBy linkedBy, Population register, PersonWeights weights) {
        this.meaning = meaning;
        this.linkedBy = linkedBy;
        this.register = register;
        this.weights = weights;
    }

    /** Empty where the record is of nobody in particular, or carries nothing that could be compared. */
    Optional<Weighed> of(RecordView record, Linked linked) {
        if (linkedBy == LinkedBy.BIRTH) {
            return parents(record, linked);
        }
        int person = linked.subject().kind() == SubjectKind.PERSON
                        && linked.subject().id() != Link.NOBODY
                ? register.indexOf(linked.subject().id())
                : -1;
        boolean asked = linkedBy == LinkedBy.REQUEST || linkedBy == LinkedBy.CERTIFICATE;
        return person >= 0 && meaning.carriesIdentity()
                ? Optional.of(weights.weigh(meaning.presented(record), person, asked))
                : Optional.empty();
    }

    private Optional<Weighed> parents(RecordView record, Linked linked) {
        List<PresentedParent> parents = meaning.presentedBirth(record).parents();
        return Arrays.stream(linked.derived()
                        .getOrDefault(BirthLinker.PARENTS_LINKED, "")
                        .split(","))
                .filter(id -> !id.isEmpty())
                .mapToInt(id -> register.indexOf(Long.parseLong(id)))
                .filter(person -> person >= 0)
                .boxed()
                .flatMap(person -> parents.stream().map(parent -> weights.weigh(parent, person)))
                .max(Comparator.comparingInt(Weighed::weight)
                        .thenComparing(weighed -> weighed.scored().person()));
    }
}
