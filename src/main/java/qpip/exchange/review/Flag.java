package qpip.exchange.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import qpip.exchange.eligibility.Severity;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.register.Period;

/**
 * A difference for a person to look at ("écart à vérifier"), with everything needed to say why it is there;
 * {@code matchWeight} what the weakest match weighed that it rests on, in milli-bits; {@code ruleVersion} that of the
 * rule's logic which found it last; {@code outcome} once it is closed.
 */
public record Flag(
        String ref,
        String rule,
        int ruleVersion,
        long claimId,
        long personId,
        Period period,
        Severity severity,
        String message,
        BigDecimal impact,
        boolean favourable,
        boolean sensitive,
        boolean identityToVerify,
        FlagState state,
        Optional<FlagOutcome> outcome,
        List<String> evidence,
        SortedMap<String, String> values,
        List<WeekImpact> weeks,
        String exchange,
        String execution,
        long registerVersion,
        LocalDate firstSeenOn,
        LocalDate lastSeenOn,
        Optional<Integer> matchWeight) {}
