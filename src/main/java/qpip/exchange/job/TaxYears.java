package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.eligibility.AssessedYears;
import qpip.exchange.eligibility.LowIncome;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Period;

/**
 * The taxation years of open claims that Revenu Québec has not closed yet, each with the items that a rule needs of it
 * and no others. The spouse at first filing is asked about under the family rule alone, for the one year that counts
 * (Reg. old ss. 44 and 45). A year that stays open is asked about again after the days that the policy sets.
 */
final class TaxYears implements Outgoing {

    private static final Set<String> WORDS = Stream.concat(
                    PersonWords.ALL.stream(), Stream.of("query.tax-year", "query.items", "query.legal-basis"))
            .collect(Collectors.toUnmodifiableSet());

    /** LAP s. 84: the power to enter into agreements to communicate information. */
    private static final String LEGAL_BASIS = "LAP84";

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        List<Request> requests = new ArrayList<>();
        OpenClaims.pages(work.workshop.register(), claims -> page(work, claims, requests));
        return requests;
    }

    /** The year that decided about the supplement, else the one before the benefits began. */
    @Override
    public Optional<Question> question(ClaimFile file, long person) {
        Claim claim = file.claim();
        boolean family = claim.lowIncomeRule() == LowIncomeRule.FAMILY_2006 && claim.supplementRequested();
        int year = family
                ? LowIncome.taxYear(claim.filedOn())
                : claim.benefitPeriod().from().getYear() - 1;
        if (person == claim.claimantId()) {
            return Optional.of(new Question(person, year(year), Role.CLAIMANT, String.valueOf(year)));
        }
        boolean spouse = Spouses.concern(claim) && claim.spouseAtFirstFiling().orElseThrow() == person;
        return spouse
                ? Optional.of(new Question(person, year(year), Role.SPOUSE, String.valueOf(year)))
                : Optional.empty();
    }

    private static void page(OutboundWork work, List<Claim> claims, List<Request> requests) {
        int days = work.workshop.policy().tax().askAgainDays(work.night);
        List<Long> ids = claims.stream().map(Claim::id).toList();
        Map<Long, Set<String>> asked = work.workshop
                .requests()
                .asked(work.exchange.id(), work.execution, ids, work.night.minusDays(days - 1L));
        Set<String> closed = closed(work, claims);
        for (Claim claim : claims) {
            for (Year question : years(work, claim)) {
                boolean open = !closed.contains(claim.id() + " " + question.said());
                if (open && !asked.getOrDefault(claim.id(), Set.of()).contains(question.said())) {
                    requests.add(work.request(
                            question.person, claim.id(), year(question.year), question.role, question.about()));
                }
            }
        }
    }

    private record Year(long person, Role role, int year) {

        String about() {
            return String.valueOf(year);
        }

        String said() {
            return role + " " + year;
        }
    }

    /** Years that are over, and of which an item is needed. */
    private static List<Year> years(OutboundWork work, Claim claim) {
        int last = work.night.getYear() - 1;
        LowIncome lowIncome = new LowIncome(work.workshop.policy());
        Set<Integer> years = new TreeSet<>();
        for (int year = claim.qualifyingPeriod().from().getYear();
                year <= Math.min(last, claim.benefitPeriod().to().getYear());
                year++) {
            years.add(year);
        }
        years.add(claim.benefitPeriod().from().getYear() - 1);
        if (asksForSupplement(claim, lowIncome)) {
            years.add(LowIncome.taxYear(claim.filedOn()));
        }
        List<Year> questions = new ArrayList<>();
        years.stream()
                .filter(year -> year <= last
                        && !items(claim, Role.CLAIMANT, year, lowIncome).isEmpty())
                .forEach(year -> questions.add(new Year(claim.claimantId(), Role.CLAIMANT, year)));
        if (Spouses.concern(claim)) {
            questions.add(new Year(
                    claim.spouseAtFirstFiling().orElseThrow(), Role.SPOUSE, LowIncome.taxYear(claim.filedOn())));
        }
        return questions;
    }

    private static boolean asksForSupplement(Claim claim, LowIncome lowIncome) {
        return claim.supplementRequested() && lowIncome.mayAskForSpouse(claim.filedOn());
    }

    /** What is needed of a year: nothing that no rule reads is asked for (A-2.1 s. 68). */
    private static List<String> items(Claim claim, Role role, int year, LowIncome lowIncome) {
        if (role == Role.SPOUSE) {
            return List.of("NET_INCOME");
        }
        List<String> items = new ArrayList<>();
        int start = claim.benefitPeriod().from().getYear();
        boolean supplement = asksForSupplement(claim, lowIncome) && year == LowIncome.taxYear(claim.filedOn());
        boolean qualifying = year >= claim.qualifyingPeriod().from().getYear()
                && year <= claim.qualifyingPeriod().to().getYear();
        boolean benefits = year >= start && year <= claim.benefitPeriod().to().getYear();
        if (supplement) {
            items.add("NET_INCOME");
        }
        if (qualifying) {
            items.add("QPIP_EARNINGS");
        }
        if (qualifying || benefits) {
            items.add("BUSINESS_NET");
        }
        if (year == start || year == start - 1) {
            items.add("RESIDENCE_DEC31");
        }
        if (supplement && Spouses.concern(claim)) {
            items.add("SPOUSE_INDICATOR");
        }
        return items;
    }

    /** What was closed by an answer for the claim itself. */
    private static Set<String> closed(OutboundWork work, List<Claim> claims) {
        Set<Subject> persons = claims.stream()
                .flatMap(claim -> Stream.concat(
                        Stream.of(claim.claimantId()),
                        claim.spouseAtFirstFiling().stream().boxed()))
                .map(Subject::person)
                .collect(Collectors.toCollection(HashSet::new));
        return work.workshop.facts().about(persons).values().stream()
                .flatMap(List::stream)
                .filter(fact ->
                        fact.kind() == FactKind.TAX_ASSESSMENT && !fact.cancelled() && AssessedYears.concludes(fact))
                .map(TaxYears::question)
                .collect(Collectors.toSet());
    }

    private static String question(Fact answer) {
        return answer.text("claim").orElse("") + " " + answer.text("role").orElse("") + " "
                + answer.text("about").orElse("");
    }

    private static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        PersonWords persons = new PersonWords(work.workshop.register(), page);
        ClaimWords claims = new ClaimWords(work, page);
        LowIncome lowIncome = new LowIncome(work.workshop.policy());
        return (request, word) -> persons.of(request, word).or(() -> {
            int year = Integer.parseInt(request.about());
            return switch (word) {
                case "query.tax-year" -> Optional.of((long) year);
                case "query.items" ->
                    Optional.of(items(claims.file(request).claim(), request.role(), year, lowIncome).stream()
                            .map(item -> Map.of("item", item))
                            .toList());
                case "query.legal-basis" -> Optional.of(LEGAL_BASIS);
                default -> Optional.empty();
            };
        });
    }
}
