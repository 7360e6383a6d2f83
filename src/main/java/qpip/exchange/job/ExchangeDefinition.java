package qpip.exchange.job;

import java.util.List;
import qpip.exchange.agreement.Partner;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.layout.Layout;

/** One exchange as declared, whole: the partner, the shape of its extract, the job, and the rules the job names. */
public record ExchangeDefinition(Partner partner, Layout layout, JobDeclaration job, List<Rule> rules) {

    public String id() {
        return job.exchange();
    }

    public boolean inbound() {
        return job.work() instanceof Inbound;
    }
}
