package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.Address;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;

/**
 * The health insurance register has another address of the claimant, so that letters may get lost; or it says that the
 * claimant or a child has died, which only an act of civil status proves. Once there is an act, {@link ChildDied} and
 * {@link ClaimantDied} speak instead. Basis: Reg. s. 4 (a notice to the last known address is valid); facts RA-IN-01,
 * RA-IN-02.
 */
final class AddressOrDeathReported implements Rule {

    private static final String DECEASED = "07";

    @Override
    public String code() {
        return "R25";
    }

    /** 2: a notice that cancels another says nothing itself. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.IDENTITY_ANSWER, FactKind.CHANGE_NOTICE, FactKind.DEATH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("address-or-death-reported.address", "address-or-death-reported.death");
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        Stream.concat(Stream.of(claim.file().claimant()), claim.file().children().stream())
                .map(Person::id)
                .distinct()
                .forEach(person -> death(claim, person).ifPresent(findings::add));
        if (findings.stream().noneMatch(finding -> finding.personId() == claim.claimantId())) {
            address(claim, policy).ifPresent(findings::add);
        }
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private Optional<Finding> death(ClaimView claim, long person) {
        return Stream.concat(claim.answer(person).stream(), claim.factsAbout(person, FactKind.CHANGE_NOTICE).stream())
                .filter(AddressOrDeathReported::tellsDeath)
                .max(ClaimView.latest())
                .filter(answer -> claim.factsAbout(person, FactKind.DEATH).isEmpty())
                .map(answer -> {
                    Optional<LocalDate> died = answer.day("date-of-death")
                            .or(() -> answer.day("effective-on"))
                            .or(() -> answer.day("event-date"));
                    Period period = died.map(day -> new Period(day, day))
                            .orElse(claim.claim().benefitPeriod());
                    Finding finding = Finding.of(
                                    this,
                                    "address-or-death-reported.death",
                                    Severity.CRITICAL,
                                    person,
                                    period,
                                    List.of(answer))
                            .asSensitive()
                            .with("died", died.map(LocalDate::toString).orElse("-"))
                            .with("received", answer.receivedOn());
                    return person == claim.claimantId()
                            ? finding
                            : finding.withStatements(List.of(Statement.of(DeclarationKind.CHILD_DEATH, period)));
                });
    }

    static boolean tellsDeath(Fact answer) {
        return answer.day("date-of-death").isPresent()
                || answer.text("event").equals(Optional.of("DECE"))
                || answer.text("reason").equals(Optional.of("DECE"))
                || answer.text("match-code").equals(Optional.of(DECEASED));
    }

    private Optional<Finding> address(ClaimView claim, Policy policy) {
        LocalDate asked = claim.night().minusDays(policy.identity().addressDays(claim.night()));
        return Stream.concat(
                        claim
                                .answer(claim.claimantId())
                                .filter(answer -> answer.day("address-since").isPresent())
                                .stream(),
                        Departure.notices(claim, "ADDR").stream())
                .max(ClaimView.latest())
                .flatMap(told -> since(told)
                        .filter(since -> since.isBefore(asked))
                        .filter(since -> differs(told, claim.file().claimant(), since))
                        .map(since -> addressFinding(claim, policy, told, since)));
    }

    private static Optional<LocalDate> since(Fact told) {
        return told.day("address-since").or(() -> told.day("event-date"));
    }

    /** An address that we hold and that is newer than the partner's is the one that counts. */
    private static boolean differs(Fact answer, Person claimant, LocalDate since) {
        Optional<String> theirs =
                answer.text("postal-code").or(() -> answer.text("new-value")).map(AddressOrDeathReported::compact);
        Optional<Address> ours = claimant.address();
        return theirs.isPresent()
                && ours.filter(address -> !address.since().isAfter(since)).isPresent()
                && claimant.addresses().stream()
                        .map(address -> compact(address.postalCode()))
                        .noneMatch(theirs.get()::equals);
    }

    private static String compact(String postalCode) {
        return postalCode.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private Finding addressFinding(ClaimView claim, Policy policy, Fact answer, LocalDate since) {
        Period day = new Period(since, since);
        return Finding.of(
                        this,
                        "address-or-death-reported.address",
                        Severity.LOW,
                        claim.claimantId(),
                        day,
                        List.of(answer))
                .withStatements(List.of(Statement.of(DeclarationKind.ADDRESS, day)))
                .seenSince(since.plusDays(policy.identity().addressDays(claim.night()) + 1L))
                .with("since", since)
                .with("address-days", policy.identity().addressDays(claim.night()))
                .with("received", answer.receivedOn());
    }
}
