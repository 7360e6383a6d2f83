package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WeekStatus;

/** What the claimants of a household told us, and what the CNESST paid. */
final class Telling {

    private final Household untold;
    private final Settings settings;
    private final Chance chance;
    private final Claim claim;
    private final List<BenefitWeek> weeks;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    Telling(Household untold, Settings settings, Chance chance) {
        this.untold = untold;
        this.settings = settings;
        this.chance = chance;
        this.claim = untold.claim();
        this.weeks = untold.weeks(claim, settings.firstNight());
    }

    /** The household with what claimants declared and what the CNESST paid. */
    Household told() {
        Indemnities indemnities = new Indemnities(untold.index(), claim, weeks, chance);
        List<Payment> payments = untold.plant().isPresent()
                ? indemnities.planted(untold.plant().get())
                : indemnities.ordinary(settings.claims());
        if (untold.plant().isPresent()) {
            tell(untold.plant().get(), payments);
        } else if (chance.happens(300) && weeks.get(1).status() == WeekStatus.PAID) {
            work(BigDecimal.valueOf(chance.between(10_000, 60_000), 2));
        }
        return new Household(
                untold.index(),
                untold.plant(),
                untold.event(),
                untold.firstParent(),
                untold.secondParent(),
                untold.children(),
                untold.claims(),
                untold.leaves(),
                List.copyOf(declarations),
                List.copyOf(adjustments),
                List.copyOf(payments),
                untold.changedOn());
    }

    private void tell(Plant plant, List<Payment> payments) {
        switch (plant) {
            case IRI_WITH_WORK -> work(new BigDecimal("120.00"));
            case IRI_REVERSED_WEEKS -> {
                for (BenefitWeek week : weeks.subList(0, 2)) {
                    adjustments.add(new Adjustment(claim.id(), week.sunday(), WeekStatus.REVERSED, Household.ZERO));
                }
            }
            case IRI_DECLARED -> {
                Payment payment = payments.get(0);
                for (BenefitWeek week : weeks.subList(0, 2)) {
                    BigDecimal income = BigDecimal.valueOf(payment.centsIn(week.sunday()), 2);
                    adjustments.add(new Adjustment(claim.id(), week.sunday(), WeekStatus.PAID, income));
                }
                declarations.add(new Declaration(
                        claim.id(),
                        DeclarationKind.INCOME_REPLACEMENT,
                        payment.from().plusDays(chance.between(0, 3)),
                        Optional.of(payment.to()),
                        Optional.of(BigDecimal.valueOf(payment.cents(), 2)),
                        payment.to().plusDays(1)));
            }
            case LEFT_DECLARED -> declarations.add(declared(claim, DeclarationKind.DEPARTURE));
            case ADDRESS_DECLARED -> declarations.add(declared(claim, DeclarationKind.ADDRESS));
            case OTHER_PARENT_DIED_DECLARED -> declarations.add(declared(claim, DeclarationKind.PARENT_DEATH));
            case CHILD_DIED_DECLARED -> {
                for (Claim each : untold.claims()) {
                    declarations.add(declared(each, DeclarationKind.CHILD_DEATH));
                }
            }
            default -> {}
        }
    }

    /** Declared some days off: within seven it is the same change. */
    private Declaration declared(Claim by, DeclarationKind kind) {
        return new Declaration(
                by.id(),
                kind,
                untold.changedOn().plusDays(2),
                Optional.empty(),
                Optional.empty(),
                untold.changedOn().plusDays(3));
    }

    private void work(BigDecimal income) {
        for (BenefitWeek week : weeks.subList(0, 2)) {
            adjustments.add(new Adjustment(claim.id(), week.sunday(), WeekStatus.PAID, income));
        }
        LocalDate saturday = weeks.get(1).saturday();
        declarations.add(new Declaration(
                claim.id(),
                DeclarationKind.WORK,
                weeks.get(0).sunday(),
                Optional.of(saturday),
                Optional.of(income.add(income)),
                saturday.plusDays(1)));
    }
}
