package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;

/** What RAMQ answers about one person. Blank is what RAMQ doesn't say. */
record RamqAnswer(
        String matchCode,
        String nam,
        String previousNam,
        String surname,
        String given,
        Optional<LocalDate> born,
        String sex,
        String addressLine,
        String municipality,
        String postalCode,
        Optional<LocalDate> addressSince,
        String status,
        String reason,
        Optional<LocalDate> effective,
        String stay,
        Optional<LocalDate> died) {

    /** Nobody was found, or too many. */
    static RamqAnswer nobody(String matchCode) {
        return new RamqAnswer(
                matchCode,
                "",
                "",
                "",
                "",
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                "INC",
                "",
                Optional.empty(),
                "",
                Optional.empty());
    }

    RamqAnswer named(String code, String otherSurname, String otherGiven) {
        return new RamqAnswer(
                code,
                nam,
                previousNam,
                otherSurname,
                otherGiven,
                born,
                sex,
                addressLine,
                municipality,
                postalCode,
                addressSince,
                status,
                reason,
                effective,
                stay,
                died);
    }

    RamqAnswer born(String code, LocalDate otherBorn) {
        return new RamqAnswer(
                code,
                nam,
                previousNam,
                surname,
                given,
                Optional.of(otherBorn),
                sex,
                addressLine,
                municipality,
                postalCode,
                addressSince,
                status,
                reason,
                effective,
                stay,
                died);
    }

    RamqAnswer renumbered(String newNam) {
        return new RamqAnswer(
                matchCode,
                newNam,
                nam,
                surname,
                given,
                born,
                sex,
                addressLine,
                municipality,
                postalCode,
                addressSince,
                status,
                reason,
                effective,
                stay,
                died);
    }

    RamqAnswer ended(String newStatus, String newReason, LocalDate since) {
        return new RamqAnswer(
                matchCode,
                nam,
                previousNam,
                surname,
                given,
                born,
                sex,
                addressLine,
                municipality,
                postalCode,
                addressSince,
                newStatus,
                newReason,
                Optional.of(since),
                stay,
                died);
    }

    RamqAnswer moved(String line, String town, String code, LocalDate since) {
        return new RamqAnswer(
                matchCode,
                nam,
                previousNam,
                surname,
                given,
                born,
                sex,
                line,
                town,
                code,
                Optional.of(since),
                status,
                reason,
                effective,
                stay,
                died);
    }

    RamqAnswer dead(LocalDate on) {
        return new RamqAnswer(
                "07",
                nam,
                previousNam,
                surname,
                given,
                born,
                sex,
                addressLine,
                municipality,
                postalCode,
                addressSince,
                "FIN",
                "DECE",
                Optional.of(on),
                stay,
                Optional.of(on));
    }
}
