package qpip.exchange.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The match weight of a pair as steps from the starting point to the total, drawn one under the other. Weights are
 * milli-bits; the numbers shown have one decimal and add up to the one shown for the total, which is the one stored.
 */
record MatchWaterfall(List<Bar> bars, int zero, int height) {

    static final int WIDTH = 700;
    private static final int LABELS = 290;
    private static final int VALUES = 70;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final int TENTH = 100;

    /** What one comparison adds: its label, in the page's language, and its weight in milli-bits. */
    record Step(String label, int weight) {}

    /** A step as drawn: {@code kind} is its class in the style sheet, {@code value} its number as shown. */
    record Bar(String kind, String label, String value, int x, int y, int width, int height) {}

    MatchWaterfall {
        bars = List.copyOf(bars);
    }

    static MatchWaterfall of(List<Step> steps, String total, Locale locale) {
        int sum = steps.stream().mapToInt(Step::weight).sum();
        int low = 0;
        int high = 0;
        int at = 0;
        for (Step step : steps) {
            at += step.weight();
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        Scale scale = new Scale(low, Math.max(1, high - low));
        List<Integer> tenths = tenths(steps, sum);
        List<Bar> bars = new ArrayList<>();
        at = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            bars.add(scale.bar(kind(step.weight()), step.label(), shown(tenths.get(i), locale), at, step.weight(), i));
            at += step.weight();
        }
        bars.add(scale.bar("total", total, MatchWords.bits(sum, locale), 0, sum, steps.size()));
        return new MatchWaterfall(bars, scale.x(0), (steps.size() + 1) * ROW);
    }

    private static String kind(int weight) {
        return weight > 0 ? "for" : weight < 0 ? "against" : "neutral";
    }

    /** Each weight in tenths of a bit, rounded so that they add up to the rounded sum: the largest remainders go up. */
    static List<Integer> tenths(List<Step> steps, int sum) {
        List<Integer> floors = new ArrayList<>(
                steps.stream().map(step -> Math.floorDiv(step.weight(), TENTH)).toList());
        int missing = MatchWords.tenths(sum)
                - floors.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, steps.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.floorMod(steps.get(i).weight(), TENTH)))
                .limit(Math.max(0, missing))
                .forEach(i -> floors.set(i, floors.get(i) + 1));
        return floors;
    }

    static String shown(int tenths, Locale locale) {
        String sign = tenths < 0 ? "−" : "+";
        String separator = locale.getLanguage().equals("en") ? "." : ",";
        return sign + Math.abs(tenths) / 10 + separator + Math.abs(tenths) % 10;
    }

    private record Scale(int low, int range) {

        int x(int weight) {
            return LABELS + (int) ((long) (weight - low) * (WIDTH - LABELS - VALUES) / range);
        }

        Bar bar(String kind, String label, String value, int from, int weight, int row) {
            int left = Math.min(x(from), x(from + weight));
            int right = Math.max(x(from), x(from + weight));
            return new Bar(kind, label, value, left, row * ROW + (ROW - BAR) / 2, Math.max(1, right - left), BAR);
        }
    }
}
