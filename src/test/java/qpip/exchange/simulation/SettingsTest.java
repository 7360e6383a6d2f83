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
    void nightsAreFromOneToFortyFive() {
        assertThat(new Settings(1, 0, 45, 0, NIGHT).night(44)).isEqualTo(LocalDate.of(2027, 1, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(1, 0, 46, 0, NIGHT))
                .withMessage("a simulation must have from 1 to 45 nights, not 46");
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(1, 0, 0, 0, NIGHT));
    }

    @Test
    void aPopulationIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(1, -1, 1, 0, NIGHT))
                .withMessage("a population must not be negative, as -1 is");
    }
}
