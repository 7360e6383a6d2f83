package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.WeekStatus;

/** What the claimants of a household told us, and what others than the Plan paid. */
final class Telling {

    private final Household untold;
    private final Settings settings;
    private final Chance chance;
    private final Claim claim;
    private final List<BenefitWeek> weeks;
    private final PaidWeeks paidWeeks;
    private final Indemnities indemnities;
    private final Withdrawals withdrawals;
    private final Accidents accidents;
    private final Insurance insurance;
    private final Employments employments;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<InsuranceWeek> insured = new ArrayList<>();
    private final List<Employment> employed = new ArrayList<>();

    Telling(Household untold, Settings settings, Chance chance) {
        this.untold = untold;
        this.settings = settings;
        this.chance = chance;
        this.claim = untold.claim();
        this.weeks = untold.weeks(claim, settings.firstNight());
        this.paidWeeks = new PaidWeeks(claim, weeks);
        this.indemnities = new Indemnities(untold, paidWeeks, settings, chance);
        this.withdrawals = new Withdrawals(untold, paidWeeks, settings, own("withdrawal"));
        this.accidents = new Accidents(untold, paidWeeks, settings, own("accident"));
        this.insurance = new Insurance(untold, paidWeeks, settings, own("insurance"));
        this.employments = new Employments(untold, paidWeeks, settings, own("employment"));
    }

    private Chance own(String what) {
        return Chance.of(settings.seed(), what, untold.index());
    }

    /** The household with what claimants declared and what others paid. */
    Household told() {
        if (untold.plant().isPresent()) {
            untold.plant().get().tell(this);
        } else {
            paid(indemnities.ordinary());
            paid(withdrawals.ordinary());
            paid(accidents.ordinary());
            insured(insurance.ordinary());
            employed(employments.ordinary());
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
                untold.others(),
                claims(),
                untold.leaves(),
                List.copyOf(declarations),
                List.copyOf(adjustments),
                List.copyOf(payments),
                List.copyOf(insured),
                List.copyOf(employed),
                untold.changedOn());
    }

    /** The qualifying period was lengthened by the weeks of indemnity, unless that is what is hidden. */
    private List<Claim> claims() {
        SortedSet<LocalDate> known = new TreeSet<>();
        if (untold.plant().map(Plant::extended).orElse(true)) {
            known.addAll(Impacts.indemnified(payments, claim));
            known.addAll(Impacts.insured(insured, claim));
        }
        List<Claim> claims = new ArrayList<>(untold.claims());
        claims.set(0, Claims.like(claim).extended(known.size()).claim());
        return List.copyOf(claims);
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

    /** What the CNESST may have paid to the first claimant who withdrew from work. */
    Withdrawals withdrawals() {
        return withdrawals;
    }

    /** What the SAAQ may have paid to the first claimant. */
    Accidents accidents() {
        return accidents;
    }

    /** Which weeks employment insurance may have paid to the first claimant. */
    Insurance insurance() {
        return insurance;
    }

    /** Which records of employment there may be of the first claimant. */
    Employments employments() {
        return employments;
    }

    void insured(List<InsuranceWeek> weeks) {
        insured.addAll(weeks);
    }

    void employed(List<Employment> records) {
        employed.addAll(records);
    }

    PaidWeeks paidWeeks() {
        return paidWeeks;
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

    /** The first claimant declared an indemnity, and it was deducted from the first two weeks. */
    void declared(Payment payment, DeclarationKind kind) {
        for (BenefitWeek week : weeks.subList(0, 2)) {
            adjusted(new Adjustment(
                    claim.id(), week.sunday(), WeekStatus.PAID, BigDecimal.valueOf(payment.centsIn(week.sunday()), 2)));
        }
        declared(new Declaration(
                claim.id(),
                kind,
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

    /** The first claimant's first week is reversed on a night. */
    void reversedOn(LocalDate night) {
        adjusted(new Adjustment(claim.id(), weeks.get(0).sunday(), WeekStatus.REVERSED, Household.ZERO, night));
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
