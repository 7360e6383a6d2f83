package qpip.exchange.review;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How rules do: what they raised, what people decided of it, and what another threshold would have let through. */
public final class RuleFigures {

    /** From so many decisions on a share says something. */
    public static final int DECISIONS_MIN = 20;

    /** How a flag ends that was worth a person's time. */
    private static final List<String> CONFIRMING = List.of(
            FlagOutcome.ADJUST_UP.name(),
            FlagOutcome.ADJUST_DOWN.name(),
            FlagOutcome.STOP.name(),
            FlagOutcome.IDENTITY_FIXED.name(),
            FlagOutcome.REFERRED_INVESTIGATION.name());

    private static final String CONFIRMED = "outcome in (:confirming)";
    private static final String DECIDED = "state = 'CLOSED' and outcome <> ''";

    private final JdbcClient client;

    public RuleFigures(JdbcClient client) {
        this.client = client;
    }

    /** What became of the flags of a rule. */
    public record Figures(long raised, long open, long decided, long confirmed) {

        public static final Figures NONE = new Figures(0, 0, 0, 0);

        /** The share of the decided that were confirmed, from 0 to 1; 0 where none was decided. */
        public double precision() {
            return decided == 0 ? 0 : (double) confirmed / decided;
        }
    }

    /** By the rule's code; a rule without flags is absent. */
    public SortedMap<String, Figures> byRule() {
        SortedMap<String, Figures> figures = new TreeMap<>();
        client.sql("select rule, count(*), sum(case when state not in ('CLOSED', 'LAPSED') then 1 else 0 end),"
                        + " sum(case when " + DECIDED + " then 1 else 0 end),"
                        + " sum(case when " + DECIDED + " and " + CONFIRMED
                        + " then 1 else 0 end) from flag group by rule")
                .param("confirming", CONFIRMING)
                .query((ResultSet row) -> {
                    figures.put(
                            row.getString(1),
                            new Figures(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                });
        return figures;
    }

    /**
     * What a materiality threshold would have done to the flags of some rules since a day.
     *
     * @param raised flags with an amount
     * @param gone those below the threshold
     * @param decidedGone of these, those that a person decided on
     * @param confirmedGone of these, those that were confirmed: what would have been lost
     * @param kept findings kept back below the threshold of their night, whose amounts are not kept: at most so many
     *     more under a lower one
     */
    public record Simulation(long raised, long gone, long decidedGone, long confirmedGone, long kept) {}

    /** Only what rules find by weeks is measured against the threshold. */
    public Simulation threshold(Collection<String> rules, BigDecimal threshold, LocalDate since) {
        return client.sql("select count(*), coalesce(sum(case when impact < :threshold then 1 else 0 end), 0),"
                        + " coalesce(sum(case when impact < :threshold and " + DECIDED + " then 1 else 0 end), 0),"
                        + " coalesce(sum(case when impact < :threshold and " + DECIDED + " and " + CONFIRMED
                        + " then 1 else 0 end), 0), (select count(distinct k.ref) from suppressed_finding k join execution"
                        + " e on e.id = k.execution where k.rule in (:rules) and k.reason = 'BELOW_THRESHOLD'"
                        + " and e.night >= :since) from flag where rule in (:rules) and first_seen_on >= :since"
                        + " and impact > 0 and weeks <> '[]'")
                .param("threshold", threshold)
                .param("confirming", CONFIRMING)
                .param("rules", rules)
                .param("since", since)
                .query((row, number) ->
                        new Simulation(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .single();
    }

    /** A decision that a threshold would have made needless, or impossible. */
    public record Flipped(String ref, String rule, FlagOutcome outcome, BigDecimal impact) {}

    /** The decisions on flags below the threshold, the dearest first. */
    public List<Flipped> flipped(Collection<String> rules, BigDecimal threshold, LocalDate since, int limit) {
        return client.sql(
                        "select ref, rule, outcome, impact from flag where rule in (:rules) and first_seen_on >= :since"
                                + " and impact > 0 and weeks <> '[]' and impact < :threshold and " + DECIDED
                                + " order by impact desc, ref fetch first " + limit + " rows only")
                .param("threshold", threshold)
                .param("rules", rules)
                .param("since", since)
                .query((row, number) -> new Flipped(
                        row.getString(1),
                        row.getString(2),
                        FlagOutcome.valueOf(row.getString(3)),
                        row.getBigDecimal(4)))
                .list();
    }
}
