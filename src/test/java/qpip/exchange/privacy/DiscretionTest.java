package qpip.exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.Event;
import qpip.exchange.register.EventType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.ParentRole;
import qpip.exchange.register.Period;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.Sex;
import qpip.exchange.register.WorkerStatus;

/** A reason in somebody's own words is kept only when it identifies nobody. */
class DiscretionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final ClaimFile CLAIM = claim();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two payments of the same weeks differ",
                "Le montant de 1 837,20 $ reçu pour 3 semaines ne concorde pas",
                "weeks from 2026-05-03 to 2026-05-16, claim 5001, paid 12345.60 $",
                "à côté de la date du 2026/05/03",
                "entente ENT-CN-2007, article 84",
                "R15: IRR from 2026-05-03"
            })
    void whatIdentifiesNobodyIsKept(String reason) {
        assertThat(Discretion.refusal(reason, CLAIM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SIN 800123457                  | a number by which a person is known
            SIN 800 123 457                | a number by which a person is known
            call 418-555-0123              | a number by which a person is known
            file 5123456                   | a number by which a person is known
            NAM LAFE90522814               | a health insurance number
            nam lafe 9052 2814             | a health insurance number
            lives at G1A 0A1               | a postal code
            lives at g1a0a1                | a postal code
            write to someone@example.org   | an e-mail address
            born 1990-02-28                | a date of birth
            born 1990/02/28                | a date of birth
            day 19900228                   | a number by which a person is known
            sum 800123457.00               | a number by which a person is known
            ask Éloïse                     | the name of a person of the claim
            ask eloise                     | the name of a person of the claim
            the LAFRENIERE file            | the name of a person of the claim
            M. d'Amours works              | the name of a person of the claim
            her son Zoé is ill             | the name of a person of the claim
            """)
    void whatIdentifiesIsRefusedWithoutRepeatingIt(String reason, String what) {
        assertThat(Discretion.refusal(reason, CLAIM))
                .contains("the reason must identify nobody, and it holds what looks like " + what
                        + "; the flag says whom it is about");
    }

    @Test
    void aReasonIsOneLineThatSaysSomething() {
        assertThat(Discretion.refusal(" ", CLAIM)).contains("the reason is blank; say in a few words why");
        assertThat(Discretion.refusal("x".repeat(300), CLAIM)).isEmpty();
        for (String reason : List.of("x".repeat(301), "one\ntwo", "\u0000")) {
            assertThat(Discretion.refusal(reason, CLAIM))
                    .contains("a reason must be one line of at most 300 characters");
        }
    }

    private static ClaimFile claim() {
        Claim claim = new Claim(
                5001,
                2001,
                1,
                ParentRole.GAVE_BIRTH,
                DAY,
                Plan.BASIC,
                WorkerStatus.WAGE,
                LowIncomeRule.NONE,
                new Period(DAY, DAY),
                new Period(DAY, DAY),
                0,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false,
                OptionalLong.empty(),
                OptionalLong.of(2),
                0,
                ClaimStatus.OPEN);
        return new ClaimFile(
                claim,
                person(1, "Lafrenière", "Éloïse", LocalDate.of(1990, 2, 28)),
                new Event(2001, EventType.BIRTH, DAY, Optional.of(DAY), 1, "QC", Optional.empty(), List.of(3L)),
                List.of(person(3, "Lafrenière", "Zoé", DAY)),
                Optional.of(person(2, "D'Amours", "Jo", LocalDate.of(1989, 1, 1))),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Person person(long id, String surname, String given, LocalDate born) {
        return new Person(
                id,
                surname,
                List.of(),
                List.of(given),
                Optional.empty(),
                Optional.of(born),
                Sex.F,
                List.of(),
                List.of());
    }
}
