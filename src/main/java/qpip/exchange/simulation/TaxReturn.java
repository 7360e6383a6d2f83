package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.register.Claim;
import qpip.exchange.register.DeclaredEarnings;
import qpip.exchange.register.EarningsKind;
import qpip.exchange.register.WorkerStatus;

/**
 * What Revenu Québec knows of a person and a year: the same as was declared for the claim, unless something is hidden.
 * Cents.
 */
record TaxReturn(
        String matchCode,
        String status,
        long employment,
        long business,
        long netIncome,
        String residence,
        Optional<LocalDate> changedResidence,
        List<Slip> slips) {

    /** The family's income from which there was no supplement (old s. 45). */
    private static final long FAMILY_THRESHOLD = 2_592_100;

    private static final long CLAIMANT_OF_FAMILY = 1_400_000;

    /** An employer's slip: what was earned and insured, and the premium; {@code replaces} is 0, or another's number. */
    record Slip(int number, long earnings, long premium, String code, int replaces) {

        Slip(int number, long earnings, long premium) {
            this(number, earnings, premium, "R", 0);
        }
    }

    /** What was declared for a claim, year by year: for the years of the qualifying period that are over. */
    static List<DeclaredEarnings> declared(Household household, Claim claim, int lastYear) {
        List<DeclaredEarnings> declared = new ArrayList<>();
        for (int year : years(claim, lastYear)) {
            EarningsKind kind = business(claim) ? EarningsKind.BUSINESS : EarningsKind.EMPLOYMENT;
            declared.add(new DeclaredEarnings(
                    claim.id(), year, kind, BigDecimal.valueOf(declaredCents(household, claim), 2)));
        }
        return declared;
    }

    /** The years of the qualifying period that are over. */
    static List<Integer> years(Claim claim, int lastYear) {
        List<Integer> years = new ArrayList<>();
        for (int year = claim.qualifyingPeriod().from().getYear();
                year <= Math.min(lastYear, claim.qualifyingPeriod().to().getYear());
                year++) {
            years.add(year);
        }
        return years;
    }

    /** The answer about the claimant of a claim. */
    static TaxReturn ofClaimant(Household household, Claim claim, int year, int lastYear) {
        long cents = declaredCents(household, claim);
        TaxReturn usual = usual(cents, business(claim));
        Optional<RevenuQuebecPlant> plant = plant(household, claim);
        if (household.has(RamqPlant.LEFT_AND_TAXED_ELSEWHERE)
                && household.claim().id() == claim.id()) {
            return usual.living("ON", Optional.empty());
        }
        return plant.isEmpty() ? usual : usual.hidden(plant.get(), claim, year, lastYear);
    }

    /** The answer about the spouse at first filing: only the net income is asked for. */
    static TaxReturn ofSpouse(Household household) {
        RevenuQuebecPlant plant = plant(household, household.claim()).orElseThrow();
        long net = switch (plant) {
            case RQ_FAMILY_BELOW -> FAMILY_THRESHOLD - CLAIMANT_OF_FAMILY - 1;
            case RQ_FAMILY_LOSS -> -900_000;
            default -> FAMILY_THRESHOLD - CLAIMANT_OF_FAMILY;
        };
        String status = switch (plant) {
            case RQ_FAMILY_ESTIMATED -> "ESTI";
            case RQ_FAMILY_IN_PROCESS -> "PROC";
            default -> "ASSD";
        };
        return new TaxReturn("00", status, 0, 0, net, "QC", Optional.empty(), List.of());
    }

    private static Optional<RevenuQuebecPlant> plant(Household household, Claim claim) {
        return household
                .plant()
                .filter(plant -> household.claim().id() == claim.id())
                .filter(RevenuQuebecPlant.class::isInstance)
                .map(RevenuQuebecPlant.class::cast);
    }

    private static boolean business(Claim claim) {
        return claim.workerStatus() == WorkerStatus.SELF;
    }

    /** Fifty-two times the average week, unless what is hidden wants another amount on both sides. */
    private static long declaredCents(Household household, Claim claim) {
        long usual = claim.averageWeeklyEarnings().movePointRight(2).longValueExact() * 52;
        return plant(household, claim)
                .map(plant -> switch (plant) {
                    case RQ_LOW_PAID -> 52 * 90_000L;
                    case RQ_LOW_MISSING -> 52 * 50_000L;
                    case RQ_BELOW_MINIMUM -> 75_000L;
                    case RQ_AT_MINIMUM -> 100_000L;
                    case RQ_BELOW_OPEN_YEAR -> 75_000L;
                    case RQ_ABOVE_MAXIMUM -> 15_600_000L;
                    default -> usual;
                })
                .orElse(usual);
    }

    private static TaxReturn usual(long cents, boolean business) {
        long employment = business ? 0 : cents;
        List<Slip> slips = business ? List.of() : List.of(new Slip(1, cents, cents / 200 + 1));
        return new TaxReturn("00", "ASSD", employment, business ? cents : 0, cents, "QC", Optional.empty(), slips);
    }

    private TaxReturn hidden(RevenuQuebecPlant plant, Claim claim, int year, int lastYear) {
        LocalDate start = claim.benefitPeriod().from();
        boolean last = year == lastYear;
        return switch (plant) {
            case RQ_FAMILY_LOSS -> net(FAMILY_THRESHOLD - 1);
            case RQ_FAMILY_INCOME, RQ_FAMILY_BELOW, RQ_FAMILY_ESTIMATED, RQ_FAMILY_IN_PROCESS ->
                net(CLAIMANT_OF_FAMILY);
            case RQ_UNMATCHED -> last ? answered("05", "PROC") : this;
            case RQ_NOT_FILED -> last ? answered("00", "NFIL") : this;
            case RQ_NO_PREMIUM -> withSlips(List.of(new Slip(1, employment, 0)));
            case RQ_PREMIUM_ON_ONE ->
                withSlips(List.of(new Slip(1, employment - 500_000, 0), new Slip(2, 500_000, 2_500)));
            case RQ_SLIP_AMENDED ->
                withSlips(List.of(new Slip(1, employment, 0), new Slip(2, employment, employment / 200 + 1, "A", 1)));
            case RQ_SLIP_CANCELLED ->
                withSlips(List.of(
                        new Slip(1, employment, 0), new Slip(2, 500_000, 2_500), new Slip(3, 500_000, 2_500, "D", 2)));
            case RQ_ELSEWHERE -> living("ON", Optional.empty());
            case RQ_DEPARTED -> living("ON", Optional.of(start.minusDays(60)));
            case RQ_ARRIVED -> year == start.getYear() - 1 ? living("ON", Optional.empty()) : this;
            case RQ_IN_PROCESS, RQ_BELOW_OPEN_YEAR -> last ? answered("00", "PROC") : this;
            case RQ_ABOVE_MAXIMUM -> last ? earning(12_000_000, 0) : this;
            case RQ_EARNED_LESS, RQ_REASSESSED_LATER -> last ? earning(employment * 4 / 5, 0) : this;
            case RQ_EARNED_MORE -> last ? earning(employment * 6 / 5, 0) : this;
            case RQ_EARNED_ALIKE -> last ? earning(employment * 49 / 50, 0) : this;
            case RQ_BUSINESS -> last ? earning(employment, 150_000) : this;
            case RQ_BUSINESS_LOSS -> last ? earning(employment, -500_000) : this;
            case RQ_LOW_PAID, RQ_LOW_MISSING, RQ_BELOW_MINIMUM, RQ_AT_MINIMUM -> this;
        };
    }

    /** The same as was declared, once the year is assessed again. */
    static TaxReturn reassessed(Household household, Claim claim) {
        return usual(declaredCents(household, claim), business(claim)).answered("00", "REAS");
    }

    private TaxReturn net(long cents) {
        return new TaxReturn(matchCode, status, employment, business, cents, residence, changedResidence, slips);
    }

    private TaxReturn answered(String code, String otherStatus) {
        return new TaxReturn(code, otherStatus, employment, business, netIncome, residence, changedResidence, slips);
    }

    private TaxReturn withSlips(List<Slip> others) {
        return new TaxReturn(matchCode, status, employment, business, netIncome, residence, changedResidence, others);
    }

    private TaxReturn living(String province, Optional<LocalDate> since) {
        return new TaxReturn(matchCode, status, employment, business, netIncome, province, since, slips);
    }

    private TaxReturn earning(long otherEmployment, long otherBusiness) {
        return new TaxReturn(
                matchCode,
                status,
                otherEmployment,
                otherBusiness,
                otherEmployment + otherBusiness,
                residence,
                changedResidence,
                List.of(new Slip(1, otherEmployment, otherEmployment / 200 + 1)));
    }
}
