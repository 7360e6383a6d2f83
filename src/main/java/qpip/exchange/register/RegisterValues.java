package qpip.exchange.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import qpip.exchange.layout.Values;

/**
 * The records of the register as the fields of its extracts, and back. What the layout alone can't see to be wrong is
 * an {@link IllegalArgumentException} that names the fields and no value.
 */
final class RegisterValues {

    private static final Pattern SIN = Pattern.compile("[0-9]{9}");
    private static final Pattern NAM = Pattern.compile("[A-Z0-9]{12}");

    private RegisterValues() {}

    static Values of(Person person) {
        return Values.builder()
                .put("person-id", person.id())
                .put("surname", person.surname())
                .put("other-surnames", NameList.joined(person.otherSurnames()))
                .put("given-names", NameList.joined(person.givenNames()))
                .put("usual-name", person.usualName())
                .put("date-of-birth", person.dateOfBirth())
                .put("sex", person.sex().name())
                .build();
    }

    /** The person without addresses and identifiers. */
    static Person person(Values values) {
        return new Person(
                values.number("person-id"),
                values.text("surname"),
                names(values, "other-surnames"),
                names(values, "given-names"),
                text(values, "usual-name"),
                values.day("date-of-birth"),
                Sex.valueOf(values.text("sex")),
                List.of(),
                List.of());
    }

    static Values of(long personId, Identifier identifier) {
        return Values.builder()
                .put("person-id", personId)
                .put("identifier-type", identifier.type().name())
                .put("identifier", identifier.value())
                .put("held-from", identifier.from())
                .put("held-to", identifier.to())
                .build();
    }

    static Identifier identifier(Values values) {
        IdentifierType type = IdentifierType.valueOf(values.text("identifier-type"));
        String number = values.text("identifier");
        if (type == IdentifierType.SIN && !SIN.matcher(number).matches()) {
            throw new IllegalArgumentException("the field identifier must hold the nine digits of a SIN");
        } else if (type == IdentifierType.NAM && !NAM.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "the field identifier must hold the twelve characters of a NAM, in upper case, without blanks");
        }
        return new Identifier(type, number, day(values, "held-from"), values.day("held-to"));
    }

    static Values of(long personId, Address address) {
        return Values.builder()
                .put("person-id", personId)
                .put("address-line", address.line())
                .put("municipality", address.municipality())
                .put("postal-code", address.postalCode())
                .put("since", address.since())
                .build();
    }

    static Address address(Values values) {
        return new Address(
                values.text("address-line"),
                values.text("municipality"),
                values.text("postal-code"),
                day(values, "since"));
    }

    static Values of(Event event) {
        return Values.builder()
                .put("event-id", event.id())
                .put("event-type", event.type().code())
                .put("expected-on", event.expectedOn())
                .put("actual-on", event.actualOn())
                .put("child-count", event.childCount())
                .put("province", event.province())
                .put("attestation-no", event.attestationNo())
                .build();
    }

    /** The event without its children. */
    static Event event(Values values) {
        String code = values.text("event-type");
        return new Event(
                values.number("event-id"),
                Stream.of(EventType.values())
                        .filter(type -> type.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("the field event-type holds an unknown code")),
                day(values, "expected-on"),
                values.day("actual-on"),
                number(values, "child-count"),
                values.text("province"),
                text(values, "attestation-no"),
                List.of());
    }

    static Values child(long eventId, int rank, long personId) {
        return Values.builder()
                .put("event-id", eventId)
                .put("child-rank", rank)
                .put("person-id", personId)
                .build();
    }

    static Values of(Claim claim) {
        return Values.builder()
                .put("claim-id", claim.id())
                .put("event-id", claim.eventId())
                .put("claimant-id", claim.claimantId())
                .put("role", claim.role().name())
                .put("filed-on", claim.filedOn())
                .put("plan", claim.plan().name())
                .put("worker-status", claim.workerStatus().name())
                .put("low-income-rule", claim.lowIncomeRule().name())
                .put("benefit-from", claim.benefitPeriod().from())
                .put("benefit-to", claim.benefitPeriod().to())
                .put("qualifying-from", claim.qualifyingPeriod().from())
                .put("qualifying-to", claim.qualifyingPeriod().to())
                .put("extension-weeks", claim.qualifyingExtensionWeeks())
                .put("weekly-earnings", claim.averageWeeklyEarnings())
                .put("weekly-benefit", claim.weeklyBenefit())
                .put("supplement-requested", claim.supplementRequested() ? "O" : "N")
                .put("spouse-at-first-filing", boxed(claim.spouseAtFirstFiling()))
                .put("other-parent", boxed(claim.otherParent()))
                .put("single-parent-weeks", claim.singleParentWeeks())
                .put("claim-status", claim.status().name())
                .build();
    }

    static Claim claim(Values values) {
        return new Claim(
                values.number("claim-id"),
                values.number("event-id"),
                values.number("claimant-id"),
                ParentRole.valueOf(values.text("role")),
                day(values, "filed-on"),
                Plan.valueOf(values.text("plan")),
                WorkerStatus.valueOf(values.text("worker-status")),
                LowIncomeRule.valueOf(values.text("low-income-rule")),
                period(values, "benefit-from", "benefit-to"),
                period(values, "qualifying-from", "qualifying-to"),
                number(values, "extension-weeks"),
                amount(values, "weekly-earnings"),
                amount(values, "weekly-benefit"),
                values.text("supplement-requested").equals("O"),
                perhapsNumber(values, "spouse-at-first-filing"),
                perhapsNumber(values, "other-parent"),
                number(values, "single-parent-weeks"),
                ClaimStatus.valueOf(values.text("claim-status")));
    }

    static Values of(long claimId, BenefitWeek week) {
        return Values.builder()
                .put("claim-id", claimId)
                .put("sunday", week.sunday())
                .put("benefit-type", week.type().name())
                .put("week-status", week.status().name())
                .put("benefit", week.benefit())
                .put("declared-income", week.declaredIncome())
                .put("deduction", week.deduction())
                .build();
    }

    static BenefitWeek week(Values values) {
        return new BenefitWeek(
                day(values, "sunday"),
                BenefitType.valueOf(values.text("benefit-type")),
                WeekStatus.valueOf(values.text("week-status")),
                amount(values, "benefit"),
                amount(values, "declared-income"),
                amount(values, "deduction"));
    }

    static Values of(Declaration declaration) {
        return Values.builder()
                .put("claim-id", declaration.claimId())
                .put("declaration-kind", declaration.kind().name())
                .put("about-from", declaration.from())
                .put("about-to", declaration.to())
                .put("amount", declaration.amount())
                .put("declared-on", declaration.declaredOn())
                .build();
    }

    static Declaration declaration(Values values) {
        return new Declaration(
                values.number("claim-id"),
                DeclarationKind.valueOf(values.text("declaration-kind")),
                day(values, "about-from"),
                values.day("about-to"),
                values.get("amount").map(amount -> amount(values, "amount")),
                day(values, "declared-on"));
    }

    static Values of(DeclaredEarnings earnings) {
        return Values.builder()
                .put("claim-id", earnings.claimId())
                .put("year", earnings.year())
                .put("earnings-kind", earnings.kind().name())
                .put("amount", earnings.amount())
                .build();
    }

    static DeclaredEarnings earnings(Values values) {
        EarningsKind kind = EarningsKind.valueOf(values.text("earnings-kind"));
        BigDecimal amount = amount(values, "amount");
        if (kind == EarningsKind.EMPLOYMENT && amount.signum() < 0) {
            throw new IllegalArgumentException("the field amount must not be negative for employment");
        }
        return new DeclaredEarnings(values.number("claim-id"), number(values, "year"), kind, amount);
    }

    static Values of(Debt debt) {
        return Values.builder()
                .put("certificate-no", debt.certificate())
                .put("claim-id", debt.claimId())
                .put("person-id", debt.personId())
                .put("noticed-on", debt.noticedOn())
                .put("certificate-date", debt.certificateOn())
                .put("balance", debt.balance())
                .put("balance-on", debt.balanceOn())
                .build();
    }

    static Debt debt(Values values) {
        BigDecimal balance = amount(values, "balance");
        if (balance.signum() < 0) {
            throw new IllegalArgumentException("the field balance must not be negative");
        }
        if (day(values, "certificate-date").isBefore(day(values, "noticed-on"))) {
            throw new IllegalArgumentException("the field certificate-date must not hold a day before noticed-on");
        }
        return new Debt(
                values.text("certificate-no"),
                values.number("claim-id"),
                values.number("person-id"),
                day(values, "noticed-on"),
                day(values, "certificate-date"),
                balance,
                day(values, "balance-on"));
    }

    private static List<String> names(Values values, String field) {
        List<String> names = NameList.names(values.text(field));
        if (names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the field " + field + " holds a blank name between bars");
        }
        return names;
    }

    private static Period period(Values values, String from, String to) {
        if (day(values, to).isBefore(day(values, from))) {
            throw new IllegalArgumentException("the field " + to + " must not hold a day before " + from);
        }
        return new Period(day(values, from), day(values, to));
    }

    private static LocalDate day(Values values, String field) {
        return values.day(field)
                .orElseThrow(() -> new IllegalArgumentException("the field " + field + " must hold a whole date"));
    }

    private static BigDecimal amount(Values values, String field) {
        return BigDecimal.valueOf(values.cents(field), 2);
    }

    private static int number(Values values, String field) {
        return Math.toIntExact(values.number(field));
    }

    private static Optional<String> text(Values values, String field) {
        return values.get(field).map(Object::toString);
    }

    private static OptionalLong perhapsNumber(Values values, String field) {
        return values.get(field).isPresent() ? OptionalLong.of(values.number(field)) : OptionalLong.empty();
    }

    private static Optional<Long> boxed(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }
}
