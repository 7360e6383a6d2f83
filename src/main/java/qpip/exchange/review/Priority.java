package qpip.exchange.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qpip.exchange.eligibility.Severity;

/**
 * Which flag comes first: the one due first; then the one with the most at stake; then the one whose person is least
 * sure. One number holds all three ({@link #order}), so that the queue is the order of an index. It may rise with new
 * facts and never falls silently.
 *
 * @param due by when somebody should have looked
 * @param amount index of the bucket of the amount, 0 for the largest
 * @param doubt 0 when the person is to be verified, else 1
 */
public record Priority(LocalDate due, int amount, int doubt) {

    private static final int DAY = 1_000;
    private static final int BUCKET = 100;
    private static final List<Integer> AMOUNTS = List.of(5_000, 1_000, 200);

    /** Business days by severity. Facts: domain 6.3.3. */
    private static final Map<Severity, Integer> TARGETS = new EnumMap<>(
            Map.of(Severity.CRITICAL, 1, Severity.HIGH, 5, Severity.MEDIUM, 15, Severity.LOW, 30, Severity.INFO, 60));

    static Priority of(Severity severity, BigDecimal impact, boolean identityToVerify, LocalDate from) {
        int bucket = (int) AMOUNTS.stream()
                .filter(least -> impact.abs().compareTo(BigDecimal.valueOf(least)) < 0)
                .count();
        return new Priority(due(severity, from), bucket, identityToVerify ? 0 : 1);
    }

    static Priority of(long order) {
        int rest = (int) (order % DAY);
        return new Priority(LocalDate.ofEpochDay(order / DAY), rest / BUCKET, rest % BUCKET);
    }

    public long order() {
        return due.toEpochDay() * DAY + (long) amount * BUCKET + doubt;
    }

    /** The first order of the day after: all that is due until a day comes before. */
    static long after(LocalDate day) {
        return (day.toEpochDay() + 1) * DAY;
    }

    /** Whether much is at stake: the two largest buckets. */
    public boolean isLarge() {
        return amount <= 1;
    }

    static LocalDate due(Severity severity, LocalDate from) {
        LocalDate day = from;
        for (int left = TARGETS.getOrDefault(severity, 0); left > 0; ) {
            day = day.plusDays(1);
            if (Holidays.isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    /** The order of a flag that is raised on a night, as SQL over its columns, each preceded by {@code alias}. */
    static String sql(String alias, LocalDate night) {
        String due = Arrays.stream(Severity.values())
                .map(severity ->
                        "when '" + severity + "' then " + due(severity, night).toEpochDay())
                .collect(Collectors.joining(" ", "case " + alias + "severity ", " end"));
        StringBuilder amount = new StringBuilder("case");
        for (int i = 0; i < AMOUNTS.size(); i++) {
            amount.append(" when abs(" + alias + "impact) >= " + AMOUNTS.get(i) + " then " + i * BUCKET);
        }
        amount.append(" else " + AMOUNTS.size() * BUCKET + " end");
        return "(" + due + " * " + DAY + " + " + amount + " + case when " + alias
                + "identity_to_verify then 0 else 1 end)";
    }

    /** The higher of the order that stands and the one of a night, part by part, as SQL. */
    static String raised(String standing, String anew) {
        return "least(" + standing + " / " + DAY + ", " + anew + " / " + DAY + ") * " + DAY + " + least(mod(" + standing
                + ", " + DAY + "), mod(" + anew + ", " + DAY + "))";
    }
}
