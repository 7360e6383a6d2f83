package qpip.exchange.job;

import java.util.List;
import java.util.Optional;
import qpip.exchange.declaration.Default;
import qpip.exchange.fact.FactKind;

/**
 * Reads a partner's extract: what kind of fact each record gives, how its person is found, whose requests it answers,
 * which rules look at the claims afterwards, and the gates before anything is visible. A block is what one transaction
 * carries. A reference of ours may be answered for so many nights. {@code model} is the one under
 * {@code mappings/models/} with which matches are weighed.
 */
public record Inbound(
        FactKind fact,
        LinkedBy linkedBy,
        Optional<String> answers,
        List<String> rules,
        Gates gates,
        @Default("20000") int blockRecords,
        @Default("90") int nightsOpen,
        @Default("people") String model)
        implements Work {

    public Inbound {
        rules = List.copyOf(rules);
        if (blockRecords < 1 || blockRecords > 100_000) {
            throw new IllegalArgumentException("block-records must be from 1 to 100000");
        }
        if (!model.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "model must be the name of a file without its ending: a-z, 0-9 and hyphens");
        }
        if (nightsOpen < 1 || nightsOpen > 2_000) {
            throw new IllegalArgumentException("nights-open must be from 1 to 2000");
        }
        if (linkedBy == LinkedBy.REQUEST && answers.isEmpty()) {
            throw new IllegalArgumentException("a job linked by request must say in 'answers' which exchange asked");
        }
    }
}
