package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Each fact in the order of partner, kind and key; of the same version twice, the first. */
    private static final Comparator<Fact> NEWEST_FIRST = Comparator.comparing(Fact::partner)
            .thenComparing(fact -> fact.kind().name())
            .thenComparing(Fact::key)
            .thenComparing(Comparator.comparingInt(Fact::version).reversed());

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
        List<Fact> usable = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.kind() == kind && isUsable(fact)) {
                usable.add(fact);
            }
        }
        return Collections.unmodifiableList(usable);
    }

    public List<Fact> factsAbout(long personId, FactKind kind) {
        Subject person = Subject.person(personId);
        List<Fact> about = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.kind() == kind && isUsable(fact) && fact.subject().equals(person)) {
                about.add(fact);
            }
        }
        return Collections.unmodifiableList(about);
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
        List<Fact> newest = new ArrayList<>();
        Set<List<String>> replaced = new HashSet<>();
        for (Fact fact : all.stream().sorted(NEWEST_FIRST).toList()) {
            if (newest.isEmpty() || !fact.isVersionOf(newest.get(newest.size() - 1))) {
                newest.add(fact);
                fact.text(Fact.REPLACES).ifPresent(key -> replaced.add(identity(fact, key)));
            }
        }
        return newest.stream()
                .filter(fact -> !fact.cancelled() && !isWithdrawal(fact))
                .filter(fact -> replaced.isEmpty() || !replaced.contains(identity(fact, fact.key())))
                .toList();
    }

    private static List<String> identity(Fact fact, String key) {
        return List.of(fact.partner(), fact.kind().name(), key);
    }
}
