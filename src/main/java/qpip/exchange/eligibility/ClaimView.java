package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Event;
import qpip.exchange.register.WeekStatus;

/**
 * What a rule sees: one claim with all facts that partners hold about its persons and its event, on a night. Only the
 * highest version of a fact stands, and neither a cancelled one does nor one that another takes the place of, whichever
 * of the two came first. {@code identitiesVerified} are the persons whose identity an analyst has verified: their facts
 * are used although a partner's answer differs. {@code around} is what stands in other claims and of other persons.
 */
public record ClaimView(
        ClaimFile file, List<Fact> facts, LocalDate night, Set<Long> identitiesVerified, Around around) {

    private static final Comparator<Fact> LATEST = Comparator.comparing(Fact::receivedOn)
            .thenComparing(Fact::version)
            .thenComparing(Fact::partner)
            .thenComparing(Fact::key);

    public ClaimView {
        facts = standing(facts);
        identitiesVerified = Set.copyOf(identitiesVerified);
    }

    public ClaimView(ClaimFile file, List<Fact> facts, LocalDate night, Set<Long> identitiesVerified) {
        this(file, facts, night, identitiesVerified, Around.NOTHING);
    }

    public ClaimView(ClaimFile file, List<Fact> facts, LocalDate night) {
        this(file, facts, night, Set.of());
    }

    public Claim claim() {
        return file.claim();
    }

    public Event event() {
        return file.event();
    }

    public long claimantId() {
        return file.claim().claimantId();
    }

    /**
     * The facts of a kind from which a rule may conclude, in order of partner and key: their match is sure or probable.
     */
    public List<Fact> facts(FactKind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind && isUsable(fact))
                .toList();
    }

    public List<Fact> factsAbout(long personId, FactKind kind) {
        return facts(kind).stream()
                .filter(fact -> fact.subject().equals(Subject.person(personId)))
                .toList();
    }

    /** The acts of birth of the event. */
    public List<Fact> births() {
        return facts(FactKind.BIRTH).stream()
                .filter(fact -> fact.subject().equals(Subject.event(event().id())))
                .toList();
    }

    /**
     * What was registered last about the parents of the event's child after the birth: one added or removed, adoption.
     */
    public Optional<Fact> filiation() {
        return facts(FactKind.FILIATION).stream()
                .filter(fact -> fact.subject().equals(Subject.event(event().id())))
                .max(Comparator.comparing(
                                (Fact fact) -> fact.text("registered-on").orElse(""))
                        .thenComparing(LATEST));
    }

    /** Whether a fact of the kind waits for somebody to say whom it is about; what is missing may be that fact. */
    public boolean hasUnresolved(FactKind kind) {
        return facts.stream()
                .anyMatch(fact -> fact.kind() == kind
                        && (fact.match() == MatchLevel.AMBIGUOUS || fact.match() == MatchLevel.CONFLICT));
    }

    /** What the health insurance register answered last about a person; an earlier answer is history. */
    public Optional<Fact> answer(long personId) {
        return factsAbout(personId, FactKind.IDENTITY_ANSWER).stream().max(LATEST);
    }

    /** The act of death of a person: a confirmed one, or the only probable one. */
    public Optional<Fact> death(long personId) {
        List<Fact> acts = factsAbout(personId, FactKind.DEATH);
        List<Fact> confirmed =
                acts.stream().filter(act -> act.match() == MatchLevel.CONFIRMED).toList();
        return confirmed.isEmpty() && acts.size() > 1
                ? Optional.empty()
                : (confirmed.isEmpty() ? acts : confirmed).stream().max(LATEST);
    }

    public List<BenefitWeek> paidWeeks() {
        return weeks(Set.of(WeekStatus.PAID));
    }

    /** The weeks paid and planned. */
    public List<BenefitWeek> payableWeeks() {
        return weeks(Set.of(WeekStatus.PAID, WeekStatus.PLANNED));
    }

    /** Whether a week depends on the child's presence: all do except after giving birth (LAP ss. 7, 12.2). */
    static boolean dependsOnPresence(BenefitWeek week) {
        return !isMaternity(week) && week.type() != BenefitType.TERM;
    }

    /** Weeks of the person who gives birth (LAP ss. 7, 12.2). */
    static boolean isMaternity(BenefitWeek week) {
        return week.type() == BenefitType.MAT || week.type() == BenefitType.SURR;
    }

    /** A whole number of a fact; a text that is none says nothing. */
    static Optional<Integer> number(Fact fact, String attribute) {
        return fact.text(attribute).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    static Comparator<Fact> latest() {
        return LATEST;
    }

    private List<BenefitWeek> weeks(Set<WeekStatus> statuses) {
        return file.weeks().stream()
                .filter(week -> statuses.contains(week.status()))
                .sorted(Comparator.comparing(BenefitWeek::sunday).thenComparing(BenefitWeek::type))
                .toList();
    }

    private static boolean isUsable(Fact fact) {
        return fact.match() == MatchLevel.CONFIRMED || fact.match() == MatchLevel.PROBABLE;
    }

    /** NB: a notice that cancels another repeats what that one said, and says nothing itself. */
    private static boolean isWithdrawal(Fact fact) {
        return fact.kind() == FactKind.CHANGE_NOTICE && fact.text(Fact.REPLACES).isPresent();
    }

    private static List<Fact> standing(Collection<Fact> all) {
        Map<List<String>, Fact> newest =
                new TreeMap<>(Comparator.<List<String>, String>comparing(identity -> identity.get(0))
                        .thenComparing(identity -> identity.get(1))
                        .thenComparing(identity -> identity.get(2)));
        for (Fact fact : all) {
            newest.merge(
                    List.of(fact.partner(), fact.kind().name(), fact.key()),
                    fact,
                    (one, other) -> other.version() > one.version() ? other : one);
        }
        Set<List<String>> replaced = newest.values().stream()
                .flatMap(fact ->
                        fact
                                .text(Fact.REPLACES)
                                .map(key -> List.of(fact.partner(), fact.kind().name(), key))
                                .stream())
                .collect(Collectors.toSet());
        return newest.entrySet().stream()
                .filter(identified -> !replaced.contains(identified.getKey()))
                .map(Map.Entry::getValue)
                .filter(fact -> !fact.cancelled() && !isWithdrawal(fact))
                .toList();
    }
}
