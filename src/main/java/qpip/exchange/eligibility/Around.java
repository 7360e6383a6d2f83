package qpip.exchange.eligibility;

import java.util.List;
import qpip.exchange.linkage.Duplicate;
import qpip.exchange.register.RelatedClaim;

/**
 * What stands around a claim: the other claims of its event and of its parents, and the persons of the register with
 * whom its claimant shares a number or names.
 */
public record Around(List<RelatedClaim> claims, List<Duplicate> duplicates) {

    public static final Around NOTHING = new Around(List.of(), List.of());

    public Around {
        claims = List.copyOf(claims);
        duplicates = List.copyOf(duplicates);
    }
}
