package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;

/**
 * The Social Insurance Register says that the claimant's number was cancelled, replaced or has expired, that the person
 * died, or that name or date of birth don't agree. A number that replaces one is proposed, never taken over. Basis: Act
 * respecting access, A-2.1 s. 72; facts SC-IN-03.
 */
final class SinStatusDiffers implements Rule {

    @Override
    public String code() {
        return "R06";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.SIN_STATUS);
    }

    @Override
    public Set<String> messages() {
        return Stream.of(Difference.values())
                .map(difference -> difference.message)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** NB: an unconfirmed death is as grave for a person who is probable only. */
    @Override
    public Severity capWhenProbable() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        return claim.factsAbout(claim.claimantId(), FactKind.SIN_STATUS).stream()
                .max(ClaimView.latest())
                .flatMap(fact -> difference(fact, claim.file().claimant()).map(found -> finding(claim, fact, found)))
                .stream()
                .toList();
    }

    private static Optional<Difference> difference(Fact fact, Person claimant) {
        Optional<Difference> status = switch (fact.text("status").orElse("")) {
            case "DEC" -> Optional.of(Difference.DECEASED);
            case "CAN" -> Optional.of(Difference.CANCELLED);
            case "REP" -> isKnown(fact, claimant) ? Optional.empty() : Optional.of(Difference.REPLACED);
            case "EXP" -> Optional.of(Difference.EXPIRED);
            default -> Optional.empty();
        };
        return status.filter(difference -> difference != Difference.EXPIRED)
                .or(() -> says(fact, "date-of-birth-match") ? Optional.of(Difference.DATE_OF_BIRTH) : Optional.empty())
                .or(() ->
                        says(fact, "surname-match") && claimant.otherSurnames().isEmpty()
                                ? Optional.of(Difference.SURNAME)
                                : Optional.empty())
                .or(() -> status);
    }

    /** The number that replaces is in the person's history already. */
    private static boolean isKnown(Fact fact, Person claimant) {
        return fact.text("replaced-by")
                .filter(number -> claimant.identifiers().stream()
                        .anyMatch(identifier -> identifier.type() == IdentifierType.SIN
                                && identifier.value().equals(number)))
                .isPresent();
    }

    private static boolean says(Fact fact, String indicator) {
        return fact.text(indicator).filter("N"::equals).isPresent();
    }

    private Finding finding(ClaimView claim, Fact fact, Difference difference) {
        LocalDate day = fact.day("status-date").orElse(fact.receivedOn());
        return Finding.of(
                        this,
                        difference.message,
                        difference.severity,
                        claim.claimantId(),
                        new Period(day, day),
                        List.of(fact))
                .withStatements(difference
                        .declaration
                        .map(kind -> new Statement(
                                kind,
                                new Period(day, fact.receivedOn().isBefore(day) ? day : fact.receivedOn()),
                                Optional.empty(),
                                1))
                        .stream()
                        .toList())
                .with("status", fact.text("status").orElse("-"))
                .with("since", day)
                .with("received", fact.receivedOn())
                .with("expires", fact.text("expires-on").orElse("-"))
                .with("proposal", fact.text("replaced-by").isPresent() ? "1" : "0");
    }

    private enum Difference {
        DECEASED("sin-status.deceased", Severity.CRITICAL, Optional.empty()),
        CANCELLED("sin-status.cancelled", Severity.MEDIUM, Optional.of(DeclarationKind.IDENTIFIER)),
        REPLACED("sin-status.replaced", Severity.MEDIUM, Optional.of(DeclarationKind.IDENTIFIER)),
        DATE_OF_BIRTH("sin-status.date-of-birth", Severity.MEDIUM, Optional.of(DeclarationKind.BIRTH_DATE)),
        SURNAME("sin-status.surname", Severity.MEDIUM, Optional.of(DeclarationKind.NAME)),
        EXPIRED("sin-status.expired", Severity.LOW, Optional.of(DeclarationKind.IDENTIFIER));

        private final String message;
        private final Severity severity;
        private final Optional<DeclarationKind> declaration;

        Difference(String message, Severity severity, Optional<DeclarationKind> declaration) {
            this.message = message;
            this.severity = severity;
            this.declaration = declaration;
        }
    }
}
