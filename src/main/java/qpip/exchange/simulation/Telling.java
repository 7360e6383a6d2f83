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
    private final Indemnities indemnities;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();

    Telling(Household untold, Settings settings, Chance chance) {
        this.untold = untold;
        this.settings = settings;
        this.chance = chance;
        this.claim = untold.claim();
        this.weeks = untold.weeks(claim, settings.firstNight());
        this.indemnities = new Indemnities(untold.index(), claim, weeks, settings, chance);
    }

    /** The household with what claimants declared and what the CNESST paid. */
    Household told() {
        if (untold.plant().isPresent()) {
            untold.plant().get().tell(this);
        } else {
            paid(indemnities.ordinary());
            if (chance.happens(300) && weeks.get(1).status() == WeekStatus.PAID) {
                work(BigDecimal.valueOf(chance.between(10_000, 60_000), 2));
            }
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

    /** The household before anything is told. */
    Household household() {
        return untold;
    }

    /** The weeks of the first claim, as they are on the first night. */
    List<BenefitWeek> weeks() {
        return weeks;
    }

    Settings settings() {
        return settings;
    }

    Chance chance() {
        return chance;
    }

    /** What the CNESST may have paid to the first claimant. */
    Indemnities indemnities() {
        return indemnities;
    }

    void paid(List<Payment> paid) {
        payments.addAll(paid);
    }

    void declared(Declaration declaration) {
        declarations.add(declaration);
    }

    void adjusted(Adjustment adjustment) {
        adjustments.add(adjustment);
    }

    /** The first claimant declared the hidden change, some days off: within seven it is the same change. */
    void declared(DeclarationKind kind) {
        declared(claim, kind);
    }

    void declaredByAll(DeclarationKind kind) {
        untold.claims().forEach(each -> declared(each, kind));
    }

    private void declared(Claim by, DeclarationKind kind) {
        declared(new Declaration(
                by.id(),
                kind,
                untold.changedOn().plusDays(2),
                Optional.empty(),
                Optional.empty(),
                untold.changedOn().plusDays(3)));
    }

    /** The first claimant declared an indemnity of the CNESST, and it was deducted. */
    void declared(Payment payment) {
        for (BenefitWeek week : weeks.subList(0, 2)) {
            adjusted(new Adjustment(
                    claim.id(), week.sunday(), WeekStatus.PAID, BigDecimal.valueOf(payment.centsIn(week.sunday()), 2)));
        }
        declared(new Declaration(
                claim.id(),
                DeclarationKind.INCOME_REPLACEMENT,
                payment.from().plusDays(chance.between(0, 3)),
                Optional.of(payment.to()),
                Optional.of(BigDecimal.valueOf(payment.cents(), 2)),
                payment.to().plusDays(1)));
    }

    /** The first claimant's first weeks were reversed: nothing was paid for them. */
    void reversed(int count) {
        for (BenefitWeek week : weeks.subList(0, count)) {
            adjusted(new Adjustment(claim.id(), week.sunday(), WeekStatus.REVERSED, Household.ZERO));
        }
    }

    /** The first claimant worked in the first two weeks, and declared so much a week. */
    void work(BigDecimal income) {
        for (BenefitWeek week : weeks.subList(0, 2)) {
            adjusted(new Adjustment(claim.id(), week.sunday(), WeekStatus.PAID, income));
        }
        LocalDate saturday = weeks.get(1).saturday();
        declared(new Declaration(
                claim.id(),
                DeclarationKind.WORK,
                weeks.get(0).sunday(),
                Optional.of(saturday),
                Optional.of(income.add(income)),
                saturday.plusDays(1)));
    }
}
