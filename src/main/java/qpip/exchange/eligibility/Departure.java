package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;

/**
 * That the claimant left Québec on a day, as the health insurance register says in an answer or in a notice. Somebody
 * who came back, by a later notice, is not away any more.
 */
record Departure(LocalDate left, String reason, List<Fact> facts) {

    private static final String LEFT = "DEPT";
    private static final String CAME_BACK = "RETU";

    /** The latest departure with one of the reasons that lies in the days wanted and was not followed by a return. */
    static Optional<Departure> latest(ClaimView claim, Set<String> reasons, Predicate<LocalDate> days) {
        List<Departure> departures = new ArrayList<>();
        claim.answer(claim.claimantId())
                .filter(answer ->
                        answer.text("reason").filter(reasons::contains).isPresent())
                .flatMap(answer -> answer.day("effective-on")
                        .map(left -> new Departure(left, answer.text("reason").orElse("-"), List.of(answer))))
                .ifPresent(departures::add);
        if (reasons.contains(LEFT)) {
            notices(claim, LEFT)
                    .forEach(notice -> notice.day("event-date")
                            .ifPresent(left -> departures.add(new Departure(left, LEFT, List.of(notice)))));
        }
        return departures.stream()
                .filter(departure -> days.test(departure.left()) && !departure.isOver(claim))
                .max(Comparator.comparing(Departure::left))
                .map(last -> last.with(departures));
    }

    /** The notices of one event about the claimant, in order of their numbers. */
    static List<Fact> notices(ClaimView claim, String event) {
        return claim.factsAbout(claim.claimantId(), FactKind.CHANGE_NOTICE).stream()
                .filter(notice -> notice.text("event").equals(Optional.of(event)))
                .toList();
    }

    private boolean isOver(ClaimView claim) {
        return notices(claim, CAME_BACK).stream()
                .flatMap(notice -> notice.day("event-date").stream())
                .anyMatch(back -> !back.isBefore(left));
    }

    /** What else says the same day. */
    private Departure with(List<Departure> all) {
        return new Departure(
                left,
                reason,
                all.stream()
                        .filter(other -> other.left.equals(left))
                        .flatMap(other -> other.facts.stream())
                        .toList());
    }
}
