package qpip.exchange.job;

import java.util.List;
import java.util.Optional;
import qpip.exchange.agreement.Partner;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.layout.Layout;
import qpip.exchange.linkage.index.TrainedModel;

/**
 * One exchange as declared, whole: the partner, the shape of its extract, the job, the rules the job names and, of what
 * comes in, the model with which matches are weighed.
 */
public record ExchangeDefinition(
        Partner partner, Layout layout, JobDeclaration job, List<Rule> rules, Optional<TrainedModel> model) {

    public String id() {
        return job.exchange();
    }

    public boolean inbound() {
        return job.work() instanceof Inbound;
    }
}
