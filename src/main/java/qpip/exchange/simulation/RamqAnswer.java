package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.Optional;

/** What RAMQ answers about one person. Blank is what RAMQ doesn't say. */
record RamqAnswer(String matchCode, Identity identity, Home home, Insurance insurance) {

    record Identity(
            String nam, String previousNam, String surname, String given, Optional<LocalDate> born, String sex) {

        Identity named(String otherSurname, String otherGiven) {
            return new Identity(nam, previousNam, otherSurname, otherGiven, born, sex);
        }
    }

    record Home(String line, String municipality, String postalCode, Optional<LocalDate> since) {}

    /** Whether the person is insured, since when not, and why. */
    record Insurance(
            String status, String reason, Optional<LocalDate> effective, String stay, Optional<LocalDate> died) {}

    private static final Identity NO_IDENTITY = new Identity("", "", "", "", Optional.empty(), "");
    private static final Home NO_HOME = new Home("", "", "", Optional.empty());

    /** Nobody was found, or too many. */
    static RamqAnswer nobody(String matchCode) {
        return new RamqAnswer(
                matchCode, NO_IDENTITY, NO_HOME, new Insurance("INC", "", Optional.empty(), "", Optional.empty()));
    }

    RamqAnswer named(String code, String surname, String given) {
        return new RamqAnswer(code, identity.named(surname, given), home, insurance);
    }

    RamqAnswer born(String code, LocalDate on) {
        Identity other = new Identity(
                identity.nam(),
                identity.previousNam(),
                identity.surname(),
                identity.given(),
                Optional.of(on),
                identity.sex());
        return new RamqAnswer(code, other, home, insurance);
    }

    RamqAnswer renumbered(String nam) {
        Identity other = new Identity(
                nam, identity.nam(), identity.surname(), identity.given(), identity.born(), identity.sex());
        return new RamqAnswer(matchCode, other, home, insurance);
    }

    RamqAnswer moved(Home to) {
        return new RamqAnswer(matchCode, identity, to, insurance);
    }

    RamqAnswer ended(String status, String reason, LocalDate on) {
        Insurance ended = new Insurance(status, reason, Optional.of(on), insurance.stay(), Optional.empty());
        return new RamqAnswer(matchCode, identity, home, ended);
    }

    RamqAnswer dead(LocalDate on) {
        Insurance ended = new Insurance("FIN", "DECE", Optional.of(on), insurance.stay(), Optional.of(on));
        return new RamqAnswer("07", identity, home, ended);
    }
}
