package qpip.exchange.job;

import java.time.LocalDate;
import qpip.exchange.register.Claim;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Register;

/**
 * The last door before a spouse leaves, whatever a declaration says: only Revenu Québec is asked about a spouse, only
 * about the one at first filing, and only where the claim was filed under the family increase and the supplement was
 * asked for (the plan's privacy policy; Reg. old ss. 44 and 45).
 */
final class Spouses {

    private static final String REVENU_QUEBEC = "revenu-quebec";

    /** Claims filed from this day on have the individual increase, with which no spouse's income has to do. */
    private static final LocalDate INDIVIDUAL_SINCE = LocalDate.of(2021, 9, 26);

    private Spouses() {}

    /** Whether the spouse at first filing may be asked about for the claim at all. */
    static boolean concern(Claim claim) {
        return claim.lowIncomeRule() == LowIncomeRule.FAMILY_2006
                && claim.filedOn().isBefore(INDIVIDUAL_SINCE)
                && claim.supplementRequested()
                && claim.spouseAtFirstFiling().isPresent();
    }

    /** Refuses to write a spouse where the law does not have it. */
    static void guard(ExchangeDefinition exchange, Register register, Request request) {
        if (request.role() != Role.SPOUSE) {
            return;
        }
        boolean permitted = exchange.partner().partner().equals(REVENU_QUEBEC)
                && register.claim(request.claimId())
                        .filter(Spouses::concern)
                        .filter(claim -> claim.spouseAtFirstFiling().orElseThrow() == request.personId())
                        .isPresent();
        if (!permitted) {
            throw new NotPermitted("exchange " + exchange.id() + " would send a spouse, for claim "
                    + request.claimId() + "; only Revenu Québec may be asked about the spouse at first filing, for a"
                    + " claim under the family increase whose supplement was requested");
        }
    }
}
