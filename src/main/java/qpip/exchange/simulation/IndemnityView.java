package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

/** Whom a partner that pays indemnities knows, among our claimants, by their social insurance numbers, old ones too. */
final class IndemnityView {

    private final String extract;
    private final Map<String, Household> bySin = new HashMap<>();

    /** The payments that are told of in that exchange. */
    IndemnityView(Quebec quebec, String extract) {
        this.extract = extract;
        for (Household household : quebec.households()) {
            if (!household.payments(extract).isEmpty()) {
                for (Identifier identifier : household.claimant().identifiers()) {
                    if (identifier.type() == IdentifierType.SIN) {
                        bySin.put(identifier.value(), household);
                    }
                }
            }
        }
    }

    /** The file of a person; none when nothing was ever paid. */
    Optional<File> file(String sin) {
        return Optional.ofNullable(bySin.get(sin)).map(household -> new File(household, household.payments(extract)));
    }

    /** The indemnity file of one person. */
    record File(Household household, List<Payment> payments) {

        String number() {
            return String.format(Locale.ROOT, "%09d", 500_000_000L + household.index());
        }

        /** The day it happened: before the first payment, and before the weeks that the employer pays. */
        LocalDate happenedOn() {
            return payments.stream()
                    .map(Payment::from)
                    .min(LocalDate::compareTo)
                    .orElseThrow()
                    .minusDays(19);
        }

        Person worker() {
            return household.claimant();
        }

        /** The payments for days of a period, as far as they are known by that night. */
        List<Payment> payments(LocalDate from, LocalDate to, LocalDate night) {
            return payments.stream()
                    .filter(payment -> !payment.knownOn().isAfter(night))
                    .filter(payment ->
                            !payment.to().isBefore(from) && !payment.from().isAfter(to))
                    .toList();
        }
    }
}
