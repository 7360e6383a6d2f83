package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
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
 * Invented people: {@code COUNT} claimants, each with another parent, a child born in May 2026 and twenty paid weeks of
 * 600 $. The last claim is closed. Person i has claim 5000 + i for event 2000 + i with child 3000 + i and other parent
 * 4000 + i.
 */
final class TestPeople {

    static final int COUNT = 40;
    static final LocalDate FIRST_WEEK = LocalDate.of(2026, 5, 31);

    private static final List<String> SURNAMES =
            List.of("Lafrenière", "D'Amours", "Saint-Hilaire", "Œuvrard", "Nguyen", "Bélanger", "Tremblay", "Gagnon");
    private static final List<String> GIVEN = List.of("Éloïse", "Marc", "Zoé", "Jean-Noël", "Ana María");

    private TestPeople() {}

    static Person claimant(int i) {
        return person(i, surname(i), GIVEN.get(i % 5), LocalDate.of(1985, 1, 1).plusDays(37L * i), Sex.F);
    }

    static Person otherParent(int i) {
        return person(
                4000 + i,
                surname(i + 3),
                GIVEN.get((i + 2) % 5),
                LocalDate.of(1984, 6, 1).plusDays(29L * i),
                Sex.M);
    }

    static Person child(int i) {
        return new Person(
                3000 + i,
                surname(i),
                List.of(),
                List.of("Bébé"),
                Optional.empty(),
                Optional.of(born(i)),
                Sex.F,
                List.of(),
                List.of());
    }

    static LocalDate born(int i) {
        return LocalDate.of(2026, 5, 1).plusDays(i % 28);
    }

    static Event event(int i) {
        return new Event(
                2000 + i,
                EventType.BIRTH,
                born(i),
                Optional.of(born(i)),
                1,
                "QC",
                Optional.empty(),
                List.of(3000L + i));
    }

    static Claim claim(int i) {
        return claim(5000L + i, i);
    }

    /** A claim of the person i with another number: the same event, the same weeks. */
    static Claim claim(long id, int i) {
        return new Claim(
                id,
                2000 + i,
                i,
                ParentRole.GAVE_BIRTH,
                born(i).plusDays(5),
                Plan.BASIC,
                WorkerStatus.WAGE,
                LowIncomeRule.NONE,
                new Period(FIRST_WEEK.minusWeeks(4), FIRST_WEEK.plusWeeks(74)),
                new Period(FIRST_WEEK.minusWeeks(56), FIRST_WEEK.minusWeeks(4).minusDays(1)),
                0,
                new BigDecimal("1000.00"),
                new BigDecimal("600.00"),
                false,
                OptionalLong.empty(),
                OptionalLong.of(4000 + i),
                0,
                i == COUNT ? ClaimStatus.CLOSED : ClaimStatus.OPEN);
    }

    static BenefitWeek week(int number) {
        return new BenefitWeek(
                FIRST_WEEK.plusWeeks(number),
                BenefitType.PARS,
                WeekStatus.PAID,
                new BigDecimal("600.00"),
                new BigDecimal("0.00"),
                new BigDecimal("0.00"));
    }

    static String sin(int i) {
        return luhn("8" + String.format(Locale.ROOT, "%07d", 12_345L * i % 10_000_000));
    }

    /** Writes the register's extracts of one version. */
    static void write(Path folder, long sequence) {
        try (RegisterExtracts.Writer writer = writer(folder, sequence, true)) {
            for (int i = 1; i <= COUNT; i++) {
                writer.person(claimant(i));
                writer.person(otherParent(i));
                writer.person(child(i));
                writer.event(event(i));
                writer.claim(claim(i));
                for (int week = 0; week < 20; week++) {
                    writer.week(5000 + i, week(week));
                }
            }
        }
    }

    static RegisterExtracts.Writer writer(Path folder, long sequence, boolean full) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RegisterExtracts.writer(
                folder,
                Path.of("mappings", "register"),
                sequence,
                full,
                Instant.parse("2026-11-21T23:00:00Z").plusSeconds(sequence));
    }

    /** A person with one SIN that holds; a blank one gives none. */
    static Person person(long id, String surname, String given, LocalDate born, Sex sex) {
        return new Person(
                id,
                surname,
                List.of(),
                List.of(given),
                Optional.empty(),
                Optional.of(born),
                sex,
                List.of(),
                List.of(new Identifier(IdentifierType.SIN, sin((int) id), LocalDate.of(2010, 1, 1), Optional.empty())));
    }

    private static String surname(int i) {
        return SURNAMES.get(i % 8);
    }

    private static String luhn(String eight) {
        int sum = 0;
        for (int i = 0; i < eight.length(); i++) {
            int digit = eight.charAt(eight.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return eight + (10 - sum % 10) % 10;
    }
}
