package qpip.exchange.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagOutcome;

/** What a page may know of a flag: not whom it is about, and no value that isn't masked. */
record FlagHeading(
        String ref,
        String rule,
        int version,
        String severity,
        String state,
        String outcome,
        long claim,
        BigDecimal impact,
        boolean favourable,
        boolean identityToVerify,
        LocalDate firstSeenOn,
        LocalDate lastSeenOn,
        String execution,
        long registerVersion) {

    static FlagHeading of(Flag flag) {
        return new FlagHeading(
                flag.ref(),
                flag.rule(),
                flag.ruleVersion(),
                flag.severity().name(),
                flag.state().name(),
                flag.outcome().map(FlagOutcome::name).orElse(""),
                flag.claimId(),
                flag.impact(),
                flag.favourable(),
                flag.identityToVerify(),
                flag.firstSeenOn(),
                flag.lastSeenOn(),
                flag.execution(),
                flag.registerVersion());
    }
}
