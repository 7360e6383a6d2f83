package qpip.exchange.eligibility;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules there are, by the name of their class or by their code; a declaration names them. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
                    new EmploymentInsuranceForSameEvent(),
                    new EmploymentInsuranceInSameWeek(),
                    new EmploymentInsuranceExtendsPeriod(),
                    new EarningsInBenefitWeeks(),
                    new InterruptionNotShown(),
                    new SinStatusDiffers(),
                    new IndemnityInBenefitWeek(),
                    new FamilyIncomeAboveThreshold(),
                    new TaxAnswerMissing(),
                    new LowEarnerIncreaseDiffers(),
                    new EarningsBelowMinimum(),
                    new PremiumNotPaid(),
                    new NotResidentForTax(),
                    new AssessedEarningsDiffer(),
                    new BusinessNotDeclared(),
                    new PreventiveWithdrawalWithMaternity(),
                    new PreventiveWithdrawalTooLong(),
                    new IndemnityExtendsPeriod(),
                    new AutomobileIndemnityInBenefitWeek(),
                    new AutomobileIndemnityExtendsPeriod(),
                    new IdentityDiffers(),
                    new LeftBeforeBenefits(),
                    new LeftDuringBenefits(),
                    new AddressOrDeathReported(),
                    new ChildDied(),
                    new ClaimantDied(),
                    new BirthNotFound(),
                    new BirthDateDiffers(),
                    new ParentNotOnAct(),
                    new ChildCountDiffers(),
                    new SingleParentWeeks(),
                    new ShareableWeeksExceeded(),
                    new PartnersDisagree(),
                    new DuplicateIdentity())
            .stream()
            .sorted(Comparator.comparing(Rule::code))
            .toList();

    private Rules() {}

    /** In order of their codes. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The codes of those that are {@link Rule#isReserved reserved}. */
    public static Set<String> reserved() {
        return ALL.stream().filter(Rule::isReserved).map(Rule::code).collect(Collectors.toUnmodifiableSet());
    }

    public static Optional<Rule> find(String nameOrCode) {
        return ALL.stream()
                .filter(rule -> rule.name().equals(nameOrCode) || rule.code().equals(nameOrCode))
                .findFirst();
    }

    /** The rule of that name or code; otherwise the message lists those that there are. */
    public static Rule named(String nameOrCode) {
        return find(nameOrCode)
                .orElseThrow(() -> new IllegalArgumentException("unknown rule '" + nameOrCode + "'; the rules are "
                        + ALL.stream().map(Rule::name).sorted().collect(Collectors.joining(", "))));
    }
}
