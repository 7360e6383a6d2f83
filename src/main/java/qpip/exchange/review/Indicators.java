package qpip.exchange.review;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How review goes, in numbers about flags and never about who reviews them: the log of looks serves only to protect
 * information, so that of it nothing is told but how many values were shown.
 */
public final class Indicators {

    /** A number from 1 to 4 could be somebody, and isn't shown. */
    public static final int SHOWN_MIN = 5;

    /** The upper ends of the ages of open flags, in days; the last age has none. */
    private static final List<Integer> AGES = List.of(7, 30, 60, 90);

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final JdbcClient client;

    public Indicators(JdbcClient client) {
        this.client = client;
    }

    /** Open flags from an age in days to another; {@code to} is negative where there is no end. */
    public record Age(int from, int to, long flags) {}

    public List<Age> ages(LocalDate today) {
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        client.sql("select first_seen_on, count(*) from flag where state not in ('CLOSED', 'LAPSED')"
                        + " group by first_seen_on")
                .query((ResultSet row) -> {
                    byDay.put(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        List<Age> ages = new ArrayList<>();
        int from = 0;
        for (int to : AGES) {
            ages.add(new Age(from, to, between(byDay, today, from, to)));
            from = to + 1;
        }
        ages.add(new Age(from, -1, between(byDay, today, from, Integer.MAX_VALUE)));
        return ages;
    }

    private static long between(SortedMap<LocalDate, Long> byDay, LocalDate today, int from, int to) {
        return byDay.entrySet().stream()
                .filter(entry -> {
                    long days = Math.max(0, ChronoUnit.DAYS.between(entry.getKey(), today));
                    return days >= from && days <= to;
                })
                .mapToLong(SortedMap.Entry::getValue)
                .sum();
    }

    /**
     * How long flags waited for a person's first step.
     *
     * @param flags that were raised since the day and have had one
     * @param medianDays half of them waited no longer
     */
    public record FirstLook(long flags, OptionalLong medianDays) {}

    public FirstLook firstLook(LocalDate since) {
        List<Long> days = client
                .sql("select f.first_seen_on, min(v.happened_on) from flag f join flag_event v on v.ref ="
                        + " f.ref where f.first_seen_on >= ? and v.kind in ('MOVED', 'DISPOSED') group by f.ref,"
                        + " f.first_seen_on")
                .param(since)
                .query((row, number) -> Math.max(
                        0,
                        ChronoUnit.DAYS.between(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class))))
                .list()
                .stream()
                .sorted()
                .toList();
        return new FirstLook(
                days.size(), days.isEmpty() ? OptionalLong.empty() : OptionalLong.of(days.get((days.size() - 1) / 2)));
    }

    /** How many values were shown and how many decisions were taken since a day. */
    public record Reveals(long reveals, long decisions) {

        /** For each hundred decisions, or nothing while there is none. */
        public OptionalLong perHundred() {
            return decisions == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(100.0 * reveals / decisions));
        }
    }

    public Reveals reveals(LocalDate since) {
        return client.sql("select (select count(*) from access_log where verb = 'reveal' and at >= ?),"
                        + " (select count(*) from flag_event where kind = 'DISPOSED' and happened_on >= ?)")
                .params(since.atStartOfDay(ZONE).toInstant().atOffset(ZoneOffset.UTC), since)
                .query((row, number) -> new Reveals(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** How often a second look at decisions came to the same outcome. */
    public record Agreement(long reviewed, long agreed) {}

    /** By rule; empty while no decision was looked at twice, or none can be. */
    public SortedMap<String, Agreement> agreement() {
        SortedMap<String, Agreement> agreement = new TreeMap<>();
        if (hasSecondReviews()) {
            client.sql("select rule, count(*), sum(case when second_outcome = first_outcome then 1 else 0 end)"
                            + " from second_review where second_outcome <> '' group by rule")
                    .query((ResultSet row) -> {
                        agreement.put(row.getString(1), new Agreement(row.getLong(2), row.getLong(3)));
                    });
        }
        return agreement;
    }

    private boolean hasSecondReviews() {
        return client.sql("select count(*) from information_schema.tables where lower(table_name) = 'second_review'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
