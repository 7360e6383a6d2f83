package qpip.exchange.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import qpip.exchange.register.Address;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Declaration;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.Sex;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.register.WorkerStatus;

/**
 * People of whom every personal value can be recognised wherever it turns up: names and addresses with {@code Zqmark},
 * numbers of the series 8999, adults born in 1931, children on one day, amounts that nothing else comes to.
 */
final class PlantedPeople {

    static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    static final LocalDate BORN = LocalDate.of(2026, 7, 23);
    static final LocalDate EXPECTED = LocalDate.of(2026, 7, 29);
    static final BigDecimal EARNINGS = new BigDecimal("1931.31");
    static final BigDecimal BENEFIT = new BigDecimal("931.93");

    /** What must not be seen, after accents are taken off and letters made small. */
    static final Pattern MARKERS = Pattern.compile(
            "zq ?mark" // names, addresses, file numbers
                    + "|\\bzqm[a-z] ?[0-9]{4}" // health insurance numbers
                    + "|\\b899[ -]?9[0-9]{2}[ -]?[0-9]{3}\\b" // social insurance numbers
                    + "|(?<!\\bref=[0-9a-z]{0,12})z9q ?[0-9][az][0-9]" // postal codes; not within a random reference
                    + "|(?<![0-9][.])1931-?[0-9]{2}" // dates of birth; not the fraction of a second
                    + "|2026-?07-?(23|29)|(23|29) ju(illet|ly)|july (23|29)");

    /** Amounts that only the page of a flag shows. */
    static final Pattern AMOUNTS = Pattern.compile("1 ?931[.,]31|\\b931[.,]93");

    static final int FAMILIES = 14;

    private static final LocalDate FIRST_SUNDAY = LocalDate.of(2026, 7, 19);
    private static final int PAID_WEEKS = 17;
    private static final int WEEKS = 22;

    private PlantedPeople() {}

    /** A mother, a father, and one child for each claim. */
    static Person mother(int family) {
        return adult(10L * family + 1, "Zqmarké" + letters(family), "Zqmarkine", Sex.F, family);
    }

    static Person father(int family) {
        return adult(10L * family + 2, "Zqmarkov" + letters(family), "Zqmarkus", Sex.M, family);
    }

    static Person child(int family) {
        return new Person(
                10L * family + 3,
                "Zqmarké" + letters(family),
                List.of(),
                List.of("Zqmarkette" + letters(family)),
                Optional.empty(),
                Optional.of(BORN),
                Sex.F,
                List.of(),
                List.of());
    }

    static void writeRegister(Path folder) {
        try (RegisterExtracts.Writer writer = RegisterExtracts.writer(
                folder, Path.of("mappings", "register"), 1, true, Instant.parse("2026-11-21T23:00:00Z"))) {
            for (int family = 0; family < FAMILIES; family++) {
                writer.person(mother(family));
                writer.person(father(family));
                writer.person(child(family));
            }
            IntStream.range(0, FAMILIES).mapToObj(PlantedPeople::event).forEach(writer::event);
            IntStream.range(0, FAMILIES).mapToObj(PlantedPeople::claim).forEach(writer::claim);
            for (int family = 0; family < FAMILIES; family++) {
                for (BenefitWeek week : weeks()) {
                    writer.week(family + 1L, week);
                }
            }
            writer.declaration(new Declaration(
                    1L,
                    DeclarationKind.WORK,
                    NIGHT.minusDays(60),
                    Optional.of(NIGHT.minusDays(50)),
                    Optional.of(EARNINGS),
                    NIGHT.minusDays(40)));
        }
    }

    static String sin(long person) {
        String eight = String.format(Locale.ROOT, "8999%04d", person);
        int sum = 0;
        for (int i = 0; i < eight.length(); i++) {
            int digit = (eight.charAt(i) - '0') * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return eight + (10 - sum % 10) % 10;
    }

    /** As the names and the day of birth of the person with that number give it, a woman when it ends in 1. */
    static String nam(long person) {
        int family = (int) (person / 10);
        int month = 1 + family % 12 + (person % 10 == 1 ? 50 : 0);
        return String.format(Locale.ROOT, "ZQMZ31%02d%02d19", month, 11 + family);
    }

    private static Person adult(long id, String surname, String given, Sex sex, int family) {
        return new Person(
                id,
                surname,
                List.of("Zqmarkovitch"),
                List.of(given, "Zqmarka"),
                Optional.of(given),
                Optional.of(LocalDate.of(1931, 1 + family % 12, 11 + family)),
                sex,
                List.of(new Address(
                        100 + family + ", rue Zqmark", "Zqmarkville", "Z9Q1A" + family % 10, LocalDate.of(2015, 7, 1))),
                List.of(
                        new Identifier(IdentifierType.SIN, sin(id), LocalDate.of(2000, 1, 1), Optional.empty()),
                        new Identifier(IdentifierType.NAM, nam(id), LocalDate.of(2000, 1, 1), Optional.empty())));
    }

    private static Event event(int family) {
        return new Event(
                family + 1L,
                EventType.BIRTH,
                EXPECTED,
                Optional.of(BORN),
                1,
                "QC",
                Optional.of("ZQMARK-" + family),
                List.of(10L * family + 3));
    }

    private static Claim claim(int family) {
        return new Claim(
                family + 1L,
                family + 1L,
                10L * family + 1,
                ParentRole.GAVE_BIRTH,
                BORN.plusDays(12),
                Plan.BASIC,
                WorkerStatus.WAGE,
                LowIncomeRule.NONE,
                new Period(FIRST_SUNDAY, FIRST_SUNDAY.plusWeeks(79).plusDays(6)),
                new Period(FIRST_SUNDAY.minusWeeks(52), FIRST_SUNDAY.minusDays(1)),
                0,
                EARNINGS,
                BENEFIT,
                false,
                OptionalLong.empty(),
                OptionalLong.of(10L * family + 2),
                family == 11 ? 5 : 0,
                ClaimStatus.OPEN);
    }

    private static List<BenefitWeek> weeks() {
        return IntStream.range(0, WEEKS)
                .mapToObj(week -> new BenefitWeek(
                        FIRST_SUNDAY.plusWeeks(week),
                        week < 18 ? BenefitType.MAT : BenefitType.PARS,
                        week < PAID_WEEKS ? WeekStatus.PAID : WeekStatus.PLANNED,
                        BENEFIT,
                        BigDecimal.ZERO.setScale(2),
                        BigDecimal.ZERO.setScale(2)))
                .toList();
    }

    private static String letters(int family) {
        return String.valueOf((char) ('a' + family));
    }
}
