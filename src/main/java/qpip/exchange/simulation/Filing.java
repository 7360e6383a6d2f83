package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.EventType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.WorkerStatus;

/** Files the claims of one event, and takes the leaves. */
final class Filing {

    private static final int EARNINGS_MIN = 30_000;
    private static final int EARNINGS_MAX = 190_000;
    private static final LocalDate INDIVIDUAL_INCREASE = LocalDate.of(2021, 9, 26);
    private static final LocalDate SINGLE_PARENT_WEEKS = LocalDate.of(2022, 1, 1);
    private static final List<WorkerStatus> OTHER_WORKERS =
            List.of(WorkerStatus.SELF, WorkerStatus.MIXED, WorkerStatus.RESOURCE);

    private final LocalDate firstNight;
    private final Story story;
    private final Plan plan;
    private final Optional<Plant> plant;
    private final long eventId;
    private final long lastId;
    private final Chance chance;
    private final List<Claim> claims = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();

    /** Claims get the numbers after {@code lastId}. */
    Filing(Settings settings, Story story, Plan plan, Optional<Plant> plant, long eventId, long lastId, Chance chance) {
        this.firstNight = settings.firstNight();
        this.story = story;
        this.plan = plan;
        this.plant = plant;
        this.eventId = eventId;
        this.lastId = lastId;
        this.chance = chance;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    List<Leave> leaves() {
        return List.copyOf(leaves);
    }

    void by(Shape shape, Person first, Optional<Person> second) {
        int single = singleParentWeeks();
        Leaves possible = new Leaves(story.type(), plan, story.date(), story.children(), single);
        boolean gaveBirth =
                story.type() != EventType.ADOPTION && (story.type() != EventType.SURROGACY || story.alone());
        int shared = shape == Shape.FATHER ? chance.between(15, 20) : chance.oneOf(List.of(0, 0, 2, 3, 5, 8));
        if (shape != Shape.FATHER) {
            leaves.add(taken(possible.first(gaveBirth, shape == Shape.BOTH ? shared : 0, chance), true));
            add(claim(first, second, role(gaveBirth), leaves.get(0), single));
        }
        if (shape != Shape.MOTHER) {
            Leave leave = taken(possible.second(shared, shape == Shape.FATHER, chance), shape == Shape.FATHER);
            leaves.add(leave);
            add(claim(second.orElseThrow(), Optional.of(first), role(false), leave, 0));
        }
    }

    private Leave taken(Leave possible, boolean first) {
        return plant.map(hidden -> hidden.taken(possible, first, plan, firstNight))
                .orElse(possible);
    }

    private void add(Claim filed) {
        claims.add(plant.map(hidden -> hidden.registered(filed, chance)).orElse(filed));
    }

    private Claim claim(Person claimant, Optional<Person> other, ParentRole role, Leave leave, int single) {
        BigDecimal earnings = earnings();
        LocalDate start = leave.start();
        LocalDate filed = start.plusDays(chance.between(-14, 14));
        LocalDate latest = firstNight.minusDays(1);
        LocalDate filedOn = filed.isBefore(latest) ? filed : latest.minusDays(chance.between(0, 20));
        LowIncomeRule increase = LowIncomeRule.NONE;
        if (filedOn.isBefore(INDIVIDUAL_INCREASE)) {
            increase = chance.happens(3_000) ? LowIncomeRule.FAMILY_2006 : LowIncomeRule.NONE;
        } else if (earnings.compareTo(Leave.threshold(start)) < 0) {
            increase = LowIncomeRule.INDIVIDUAL_2021;
        }
        int percent = leave.stretches().get(0).percent();
        LocalDate end = Leaves.sunday(story.date()).plusWeeks(79).minusDays(1);
        OptionalLong otherId = other.map(person -> OptionalLong.of(person.id())).orElse(OptionalLong.empty());
        return new Claim(
                lastId + claims.size() + 1,
                eventId,
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

    /** Dollars a week. */
    private BigDecimal earnings() {
        int min = plant.map(Plant::earningsMin).orElse(EARNINGS_MIN);
        int max = plant.map(Plant::earningsMax).orElse(EARNINGS_MAX);
        return BigDecimal.valueOf(chance.between(min, max), 2);
    }

    private ParentRole role(boolean gaveBirth) {
        return switch (story.type()) {
            case ADOPTION -> ParentRole.ADOPTIVE_PARENT;
            case SURROGACY -> gaveBirth ? ParentRole.GAVE_BIRTH : ParentRole.INTENDED_PARENT;
            default -> gaveBirth ? ParentRole.GAVE_BIRTH : ParentRole.OTHER_PARENT;
        };
    }

    private int singleParentWeeks() {
        boolean entitled = story.alone()
                && story.type() == EventType.BIRTH
                && !story.date().isBefore(SINGLE_PARENT_WEEKS)
                && plant.map(Plant::claimsSingleParentWeeks).orElse(true);
        return entitled ? Leaves.singleParentWeeks(plan) : 0;
    }
}
