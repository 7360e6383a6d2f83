package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;

/**
 * Two partners contradict each other about one person, and the time that either may need is over. Who is believed: for
 * a death the Directeur de l'état civil, for presence in Québec the health insurance register, for tax residence Revenu
 * Québec. Basis: Act respecting access, A-2.1 s. 72.
 */
final class PartnersDisagree implements Rule {

    private static final Set<String> LEFT_FOR_GOOD = Set.of("DEPT");

    @Override
    public String code() {
        return "R34";
    }

    /** 2: a notice that cancels another says nothing itself. 3: a notice of a departure counts as an answer does. */
    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(
                FactKind.IDENTITY_ANSWER,
                FactKind.CHANGE_NOTICE,
                FactKind.SIN_STATUS,
                FactKind.DEATH,
                FactKind.TAX_ASSESSMENT);
    }

    @Override
    public Set<String> messages() {
        return Set.of("partners-disagree.no-act", "partners-disagree.death-date", "partners-disagree.residence");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        Stream.concat(Stream.of(claim.file().claimant()), claim.file().children().stream())
                .map(Person::id)
                .distinct()
                .forEach(person -> death(claim, policy, person).ifPresent(findings::add));
        residence(claim, policy).ifPresent(findings::add);
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private Optional<Finding> death(ClaimView claim, Policy policy, long person) {
        return signals(claim, person)
                .filter(signal -> isDue(claim, policy, List.of(signal)))
                .min(ClaimView.latest())
                .flatMap(signal -> {
                    Optional<Fact> act = claim.death(person);
                    boolean unresolved = claim.hasUnresolved(FactKind.DEATH);
                    return act.isPresent()
                            ? act.flatMap(death -> otherDay(claim, policy, person, signal, death))
                            : unresolved ? Optional.empty() : Optional.of(noAct(claim, policy, person, signal));
                });
    }

    /** Partners but the registrar that say that the person died; of each only what it said last. */
    private static Stream<Fact> signals(ClaimView claim, long person) {
        return Stream.of(
                        claim.answer(person).filter(AddressOrDeathReported::tellsDeath),
                        claim.factsAbout(person, FactKind.CHANGE_NOTICE).stream()
                                .filter(notice -> notice.text("event").equals(Optional.of("DECE")))
                                .max(ClaimView.latest()),
                        claim.factsAbout(person, FactKind.SIN_STATUS).stream()
                                .max(ClaimView.latest())
                                .filter(status -> status.text("status").equals(Optional.of("DEC"))))
                .flatMap(Optional::stream);
    }

    private static Optional<LocalDate> died(Fact signal) {
        return switch (signal.kind()) {
            case CHANGE_NOTICE -> signal.day("event-date");
            case SIN_STATUS -> signal.day("status-date");
            default -> signal.day("date-of-death").or(() -> signal.day("effective-on"));
        };
    }

    private Finding noAct(ClaimView claim, Policy policy, long person, Fact signal) {
        LocalDate day = died(signal).orElse(signal.receivedOn());
        return finding(claim, policy, "partners-disagree.no-act", person, day, List.of(signal))
                .asSensitive()
                .with("died", died(signal).map(LocalDate::toString).orElse("-"))
                .with("partner", signal.partner())
                .with("received", signal.receivedOn());
    }

    /** NB: an uncertain day in an act contradicts nothing. */
    private Optional<Finding> otherDay(ClaimView claim, Policy policy, long person, Fact signal, Fact act) {
        Optional<LocalDate> theirs = died(signal);
        Optional<LocalDate> registered = act.day("date-of-death");
        boolean exact = act.text("precision").equals(Optional.of("E"));
        if (!exact
                || theirs.isEmpty()
                || registered.isEmpty()
                || theirs.equals(registered)
                || !isDue(claim, policy, List.of(signal, act))) {
            return Optional.empty();
        }
        return Optional.of(
                finding(claim, policy, "partners-disagree.death-date", person, registered.get(), List.of(act, signal))
                        .asSensitive()
                        .with("died", theirs.get())
                        .with("registered", registered.get())
                        .with("partner", signal.partner()));
    }

    /**
     * Tax residence in Québec at the end of a year, after the health insurance register saw the person leave for good.
     */
    private Optional<Finding> residence(ClaimView claim, Policy policy) {
        LocalDate start = claim.claim().benefitPeriod().from();
        return Departure.latest(claim, LEFT_FOR_GOOD, left -> left.isBefore(start))
                .flatMap(departure -> {
                    // NB: when it is said twice, the first time counts.
                    Fact told = departure.facts().stream()
                            .min(Comparator.comparing(Fact::receivedOn))
                            .orElseThrow();
                    return taxedIn(claim, departure.left())
                            .filter(tax -> isDue(claim, policy, List.of(told, tax)))
                            .max(ClaimView.latest())
                            .map(tax -> residence(claim, policy, departure.left(), told, tax));
                });
    }

    /** The assessments that say that the claimant lived in Québec at the end of a year, from a day on. */
    private static Stream<Fact> taxedIn(ClaimView claim, LocalDate from) {
        return claim.factsAbout(claim.claimantId(), FactKind.TAX_ASSESSMENT).stream()
                .filter(tax -> tax.text("residence").equals(Optional.of("QC")))
                .filter(tax -> ClaimView.number(tax, "tax-year")
                        .filter(year -> !LocalDate.of(year, 12, 31).isBefore(from))
                        .isPresent());
    }

    private Finding residence(ClaimView claim, Policy policy, LocalDate left, Fact told, Fact tax) {
        return finding(claim, policy, "partners-disagree.residence", claim.claimantId(), left, List.of(told, tax))
                .with("left", left)
                .with("tax-year", tax.text("tax-year").orElse("-"));
    }

    /** Both were held for the days that either partner may need to say what the other says. */
    private static boolean isDue(ClaimView claim, Policy policy, List<Fact> facts) {
        int days = policy.partners().disagreementDays(claim.night());
        return facts.stream().noneMatch(fact -> fact.receivedOn().plusDays(days).isAfter(claim.night()));
    }

    private Finding finding(
            ClaimView claim, Policy policy, String message, long person, LocalDate day, List<Fact> facts) {
        int days = policy.partners().disagreementDays(claim.night());
        LocalDate due = facts.stream()
                .map(Fact::receivedOn)
                .max(LocalDate::compareTo)
                .orElse(day)
                .plusDays(days);
        return Finding.of(this, message, Severity.MEDIUM, person, new Period(day, day), facts)
                .seenSince(due)
                .with("days", days);
    }
}
