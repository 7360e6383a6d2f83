package qpip.exchange.register;

import java.util.List;
import java.util.Optional;

/** All that the register holds about one claim; weeks in order of their Sundays. */
public record ClaimFile(
        Claim claim,
        Person claimant,
        Event event,
        List<Person> children,
        Optional<Person> otherParent,
        Optional<Person> spouseAtFirstFiling,
        List<BenefitWeek> weeks,
        List<Declaration> declarations) {

    public ClaimFile {
        children = List.copyOf(children);
        weeks = List.copyOf(weeks);
        declarations = List.copyOf(declarations);
    }
}
