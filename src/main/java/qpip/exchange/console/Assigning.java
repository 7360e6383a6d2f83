package qpip.exchange.console;

import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.Flag;
import qpip.exchange.review.ReviewQueue;

/** Who may be given which flag. What is reserved is given out by those who supervise; anybody may give it to them. */
@Component
final class Assigning {

    private final ReviewQueue queue;
    private final Reviewers reviewers;
    private final AccessLog log;

    Assigning(Sources sources) {
        this.queue = new ReviewQueue(sources.database());
        this.reviewers = new Reviewers(sources.database());
        this.log = new AccessLog(sources.database().client(), sources.clock());
    }

    /** Gives flags to somebody, or to nobody; how many it were. */
    int assign(Collection<String> refs, String to, String who) {
        if (refs.isEmpty() || !to.isEmpty() && !reviewers.codes().contains(to)) {
            return 0;
        }
        int changed = queue.assign(refs, to, who, supervises(who) || supervises(to) ? Set.of() : Rules.reserved());
        refs.stream()
                .filter(FlagsPage::isReference)
                .forEach(one -> log.looked(who, "assign", "flag " + one, "to " + to));
        return changed;
    }

    /** The rules whose flags are not served to this person. */
    Set<String> keptBack(String who) {
        return supervises(who) ? Set.of() : Rules.reserved();
    }

    /** Whether this person may only read the flag. */
    boolean isKeptBack(Flag flag, String who) {
        return keptBack(who).contains(flag.rule())
                && queue.find(flag.ref())
                        .filter(row -> row.assignedTo().equals(who))
                        .isEmpty();
    }

    private boolean supervises(String code) {
        return !code.isEmpty() && reviewers.supervises(code);
    }
}
