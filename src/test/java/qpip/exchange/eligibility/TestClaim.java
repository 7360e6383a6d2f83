package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import qpip.exchange.fact.Fact;
import qpip.exchange.linkage.Duplicate;
import qpip.exchange.register.Address;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.DeclaredEarnings;
import qpip.exchange.register.EarningsKind;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.RelatedClaim;
import qpip.exchange.register.Sex;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.register.WorkerStatus;

/**
 * An invented claim to vary: {@link #CLAIMANT} gave birth to {@link #CHILD} on 2025-01-15, {@link #OTHER} is other
 * parent and spouse; average earnings 1,000.00, benefit 700.00; the night is 2025-06-01.
 */
final class TestClaim {

    static final Policy POLICY = Policy.read(Path.of("jobs/policy.yaml"));
    static final long CLAIM = 500;
    static final long EVENT = 100;
    static final long CLAIMANT = 1;
    static final long CHILD = 2;
    static final long OTHER = 3;
    static final long TWIN = 4;

    private LocalDate night = day("2025-06-01");
    private ParentRole role = ParentRole.GAVE_BIRTH;
    private EventType eventType = EventType.BIRTH;
    private Optional<LocalDate> born = Optional.of(day("2025-01-15"));
    private int childCount = 1;
    private String province = "QC";
    private Period benefits = new Period(day("2025-01-12"), day("2026-07-18"));
    private BigDecimal averageWeeklyEarnings = new BigDecimal("1000.00");
    private int singleParentWeeks;
    private WorkerStatus workerStatus = WorkerStatus.WAGE;
    private Period qualifying = new Period(day("2024-01-14"), day("2025-01-11"));
    private int extensionWeeks;
    private ClaimStatus status = ClaimStatus.OPEN;
    private LocalDate filedOn = day("2025-01-10");
    private LowIncomeRule lowIncomeRule = LowIncomeRule.INDIVIDUAL_2021;
    private BigDecimal weeklyBenefit = new BigDecimal("700.00");
    private boolean supplementRequested;
    private boolean spouse = true;
    private final List<DeclaredEarnings> earnings = new ArrayList<>();
    private final List<String> otherSurnames = new ArrayList<>();
    private final List<Identifier> identifiers = new ArrayList<>();
    private boolean twin;
    private boolean otherParent = true;
    private final List<Address> addresses = new ArrayList<>();
    private final List<BenefitWeek> weeks = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Set<Long> verified = new HashSet<>();
    private final List<RelatedClaim> related = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    TestClaim night(String day) {
        night = day(day);
        return this;
    }

    TestClaim role(ParentRole other) {
        role = other;
        return this;
    }

    TestClaim event(EventType type) {
        eventType = type;
        return this;
    }

    TestClaim born(String day) {
        born = Optional.of(day(day));
        return this;
    }

    TestClaim notYetBorn() {
        born = Optional.empty();
        return this;
    }

    TestClaim children(int declared) {
        childCount = declared;
        return this;
    }

    /** Two children, both on the register. */
    TestClaim twins() {
        twin = true;
        return children(2);
    }

    TestClaim withoutOtherParent() {
        otherParent = false;
        return this;
    }

    TestClaim province(String code) {
        province = code;
        return this;
    }

    TestClaim benefits(String from, String to) {
        benefits = new Period(day(from), day(to));
        return this;
    }

    TestClaim averageEarnings(String amount) {
        averageWeeklyEarnings = new BigDecimal(amount);
        return this;
    }

    TestClaim singleParentWeeks(int count) {
        singleParentWeeks = count;
        return this;
    }

    TestClaim worker(WorkerStatus other) {
        workerStatus = other;
        return this;
    }

    /** The qualifying period, of which so many weeks are an extension. */
    TestClaim qualifying(String from, String to, int extension) {
        qualifying = new Period(day(from), day(to));
        extensionWeeks = extension;
        return this;
    }

    /** Filed on a day under a rule for low incomes, with the supplement asked for under the family rule. */
    TestClaim filed(String day, LowIncomeRule rule) {
        filedOn = day(day);
        lowIncomeRule = rule;
        supplementRequested = rule == LowIncomeRule.FAMILY_2006;
        return this;
    }

    TestClaim withoutSupplement() {
        supplementRequested = false;
        return this;
    }

    /** Without a spouse at the first filing; the other parent need not be one. */
    TestClaim withoutSpouse() {
        spouse = false;
        return this;
    }

    TestClaim weeklyBenefit(String amount) {
        weeklyBenefit = new BigDecimal(amount);
        return this;
    }

    TestClaim earned(int year, EarningsKind kind, String amount) {
        earnings.add(new DeclaredEarnings(CLAIM, year, kind, new BigDecimal(amount)));
        return this;
    }

    TestClaim otherSurname(String surname) {
        otherSurnames.add(surname);
        return this;
    }

    TestClaim identifier(IdentifierType type, String value) {
        identifiers.add(new Identifier(type, value, day("2020-01-01"), Optional.empty()));
        return this;
    }

    TestClaim closed() {
        status = ClaimStatus.CLOSED;
        return this;
    }

    TestClaim address(String postalCode, String since) {
        addresses.add(new Address("1, rue Inventée", "Québec", postalCode, day(since)));
        return this;
    }

    TestClaim week(String sunday, BenefitType type, WeekStatus weekStatus) {
        return week(sunday, type, weekStatus, "700.00", "0.00", "0.00");
    }

    TestClaim week(
            String sunday, BenefitType type, WeekStatus weekStatus, String benefit, String declared, String deducted) {
        weeks.add(new BenefitWeek(
                day(sunday),
                type,
                weekStatus,
                new BigDecimal(benefit),
                new BigDecimal(declared),
                new BigDecimal(deducted)));
        return this;
    }

    TestClaim weeks(String firstSunday, int count, BenefitType type, WeekStatus weekStatus) {
        for (int i = 0; i < count; i++) {
            week(day(firstSunday).plusWeeks(i).toString(), type, weekStatus);
        }
        return this;
    }

    TestClaim declared(DeclarationKind kind, String from, String amount) {
        declarations.add(new Declaration(
                CLAIM,
                kind,
                day(from),
                Optional.empty(),
                Optional.of(amount).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                day(from)));
        return this;
    }

    TestClaim fact(TestFact fact) {
        facts.add(fact.build());
        return this;
    }

    TestClaim verified(long person) {
        verified.add(person);
        return this;
    }

    /** Another claim, of that claimant for the event of that number and day, with paid shareable weeks. */
    TestClaim related(long claimant, long event, String born, String firstSunday, int count) {
        Claim like = claim();
        List<BenefitWeek> paid = new TestClaim().weeks(firstSunday, count, BenefitType.PARS, WeekStatus.PAID).weeks;
        related.add(new RelatedClaim(
                new Claim(
                        CLAIM + 1 + related.size(),
                        event,
                        claimant,
                        ParentRole.OTHER_PARENT,
                        like.filedOn(),
                        like.plan(),
                        like.workerStatus(),
                        like.lowIncomeRule(),
                        like.benefitPeriod(),
                        like.qualifyingPeriod(),
                        0,
                        like.averageWeeklyEarnings(),
                        like.weeklyBenefit(),
                        false,
                        OptionalLong.empty(),
                        OptionalLong.of(CLAIMANT),
                        0,
                        ClaimStatus.OPEN),
                new Event(event, eventType, day(born), Optional.of(day(born)), 1, "QC", Optional.empty(), List.of()),
                paid));
        return this;
    }

    TestClaim sharing(Duplicate.Shared shared, long other) {
        duplicates.add(new Duplicate(CLAIMANT, other, shared));
        return this;
    }

    ClaimView view() {
        Event event = new Event(
                EVENT,
                eventType,
                day("2025-01-15"),
                born,
                childCount,
                province,
                Optional.of("A-100"),
                twin ? List.of(CHILD, TWIN) : List.of(CHILD));
        List<Person> children = new ArrayList<>(List.of(person(CHILD, List.of())));
        if (twin) {
            children.add(person(TWIN, List.of()));
        }
        Optional<Person> other = otherParent ? Optional.of(person(OTHER, List.of())) : Optional.empty();
        return new ClaimView(
                new ClaimFile(
                        claim(),
                        claimant(),
                        event,
                        children,
                        other,
                        spouse ? other : Optional.empty(),
                        weeks,
                        declarations,
                        earnings,
                        List.of()),
                facts,
                night,
                verified,
                new Around(related, duplicates));
    }

    /** What the rule finds; every finding must have its words in both languages. */
    List<Finding> found(Rule rule) {
        return rule.examine(view(), POLICY).stream().map(TestClaim::spoken).toList();
    }

    /** The only thing that the rule finds. */
    Finding onlyFound(Rule rule) {
        List<Finding> found = found(rule);
        if (found.size() != 1) {
            throw new AssertionError("expected one finding of " + rule.name() + ", found " + found.size());
        }
        return found.get(0);
    }

    Screened screened(Rule... rules) {
        return Screening.of(List.of(rules), POLICY).screen(view());
    }

    private static Finding spoken(Finding finding) {
        for (RuleText.Part part : RuleText.Part.values()) {
            RuleText.in(Locale.CANADA_FRENCH).of(finding, part);
            RuleText.in(Locale.CANADA).of(finding, part);
        }
        return finding;
    }

    private Claim claim() {
        return new Claim(
                CLAIM,
                EVENT,
                CLAIMANT,
                role,
                filedOn,
                Plan.BASIC,
                workerStatus,
                lowIncomeRule,
                benefits,
                qualifying,
                extensionWeeks,
                averageWeeklyEarnings,
                weeklyBenefit,
                supplementRequested,
                otherParent && spouse ? OptionalLong.of(OTHER) : OptionalLong.empty(),
                otherParent ? OptionalLong.of(OTHER) : OptionalLong.empty(),
                singleParentWeeks,
                status);
    }

    private Person claimant() {
        Person like = person(CLAIMANT, addresses);
        return new Person(
                CLAIMANT,
                like.surname(),
                otherSurnames,
                like.givenNames(),
                like.usualName(),
                like.dateOfBirth(),
                like.sex(),
                addresses,
                identifiers);
    }

    private static Person person(long id, List<Address> addresses) {
        return new Person(
                id,
                "Inventé",
                List.of(),
                List.of("Personne"),
                Optional.empty(),
                Optional.of(day("1990-01-01")),
                Sex.X,
                addresses,
                List.of());
    }
}
