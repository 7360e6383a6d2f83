package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is shown adds up to what is stored. */
class MatchWaterfallTest {

    @Test
    void theNumbersShownAddUpToTheStoredWeight() {
        Random random = new Random(1);
        for (int pair = 0; pair < 500; pair++) {
            List<MatchWaterfall.Step> steps = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                steps.add(new MatchWaterfall.Step("s" + i, random.nextInt(24_001) - 12_000));
            }
            int sum = steps.stream().mapToInt(MatchWaterfall.Step::weight).sum();
            List<Integer> tenths = MatchWaterfall.tenths(steps, sum);
            assertThat(tenths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(Math.round(sum / 100f));
            for (int i = 0; i < steps.size(); i++) {
                assertThat(Math.abs(tenths.get(i) * 100 - steps.get(i).weight()))
                        .isLessThanOrEqualTo(100);
            }
        }
    }

    @Test
    void aStepBeginsWhereTheOneBeforeEndedAndTheTotalEndsThereToo() {
        MatchWaterfall drawn = MatchWaterfall.of(
                List.of(
                        new MatchWaterfall.Step("Point de départ", -8_000),
                        new MatchWaterfall.Step("NAS", 20_000),
                        new MatchWaterfall.Step("Nom", 0)),
                "Total",
                Locale.CANADA_FRENCH);

        assertThat(drawn.bars())
                .extracting(MatchWaterfall.Bar::kind)
                .containsExactly("against", "for", "neutral", "total");
        assertThat(drawn.bars())
                .extracting(MatchWaterfall.Bar::value)
                .containsExactly("−8,0", "+20,0", "+0,0", "+12,0");
        MatchWaterfall.Bar start = drawn.bars().get(0);
        MatchWaterfall.Bar number = drawn.bars().get(1);
        MatchWaterfall.Bar total = drawn.bars().get(3);
        assertThat(number.x()).isEqualTo(start.x());
        assertThat(start.x() + start.width()).isEqualTo(drawn.zero());
        assertThat(number.x() + number.width()).isEqualTo(total.x() + total.width());
    }
}
