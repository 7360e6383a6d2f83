package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Debt;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclaredEarnings;
import qpip.exchange.register.Event;
import qpip.exchange.register.Person;

/**
 * A synthetic Québec: the households that claimed, with all that our register holds about them and all that is hidden
 * in them. The same settings give the same Québec. Benefit weeks are worked out when they are asked for.
 */
public final class Quebec {

    private final Settings settings;
    private final List<Household> households;
    private final long[] firstPersons;
    private final SetOffs setOffs;

    private Quebec(Settings settings, List<Household> households) {
        this.settings = settings;
        this.households = List.copyOf(households);
        this.firstPersons = households.stream()
                .mapToLong(household -> household.firstParent().orElseThrow().id())
                .toArray();
        this.setOffs = new SetOffs(settings, this.households);
    }

    public static Quebec generate(Settings settings) {
        Shape[] shapes = shapes(settings);
        Planting planting = new Planting(shapes, settings.claims(), settings.seed());
        Families families = new Families(settings);
        List<Household> households = new ArrayList<>(shapes.length);
        for (int i = 0; i < shapes.length; i++) {
            households.add(families.household(i, shapes[i], planting.in(i)));
        }
        return new Quebec(settings, households);
    }

    public Settings settings() {
        return settings;
    }

    public void persons(Consumer<Person> each) {
        households.forEach(household -> household.persons().forEach(each));
    }

    public void events(Consumer<Event> each) {
        households.forEach(household -> household.events().forEach(each));
    }

    public void claims(Consumer<Claim> each) {
        households.forEach(household -> household.claims().forEach(each));
    }

    /** What was declared as earned in the years that are over. */
    public void earnings(Consumer<DeclaredEarnings> each) {
        for (Household household : households) {
            household.claims().forEach(claim -> earnings(household, claim).forEach(each));
        }
    }

    List<DeclaredEarnings> earnings(Household household, Claim claim) {
        return TaxReturn.declared(household, claim, settings.firstNight().getYear() - 1);
    }

    /** What claimants owe, as our register has it: what was recovered meanwhile is not in it. */
    public void debts(Consumer<Debt> each) {
        setOffs.all().forEach(setOff -> each.accept(setOff.debt()));
    }

    SetOffs setOffs() {
        return setOffs;
    }

    /** What was declared before that night. */
    public void declarations(LocalDate night, Consumer<Declaration> each) {
        households.forEach(household -> household.declarations(night).forEach(each));
    }

    /** The weeks of each claim as they are on that night, in order of their Sundays. */
    public void weeks(LocalDate night, WeekReader each) {
        for (Household household : households) {
            for (Claim claim : household.claims()) {
                for (BenefitWeek week : household.weeks(claim, night)) {
                    each.week(claim.id(), week);
                }
            }
        }
    }

    /** Takes the benefit weeks one by one, with the claim they belong to. */
    public interface WeekReader {
        void week(long claimId, BenefitWeek week);
    }

    List<Household> households() {
        return households;
    }

    /** The household of a person of the register. */
    Household householdOf(long personId) {
        int found = Arrays.binarySearch(firstPersons, personId);
        return households.get(found >= 0 ? found : -found - 2);
    }

    /** Who claims in each household, until there are as many claims as wanted. */
    private static Shape[] shapes(Settings settings) {
        List<Shape> shapes = new ArrayList<>();
        int claims = 0;
        while (claims < settings.claims()) {
            Shape shape = Shape.draw(Chance.of(settings.seed(), "shape", shapes.size()));
            shapes.add(claims + shape.claims() > settings.claims() ? Shape.MOTHER : shape);
            claims += shapes.get(shapes.size() - 1).claims();
        }
        return shapes.toArray(Shape[]::new);
    }
}
