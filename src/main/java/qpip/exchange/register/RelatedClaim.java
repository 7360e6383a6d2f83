package qpip.exchange.register;

import java.util.List;

/** Another claim of the same event, or of one of its parents for another event; weeks in order of their Sundays. */
public record RelatedClaim(Claim claim, Event event, List<BenefitWeek> weeks) {

    public RelatedClaim {
        weeks = List.copyOf(weeks);
    }
}
