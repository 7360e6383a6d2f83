package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static qpip.exchange.eligibility.TestClaim.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.DeclarationKind;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Period;

class SinStatusDiffersTest {

    private final Rule rule = new SinStatusDiffers();

    @ParameterizedTest
    @CsvSource({
        "DEC, sin-status.deceased, CRITICAL",
        "CAN, sin-status.cancelled, MEDIUM",
        "REP, sin-status.replaced, MEDIUM",
        "EXP, sin-status.expired, LOW"
    })
    void aNumberThatNoLongerStandsIsAQuestion(String status, String message, Severity severity) {
        Finding finding = new TestClaim()
                .fact(TestFact.sinStatus(status, "2025-05-20").with("replaced-by", "000123455"))
                .onlyFound(rule);
        assertThat(finding.message()).isEqualTo(message);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.period()).isEqualTo(new Period(day("2025-05-20"), day("2025-05-20")));
        assertThat(finding.attributes().values())
                .as("the number itself stays with the fact")
                .doesNotContain("000123455");
    }

    @ParameterizedTest
    @CsvSource({"ACT", "DOR", "UNK"})
    void otherStatusesSayNothing(String status) {
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus(status, "2025-05-20"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aReplacementThatThePersonsHistoryHasIsKnown() {
        assertThat(new TestClaim()
                        .identifier(IdentifierType.SIN, "000123455")
                        .fact(TestFact.sinStatus("REP", "2025-05-20").with("replaced-by", "000123455"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void indicatorsThatDoNotAgreeAreQuestions() {
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus("ACT", "2025-05-20").with("date-of-birth-match", "N"))
                        .onlyFound(rule)
                        .message())
                .isEqualTo("sin-status.date-of-birth");
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus("ACT", "2025-05-20").with("date-of-birth-match", "P"))
                        .found(rule))
                .as("agrees in part")
                .isEmpty();
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus("EXP", "2025-05-20").with("surname-match", "N"))
                        .onlyFound(rule)
                        .message())
                .as("graver than the expiry")
                .isEqualTo("sin-status.surname");
    }

    @Test
    void anotherSurnameThatIsKnownMayBeTheOneThatTheRegisterHas() {
        assertThat(new TestClaim()
                        .otherSurname("Inventée")
                        .fact(TestFact.sinStatus("ACT", "2025-05-20").with("surname-match", "N"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void theLatestAnswerCounts() {
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus("CAN", "2025-04-20").key("A").received("2025-05-01"))
                        .fact(TestFact.sinStatus("ACT", "2025-05-20").key("B").received("2025-05-30"))
                        .found(rule))
                .isEmpty();
    }

    @Test
    void aDeathOfAPersonWhoIsProbableOnlyStaysHighAndIsToBeVerified() {
        Screened screened = new TestClaim()
                .fact(TestFact.sinStatus("DEC", "2025-05-20").match(MatchLevel.PROBABLE))
                .screened(rule);
        assertThat(screened.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.severity()).isEqualTo(Severity.HIGH);
            assertThat(flag.identityToVerify()).isTrue();
        });
    }

    @Test
    void aDeclaredNewNumberIsNotFlagged() {
        assertThat(new TestClaim()
                        .fact(TestFact.sinStatus("REP", "2025-05-20").with("replaced-by", "000123455"))
                        .declared(DeclarationKind.IDENTIFIER, "2025-05-22", "")
                        .screened(rule)
                        .suppressed())
                .containsOnlyKeys(Suppression.ALREADY_DECLARED);
    }
}
