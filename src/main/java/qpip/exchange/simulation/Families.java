package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.Address;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.Sex;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.register.WorkerStatus;

/** Invents the households, one after the other, each around the plant that is hidden in it. */
final class Families {

    private static final LocalDate INDIVIDUAL_INCREASE = LocalDate.of(2021, 9, 26);
    private static final LocalDate SINGLE_PARENT_WEEKS = LocalDate.of(2022, 1, 1);

    private final Settings settings;
    private final People people;
    private long claims;

    Families(Settings settings) {
        this.settings = settings;
        this.people = new People(settings.seed(), settings.firstNight());
    }

    Household household(int index, Shape shape, Optional<Plant> plant) {
        Chance chance = Chance.of(settings.seed(), "household", index);
        Story story = Story.of(shape, plant, settings.firstNight(), chance);
        Plan plan = chance.happens(7_550) ? Plan.BASIC : Plan.SPECIAL;

        LocalDate settled = story.date().minusDays(chance.between(200, 3_000));
        Address home = Places.address(settled, chance);
        boolean sameSex = shape == Shape.BOTH && chance.happens(150);
        Person first = people.parent(Sex.F, story.date(), home, hiddenIn(plant, shape != Shape.FATHER), chance);
        Optional<Person> second = story.alone()
                ? Optional.empty()
                : Optional.of(people.parent(
                        sameSex ? Sex.F : Sex.M,
                        story.date(),
                        chance.happens(9_300) ? home : Places.address(settled, chance),
                        hiddenIn(plant, shape == Shape.FATHER),
                        chance));
        List<Person> children = children(story, first, second, home, plant.isEmpty(), chance);
        Event event = event(index, story, plant, children, chance);

        int single = singleParentWeeks(story, plan, plant);
        Leaves leaves = new Leaves(story.type(), plan, story.date(), story.children(), single);
        boolean gaveBirth =
                story.type() != EventType.ADOPTION && !(story.type() == EventType.SURROGACY && !story.alone());
        int shared = shape == Shape.FATHER ? chance.between(15, 20) : chance.oneOf(List.of(0, 0, 2, 3, 5, 8));
        List<Claim> filed = new ArrayList<>();
        List<Leave> taken = new ArrayList<>();
        if (shape != Shape.FATHER) {
            Leave leave = leaves.first(gaveBirth, shape == Shape.BOTH ? shared : 0, chance);
            taken.add(leave);
            filed.add(claim(event, first, second, role(story, gaveBirth), plan, leave, story, single, plant, chance));
        }
        if (shape != Shape.MOTHER) {
            Leave leave = leaves.second(shared, shape == Shape.FATHER, chance);
            taken.add(leave);
            filed.add(claim(
                    event,
                    second.orElseThrow(),
                    Optional.of(first),
                    role(story, false),
                    plan,
                    leave,
                    story,
                    0,
                    plant,
                    chance));
        }
        LocalDate changedOn = changedOn(plant, filed.get(0), chance);
        Household plain = new Household(
                index,
                plant,
                event,
                Optional.of(first),
                second,
                children,
                List.copyOf(filed),
                List.copyOf(taken),
                List.of(),
                List.of(),
                List.of(),
                changedOn);
        return told(plain, chance);
    }

    /** A plant is about the first claimant; the other parent's surname and numbers needn't suit it. */
    private static Optional<Plant> hiddenIn(Optional<Plant> plant, boolean claimant) {
        return claimant ? plant : Optional.empty();
    }

    private List<Person> children(
            Story story, Person first, Optional<Person> second, Address home, boolean mayBeUnnamed, Chance chance) {
        List<Person> children = new ArrayList<>();
        if (!story.past() || story.type() == EventType.TERMINATION) {
            return children;
        }
        String surname =
                Names.ofChild(first.surname(), second.map(Person::surname).orElse(first.surname()), chance);
        LocalDate born =
                story.type() == EventType.ADOPTION ? story.date().minusDays(chance.between(100, 1_500)) : story.date();
        boolean unnamed = mayBeUnnamed && born.isAfter(settings.firstNight().minusDays(20)) && chance.happens(3_000);
        List<String> alike = chance.oneOf(Names.TWINS);
        for (int i = 0; i < story.children(); i++) {
            Sex sex = chance.happens(5_000) ? Sex.F : Sex.M;
            List<String> given = new ArrayList<>();
            if (!unnamed) {
                given.add(story.children() == 2 ? alike.get(i) : unlike(children, sex, chance));
                if (chance.happens(4_000)) {
                    given.add(Names.given(sex, chance));
                }
            }
            children.add(people.child(surname, given, sex, born, home));
        }
        return children;
    }

    /** A name that no brother or sister has. */
    private static String unlike(List<Person> others, Sex sex, Chance chance) {
        String name = Names.given(sex, chance);
        while (true) {
            String drawn = name;
            if (others.stream().noneMatch(other -> other.calledName().equals(drawn))) {
                return drawn;
            }
            name = Names.given(sex, chance);
        }
    }

    private static Event event(int index, Story story, Optional<Plant> plant, List<Person> children, Chance chance) {
        boolean attested = story.type() == EventType.BIRTH || story.type() == EventType.SURROGACY;
        boolean known = attested && story.past() && story.province().equals("QC");
        Optional<String> attestation = known && (plant.isPresent() || chance.happens(9_600))
                ? Optional.of(String.format(Locale.ROOT, "C%09d", (index * 7_919L + 104_729) % 1_000_000_000))
                : Optional.empty();
        return new Event(
                index + 1L,
                story.type(),
                story.past() ? story.date().plusDays(chance.between(-10, 14)) : story.date(),
                story.past() ? Optional.of(story.date()) : Optional.empty(),
                story.children(),
                story.province(),
                attestation,
                children.stream().map(Person::id).toList());
    }

    private static ParentRole role(Story story, boolean gaveBirth) {
        return switch (story.type()) {
            case ADOPTION -> ParentRole.ADOPTIVE_PARENT;
            case SURROGACY -> gaveBirth ? ParentRole.GAVE_BIRTH : ParentRole.INTENDED_PARENT;
            default -> gaveBirth ? ParentRole.GAVE_BIRTH : ParentRole.OTHER_PARENT;
        };
    }

    private static int singleParentWeeks(Story story, Plan plan, Optional<Plant> plant) {
        boolean entitled = story.alone()
                && story.type() == EventType.BIRTH
                && !story.date().isBefore(SINGLE_PARENT_WEEKS)
                && plant.filter(Plant.ONE_PARENT_ON_ACT::equals).isEmpty();
        return entitled ? Leaves.singleParentWeeks(plan) : 0;
    }

    private Claim claim(
            Event event,
            Person claimant,
            Optional<Person> other,
            ParentRole role,
            Plan plan,
            Leave leave,
            Story story,
            int single,
            Optional<Plant> plant,
            Chance chance) {
        BigDecimal earnings = earnings(plant, chance);
        LocalDate start = leave.start();
        LocalDate filed = start.plusDays(chance.between(-14, 14));
        LocalDate latest = settings.firstNight().minusDays(1);
        LocalDate filedOn = filed.isBefore(latest) ? filed : latest.minusDays(chance.between(0, 20));
        LowIncomeRule increase = LowIncomeRule.NONE;
        if (filedOn.isBefore(INDIVIDUAL_INCREASE)) {
            increase = chance.happens(3_000) ? LowIncomeRule.FAMILY_2006 : LowIncomeRule.NONE;
        } else if (earnings.compareTo(Leave.threshold(start)) < 0) {
            increase = LowIncomeRule.INDIVIDUAL_2021;
        }
        int percent = leave.stretches().get(0).percent();
        LocalDate end = Leaves.sunday(event.date()).plusWeeks(79).minusDays(1);
        OptionalLong otherId = other.map(person -> OptionalLong.of(person.id())).orElse(OptionalLong.empty());
        return new Claim(
                ++claims,
                event.id(),
                claimant.id(),
                role,
                filedOn,
                plan,
                chance.happens(9_530) ? WorkerStatus.WAGE : chance.oneOf(OTHER_WORKERS),
                increase,
                new Period(start, end),
                new Period(start.minusWeeks(52), start.minusDays(1)),
                0,
                earnings,
                Leave.benefit(earnings, percent, plan, increase == LowIncomeRule.INDIVIDUAL_2021, start),
                increase == LowIncomeRule.FAMILY_2006,
                story.alone() ? OptionalLong.empty() : otherId,
                otherId,
                single,
                story.old() ? ClaimStatus.CLOSED : ClaimStatus.OPEN);
    }

    private static final List<WorkerStatus> OTHER_WORKERS =
            List.of(WorkerStatus.SELF, WorkerStatus.MIXED, WorkerStatus.RESOURCE);

    /** Dollars a week; a plant of indemnities needs weeks whose benefit leaves room for a large deduction. */
    private static BigDecimal earnings(Optional<Plant> plant, Chance chance) {
        boolean indemnity = plant.filter(Plant::indemnity).isPresent();
        int cents = indemnity ? chance.between(90_000, 160_000) : chance.between(30_000, 190_000);
        return BigDecimal.valueOf(cents, 2);
    }

    private LocalDate changedOn(Optional<Plant> plant, Claim claim, Chance chance) {
        LocalDate night = settings.firstNight();
        LocalDate start = claim.benefitPeriod().from();
        if (plant.isEmpty()) {
            return night;
        }
        return switch (plant.get()) {
            case LEFT_BEFORE_START, LEFT_FOR_JURISDICTION -> start.minusDays(chance.between(10, 60));
            case LEFT_DURING, LEFT_DECLARED, LEFT_AFTER_CLOSING -> start.plusDays(chance.between(10, 40));
            case ABSENT_JANUARY -> start.withDayOfYear(1);
            case CARD_EXPIRED, PERMIT_EXPIRED -> night.minusDays(20);
            case ADDRESS_DIFFERS, ADDRESS_DECLARED -> night.minusDays(chance.between(60, 150));
            case ADDRESS_RECENT -> night.minusDays(1);
            case CHILD_DIED_EARLY -> night.minusDays(chance.between(12, 16));
            case CHILD_DIED, CHILD_DIED_DECLARED, TWIN_DIED -> night.minusDays(chance.between(10, 25));
            default -> night.minusDays(chance.between(8, 20));
        };
    }

    /** The household with what claimants declared and what the CNESST paid. */
    private Household told(Household plain, Chance chance) {
        Claim claim = plain.claim();
        List<BenefitWeek> weeks = plain.weeks(claim, settings.firstNight());
        Indemnities indemnities = new Indemnities(plain.index(), claim, weeks, chance);
        List<Payment> payments = plain.plant().isPresent()
                ? indemnities.planted(plain.plant().get())
                : indemnities.ordinary(settings.claims());
        List<Declaration> declarations = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        if (plain.plant().isPresent()) {
            tell(plain, plain.plant().get(), weeks, payments, declarations, adjustments, chance);
        } else if (chance.happens(300) && weeks.get(1).status() == WeekStatus.PAID) {
            work(claim, weeks, BigDecimal.valueOf(chance.between(10_000, 60_000), 2), declarations, adjustments);
        }
        return new Household(
                plain.index(),
                plain.plant(),
                plain.event(),
                plain.firstParent(),
                plain.secondParent(),
                plain.children(),
                plain.claims(),
                plain.leaves(),
                List.copyOf(declarations),
                List.copyOf(adjustments),
                List.copyOf(payments),
                plain.changedOn());
    }

    private void tell(
            Household plain,
            Plant plant,
            List<BenefitWeek> weeks,
            List<Payment> payments,
            List<Declaration> declarations,
            List<Adjustment> adjustments,
            Chance chance) {
        Claim claim = plain.claim();
        switch (plant) {
            case IRI_WITH_WORK -> work(claim, weeks, new BigDecimal("120.00"), declarations, adjustments);
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
            case LEFT_DECLARED -> declarations.add(declared(plain, claim, DeclarationKind.DEPARTURE));
            case ADDRESS_DECLARED -> declarations.add(declared(plain, claim, DeclarationKind.ADDRESS));
            case OTHER_PARENT_DIED_DECLARED -> declarations.add(declared(plain, claim, DeclarationKind.PARENT_DEATH));
            case CHILD_DIED_DECLARED -> {
                for (Claim each : plain.claims()) {
                    declarations.add(declared(plain, each, DeclarationKind.CHILD_DEATH));
                }
            }
            default -> {}
        }
    }

    /** Declared some days off: within seven it is the same change. */
    private static Declaration declared(Household plain, Claim claim, DeclarationKind kind) {
        return new Declaration(
                claim.id(),
                kind,
                plain.changedOn().plusDays(2),
                Optional.empty(),
                Optional.empty(),
                plain.changedOn().plusDays(3));
    }

    private static void work(
            Claim claim,
            List<BenefitWeek> weeks,
            BigDecimal income,
            List<Declaration> declarations,
            List<Adjustment> adjustments) {
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
