package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;

/** One act for one birth or death: plural births are proved together, and ties are refused. */
class AssignmentTest {

    @Test
    void theOnlyActOfASingleBirthKeepsItsLevel() {
        assertThat(levels(birth("A", 1, 1, MatchLevel.PROBABLE, "N"))).containsExactly("A PROBABLE");
    }

    @Test
    void twoActsForOneSingleBirthAreATie() {
        assertThat(levels(birth("A", 1, 1, MatchLevel.CONFIRMED, "N"), birth("B", 1, 1, MatchLevel.CONFIRMED, "N")))
                .containsExactly("A AMBIGUOUS", "B AMBIGUOUS");
    }

    @Test
    void twinsAreProvedOnceBothActsAreThere() {
        Fact first = birth("A", 2, 1, MatchLevel.PROBABLE, "Y");
        Fact second = birth("B", 2, 2, MatchLevel.AMBIGUOUS, "Y");
        assertThat(levels(first)).containsExactly("A PROBABLE");
        assertThat(levels(first, second)).containsExactly("A CONFIRMED", "B CONFIRMED");
    }

    @Test
    void twinsOfOneRankOrOfAnotherPluralityOrAnotherDayAreNotProved() {
        Fact first = birth("A", 2, 1, MatchLevel.PROBABLE, "Y");
        assertThat(levels(first, birth("B", 2, 1, MatchLevel.PROBABLE, "Y")))
                .containsExactly("A PROBABLE", "B PROBABLE");
        assertThat(levels(first, birth("B", 3, 2, MatchLevel.PROBABLE, "Y")))
                .containsExactly("A PROBABLE", "B PROBABLE");
        assertThat(levels(first, birth("B", 2, 2, MatchLevel.PROBABLE, "N")))
                .containsExactly("A PROBABLE", "B PROBABLE");
        assertThat(levels(first, birth("B", 2, 3, MatchLevel.PROBABLE, "Y")))
                .containsExactly("A PROBABLE", "B PROBABLE");
    }

    @Test
    void aCancelledActIsNoAct() {
        Fact cancelled = birth("B", 1, 1, MatchLevel.CONFIRMED, "N", true);
        assertThat(levels(birth("A", 1, 1, MatchLevel.CONFIRMED, "N"), cancelled))
                .containsExactly("A CONFIRMED", "B CONFIRMED");
    }

    @Test
    void twoActsOfOnePersonsDeathAreATieAndOtherFactsAreNot() {
        assertThat(levels(death("A", 7), death("B", 7), death("C", 8)))
                .containsExactly("A AMBIGUOUS", "B AMBIGUOUS", "C CONFIRMED");
    }

    @Test
    void theOrderOfTheActsChangesNothing() {
        List<Fact> acts = new ArrayList<>(List.of(
                birth("A", 3, 1, MatchLevel.PROBABLE, "Y"),
                birth("B", 3, 2, MatchLevel.PROBABLE, "Y"),
                birth("C", 3, 3, MatchLevel.PROBABLE, "Y"),
                death("D", 7),
                death("E", 7)));
        List<String> expected = levels(acts.toArray(Fact[]::new));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(acts, random);
            assertThat(levels(acts.toArray(Fact[]::new))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> levels(Fact... facts) {
        return Assignment.of(List.of(facts)).stream()
                .map(fact -> fact.key() + " " + fact.match())
                .toList();
    }

    private static Fact birth(String key, int plurality, int rank, MatchLevel level, String joins) {
        return birth(key, plurality, rank, level, joins, false);
    }

    private static Fact birth(String key, int plurality, int rank, MatchLevel level, String joins, boolean cancelled) {
        TreeMap<String, String> content = new TreeMap<>();
        content.put("plurality", String.valueOf(plurality));
        content.put("rank", String.valueOf(rank));
        content.put(Assignment.JOINS_PLURAL_BIRTH, joins);
        return fact(FactKind.BIRTH, key, cancelled, Subject.event(2001), level, content);
    }

    private static Fact death(String key, long person) {
        return fact(FactKind.DEATH, key, false, Subject.person(person), MatchLevel.CONFIRMED, new TreeMap<>());
    }

    private static Fact fact(
            FactKind kind,
            String key,
            boolean cancelled,
            Subject subject,
            MatchLevel level,
            TreeMap<String, String> content) {
        return new Fact(
                "civil-status",
                "DE-IN-01",
                kind,
                key,
                1,
                cancelled,
                subject,
                level,
                "K7",
                content,
                TestEngine.NIGHT,
                Optional.empty());
    }
}
