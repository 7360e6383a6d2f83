package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @Test
    void oneClaimIsEnoughAndNoneIsNot() {
        assertThat(new Settings(1, 0, 1, 0, NIGHT).claims()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(0, 0, 1, 0, NIGHT))
                .withMessage("a simulation must have at least one claim, not 0");
    }

    @Test
    void nightsAreFromOneToThirty() {
        assertThat(new Settings(1, 0, 30, 0, NIGHT).night(29)).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(1, 0, 31, 0, NIGHT))
                .withMessage("a simulation must have from 1 to 30 nights, not 31");
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(1, 0, 0, 0, NIGHT));
    }

    @Test
    void aPopulationIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(1, -1, 1, 0, NIGHT))
                .withMessage("a population must not be negative, as -1 is");
    }
}
