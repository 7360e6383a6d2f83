package qpip.exchange.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.register.BenefitWeek;

/**
 * The weeks of a flag as bands one above the other: our benefits, the partner's income, and what the difference amounts
 * to; {@code first} and {@code last} are Sundays. The same numbers stand in the tables below.
 */
record WeekBands(LocalDate first, LocalDate last, List<Band> bands) {

    static final int WIDTH = 700;
    private static final int BENEFITS = 20;
    private static final int PARTNER = 64;
    private static final int IMPACT = 108;
    private static final int HEIGHT = 20;

    /** A week in a lane, in units of the drawing; {@code kind} is its class in the style sheet. */
    record Band(String kind, long x, int y, long width, int height) {}

    WeekBands {
        bands = List.copyOf(bands);
    }

    /** None when there is no week to draw. */
    static Optional<WeekBands> of(List<BenefitWeek> benefits, List<WeekImpact> impacts) {
        List<LocalDate> sundays = Stream.concat(
                        benefits.stream().map(BenefitWeek::sunday),
                        impacts.stream().map(WeekImpact::sunday))
                .sorted()
                .toList();
        if (sundays.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = sundays.get(0);
        LocalDate last = sundays.get(sundays.size() - 1);
        Scale scale = new Scale(first, ChronoUnit.WEEKS.between(first, last) + 1);
        List<Band> bands = new ArrayList<>();
        benefits.forEach(week -> bands.add(scale.band(week.status().name(), week.sunday(), BENEFITS, HEIGHT)));
        impacts.stream()
                .filter(week -> week.reportedIncome().signum() != 0)
                .forEach(week -> bands.add(scale.band("partner", week.sunday(), PARTNER, HEIGHT)));
        BigDecimal most = impacts.stream().map(week -> week.impact().abs()).reduce(BigDecimal.ONE, BigDecimal::max);
        impacts.forEach(week -> {
            int height = week.impact()
                    .abs()
                    .multiply(BigDecimal.valueOf(HEIGHT))
                    .divide(most, 0, RoundingMode.UP)
                    .intValue();
            bands.add(scale.band("impact", week.sunday(), IMPACT + HEIGHT - height, height));
        });
        return Optional.of(new WeekBands(first, last, bands));
    }

    private record Scale(LocalDate first, long weeks) {

        Band band(String kind, LocalDate sunday, int y, int height) {
            long week = ChronoUnit.WEEKS.between(first, sunday);
            long from = week * WIDTH / weeks;
            long to = (week + 1) * WIDTH / weeks;
            return new Band(kind, from, y, Math.max(1, to - from - 1), height);
        }
    }
}
