package qpip.exchange.register;

import java.util.List;
import java.util.Optional;

/** All that the register holds about one claim; weeks in order of their Sundays, debts of their certificates. */
public record ClaimFile(
        Claim claim,
        Person claimant,
        Event event,
        List<Person> children,
        Optional<Person> otherParent,
        Optional<Person> spouseAtFirstFiling,
        List<BenefitWeek> weeks,
        List<Declaration> declarations,
        List<DeclaredEarnings> earnings,
        List<Debt> debts) {

    public ClaimFile {
        children = List.copyOf(children);
        weeks = List.copyOf(weeks);
        declarations = List.copyOf(declarations);
        earnings = List.copyOf(earnings);
        debts = List.copyOf(debts);
    }

    /** A claim for which no earnings of calendar years and no debts are held. */
    public ClaimFile(
            Claim claim,
            Person claimant,
            Event event,
            List<Person> children,
            Optional<Person> otherParent,
            Optional<Person> spouseAtFirstFiling,
            List<BenefitWeek> weeks,
            List<Declaration> declarations) {
        this(
                claim,
                claimant,
                event,
                children,
                otherParent,
                spouseAtFirstFiling,
                weeks,
                declarations,
                List.of(),
                List.of());
    }

    /** The weeks that have a day in the period. */
    public List<BenefitWeek> weeksWithin(Period period) {
        return weeks.stream()
                .filter(week -> !week.saturday().isBefore(period.from())
                        && !week.sunday().isAfter(period.to()))
                .toList();
    }
}
