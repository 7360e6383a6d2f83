package qpip.exchange.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.declaration.Words;

/** When an agreement is in force (A-2.1 s. 68) and what it permits. */
class AgreementTest {

    @ParameterizedTest
    @CsvSource({"2025-03-30, false", "2025-03-31, true", "2029-12-31, true", "2030-01-01, false"})
    void v17AnAgreementIsInForceThirtyDaysAfterItWasReceived(LocalDate day, boolean inForce) {
        assertThat(agreement("2025-03-01", "2029-12-31").inForce(day)).isEqualTo(inForce);
    }

    @Test
    void anAgreementThatWouldExpireBeforeItIsInForceIsRefused() {
        assertThatThrownBy(() -> agreement("2025-03-01", "2025-03-31"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "agreement ENT-XX-2025 must not expire (2025-03-31) before it comes into force (2025-03-31)");
        assertThat(agreement("2025-03-01", "2025-04-01").inForceFrom()).isEqualTo("2025-03-31");
    }

    @Test
    void anExchangeThatIsNotNamedMaySendNothing() {
        Agreement agreement = agreement("2025-03-01", "2029-12-31");
        assertThat(agreement.permitted("XX-OUT-01")).containsExactly("sin");
        assertThat(agreement.permitted("XX-OUT-02")).isEmpty();
    }

    private static Agreement agreement(String received, String expires) {
        Words words = new Words("mots", "words");
        return new Agreement(
                "ENT-XX-2025",
                words,
                words,
                words,
                words,
                words,
                words,
                words,
                LocalDate.parse(received),
                LocalDate.parse(expires),
                Map.of("XX-OUT-01", List.of("sin")));
    }
}
