package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.layout.RecordView;
import qpip.exchange.register.Address;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;

/**
 * What RAMQ knows of the persons of our register: the same people, in capitals without accents, with a slip here and
 * there; and, where something is hidden, another identity, address or status.
 */
final class RamqView {

    private static final int SURNAME = 40;
    private static final int GIVEN = 30;
    private static final int CUT = 20;
    /** NB: with the same given name another surname may be alike enough to be no question. */
    static final String OTHER_GIVEN = "ZEPHYRIN";

    private final Quebec quebec;
    private final Map<String, Long> byNam = new HashMap<>();
    private final Map<String, Long> byName = new HashMap<>();

    RamqView(Quebec quebec) {
        this.quebec = quebec;
        quebec.persons(person -> {
            for (Identifier identifier : person.identifiers()) {
                if (identifier.type() == IdentifierType.NAM) {
                    byNam.putIfAbsent(identifier.value(), person.id());
                }
            }
            if (person.current(IdentifierType.NAM).isEmpty()) {
                byName.put(name(person.surname(), person.calledName(), person.dateOfBirth()), person.id());
            }
        });
    }

    /** Whom a record of a request is about. */
    OptionalLong person(RecordView request) {
        return person(
                request.text("nam"), request.text("surname-birth"), request.text("given-name"), request.day("dob"));
    }

    /** Whoever is asked for: by number, else by name and date of birth. */
    private OptionalLong person(String nam, String surname, String given, Optional<LocalDate> born) {
        Long person = nam.isBlank() ? byName.get(name(surname, given, born)) : byNam.get(nam);
        return person == null ? OptionalLong.empty() : OptionalLong.of(person);
    }

    RamqAnswer answer(OptionalLong person) {
        if (person.isEmpty()) {
            return RamqAnswer.nobody("05");
        }
        Household household = quebec.householdOf(person.getAsLong());
        return answer(household, household.person(person.getAsLong()));
    }

    RamqAnswer answer(Household household, Person person) {
        boolean child = household.event().children().contains(person.id());
        if (person.current(IdentifierType.NAM).isEmpty() && child) {
            return RamqAnswer.nobody("05");
        }
        Chance chance = Chance.of(quebec.settings().seed(), "ramq", person.id());
        RamqAnswer usual = usual(person, chance);
        return household.plant().isPresent()
                        && household.plant().get() instanceof RamqPlant plant
                        && household.claimant().id() == person.id()
                ? hidden(household, plant, person, usual, chance)
                : slipped(usual, household.plant().isEmpty(), chance);
    }

    private static RamqAnswer usual(Person person, Chance chance) {
        String nam = person.current(IdentifierType.NAM).orElse("");
        return new RamqAnswer(
                nam.isEmpty() ? "03" : "00",
                new RamqAnswer.Identity(
                        nam,
                        "",
                        Transcription.cut(Transcription.plain(person.surname()), SURNAME),
                        Transcription.cut(Transcription.plain(person.calledName()), GIVEN),
                        person.dateOfBirth(),
                        person.sex() == Sex.UNKNOWN ? "" : person.sex().name()),
                home(person.address().orElseThrow()),
                new RamqAnswer.Insurance(
                        "ADM", "", Optional.empty(), chance.happens(9_900) ? "R" : "S", Optional.empty()));
    }

    private static RamqAnswer.Home home(Address address) {
        return new RamqAnswer.Home(
                Transcription.plain(address.line()),
                Transcription.plain(address.municipality()),
                address.postalCode(),
                Optional.of(address.since()));
    }

    /** In one of seventy answers two letters of the surname changed places. */
    private static RamqAnswer slipped(RamqAnswer usual, boolean may, Chance chance) {
        if (!may || !usual.matchCode().equals("00") || !chance.happens(150)) {
            return usual;
        }
        String surname = Transcription.slip(usual.identity().surname(), chance);
        return surname.equals(usual.identity().surname())
                ? usual
                : usual.named("01", surname, usual.identity().given());
    }

    private static RamqAnswer hidden(
            Household household, RamqPlant plant, Person person, RamqAnswer usual, Chance chance) {
        LocalDate on = household.changedOn();
        Address home = person.address().orElseThrow();
        return switch (plant) {
            case IDENTITY_BIRTH_DATE ->
                usual.born("02", person.dateOfBirth().orElseThrow().minusDays(1_234));
            case IDENTITY_SEVERAL -> RamqAnswer.nobody("04");
            case IDENTITY_NUMBER_INVALID -> RamqAnswer.nobody("06");
            case IDENTITY_PROTECTED -> RamqAnswer.nobody("08");
            case IDENTITY_NAME, IDENTITY_NAME_CHANGED, NOTICE_NEW_NAME ->
                usual.named("01", otherSurname(person), OTHER_GIVEN);
            case IDENTITY_EXCHANGED ->
                usual.named("01", usual.identity().given(), usual.identity().surname());
            case IDENTITY_MARRIED_NAME ->
                usual.named(
                        "01",
                        Transcription.plain(person.otherSurnames().get(0)),
                        usual.identity().given());
            case IDENTITY_NEW_NUMBER ->
                usual.renumbered(renumbered(usual.identity().nam(), person));
            case IDENTITY_CUT ->
                usual.named(
                        "01",
                        Transcription.cut(usual.identity().surname(), CUT),
                        usual.identity().given());
            case IDENTITY_SAINT ->
                usual.named(
                        "01",
                        usual.identity().surname().replace("STE ", "SAINTE ").replace("ST ", "SAINT "),
                        usual.identity().given());
            case IDENTITY_SWAPPED ->
                usual.named(
                        "01",
                        swapped(usual.identity().surname()),
                        usual.identity().given());
            case LEFT_BEFORE_START,
                    LEFT_BUT_TAXED_HERE,
                    LEFT_AND_TAXED_ELSEWHERE,
                    LEFT_AFTER_TAX_YEAR,
                    LEFT_DURING,
                    LEFT_DECLARED,
                    LEFT_AFTER_CLOSING -> usual.ended("FIN", "DEPT", on);
            case LEFT_FOR_JURISDICTION -> usual.ended("FIN", "RECI", on);
            case ABSENT_JANUARY -> usual.ended("FIN", "A183", on);
            case CARD_EXPIRED -> usual.ended("SUS", "CARD", on);
            case PERMIT_EXPIRED -> usual.ended("FIN", "PERM", on);
            case ADDRESS_DIFFERS, ADDRESS_DECLARED, ADDRESS_RECENT ->
                usual.moved(home(Places.elsewhere(home, on, chance)));
            case DEATH_SIGNAL -> usual.dead(on);
            default -> usual;
        };
    }

    /** A surname that is nothing like the person's. */
    static String otherSurname(Person person) {
        return person.surname().startsWith("V") ? "QUIMPER" : "VANDERBRUGGEN";
    }

    private static String swapped(String surname) {
        int cut = surname.indexOf(' ');
        return surname.substring(cut + 1) + " " + surname.substring(0, cut);
    }

    /** The same letters and date with the last sequence digit; its check digit is five off too. */
    private static String renumbered(String nam, Person person) {
        String printed = nam.substring(0, 10);
        int century = person.dateOfBirth().orElseThrow().getYear() / 100;
        int digit = Identifiers.namDigit(nam.substring(0, 4), century + nam.substring(4, 10), 9);
        return printed + 9 + (digit + 5) % 10;
    }

    private static String name(String surname, String given, Optional<LocalDate> born) {
        return Transcription.letters(surname) + "|" + Transcription.letters(given) + "|"
                + born.map(LocalDate::toString).orElse("");
    }
}
