package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.register.Period;

/**
 * What Revenu Québec says of a claim's persons, year by year. An answer counts only for the claim and the part it was
 * asked for: a person may be claimant on one claim and spouse on another. Slips are the claimant's own, whichever claim
 * they were asked for. Dollars.
 */
public record AssessedYears(ClaimView claim) {

    static final String CLAIMANT = "CLAIMANT";
    static final String SPOUSE = "SPOUSE";

    /** Assessed or reassessed; in process, not filed and estimated conclude nothing. */
    private static final Set<String> CLOSED = Set.of("ASSD", "REAS");

    /** Exact on all keys, or the name alone differs. */
    private static final Set<String> MATCHED = Set.of("00", "01");

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** What was answered last about the claimant or the spouse at first filing for a year, whatever it is worth. */
    Optional<Fact> answer(String role, int year) {
        return answers(role).stream()
                .filter(answer -> answer.text("tax-year").equals(Optional.of(String.valueOf(year))))
                .max(ClaimView.latest());
    }

    /** The same, only if the year is closed and the person was matched. */
    Optional<Fact> closed(String role, int year) {
        return answer(role, year).filter(AssessedYears::concludes);
    }

    /** Every answer about the person that was given for this claim and to what was asked. */
    List<Fact> answers(String role) {
        OptionalLong person =
                role.equals(SPOUSE) ? claim.claim().spouseAtFirstFiling() : OptionalLong.of(claim.claimantId());
        String thisClaim = String.valueOf(claim.claim().id());
        return claim.facts(FactKind.TAX_ASSESSMENT).stream()
                .filter(answer -> person.isPresent()
                        && answer.subject().equals(Subject.person(person.getAsLong()))
                        && answer.text("role").equals(Optional.of(role))
                        && answer.text("claim").equals(Optional.of(thisClaim))
                        && answer.text("about").equals(answer.text("tax-year")))
                .toList();
    }

    /** Whether the year is closed and the person was matched: nothing else concludes anything. */
    public static boolean concludes(Fact answer) {
        return answer.text("assessment-status").filter(CLOSED::contains).isPresent()
                && answer.text("match-code").filter(MATCHED::contains).isPresent();
    }

    /** The claimant's slips of a year that stand. */
    List<Fact> slips(int year) {
        return claim.factsAbout(claim.claimantId(), FactKind.EARNINGS_SLIP).stream()
                .filter(slip -> slip.text("tax-year").equals(Optional.of(String.valueOf(year))))
                .toList();
    }

    /** The years that a period touches, ascending. */
    static List<Integer> years(Period period) {
        return IntStream.rangeClosed(period.from().getYear(), period.to().getYear())
                .boxed()
                .toList();
    }

    /** The years of the qualifying period if every one of them is closed, else none. */
    List<Integer> closedQualifyingYears() {
        List<Integer> years = years(claim.claim().qualifyingPeriod());
        return years.stream().allMatch(year -> closed(CLAIMANT, year).isPresent()) ? years : List.of();
    }

    /** What employers insured in a closed year: as assessed, else the sum of the slips. */
    BigDecimal employment(int year) {
        return closed(CLAIMANT, year)
                .flatMap(answer -> answer.amount("qpip-earnings"))
                .orElseGet(() -> sum(slips(year), "qpip-earnings"));
    }

    /** The net income of a business in a closed year, negative for a loss. */
    BigDecimal business(int year) {
        return closed(CLAIMANT, year)
                .flatMap(answer -> answer.amount("business-net"))
                .orElse(NOTHING);
    }

    /** What the year can count for at most: the larger of assessment and slips, and a loss counts as nothing. */
    BigDecimal insurable(int year) {
        return employment(year)
                .max(sum(slips(year), "qpip-earnings"))
                .add(business(year).max(NOTHING));
    }

    static BigDecimal sum(List<Fact> facts, String attribute) {
        return facts.stream().flatMap(fact -> fact.amount(attribute).stream()).reduce(NOTHING, BigDecimal::add);
    }

    /** The answers and slips about the claimant of those years, for a finding to rest on. */
    List<Fact> evidence(List<Integer> years) {
        return years.stream()
                .flatMap(year -> Stream.concat(closed(CLAIMANT, year).stream(), slips(year).stream()))
                .toList();
    }
}
