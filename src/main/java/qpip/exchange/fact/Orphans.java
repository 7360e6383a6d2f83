package qpip.exchange.fact;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Corrections and cancellations whose original never came. A correction is a whole record and counts at once, a
 * cancellation keeps an original that comes late from counting; both wait for it, and are reported once when the wait
 * is over. Takes part in the caller's transaction.
 */
public final class Orphans {

    private final JdbcClient client;

    public Orphans(JdbcClient client) {
        this.client = client;
    }

    /** One that waited in vain, without anything personal. */
    public record Orphan(String exchange, FactKind kind, String key, int version, boolean cancelled, LocalDate since) {}

    /**
     * Takes up those that an execution published and lets those go whose original it brought.
     *
     * @return how many wait now
     */
    public long follow(String execution, String exchange) {
        client.sql("insert into orphan_fact (partner, kind, fact_key, exchange, version, cancelled, received_on)"
                        + " select partner, kind, fact_key, exchange, version, cancelled, received_on from staged_fact s"
                        + " where execution = :execution and previous_version < 0 and outcome = 'NEW' and (version > 1 or cancelled = true)"
                        + " and not exists (select 1 from fact f where f.partner = s.partner and f.kind = s.kind and f.fact_key = s.fact_key"
                        + " and f.version < s.version)"
                        + " and not exists (select 1 from orphan_fact o where o.partner = s.partner and o.kind = s.kind"
                        + " and o.fact_key = s.fact_key)")
                .param("execution", execution)
                .update();
        client.sql(
                        "delete from orphan_fact where exchange = :exchange and reported_on is null and exists (select 1 from staged_fact s"
                                + " where s.execution = :execution and s.partner = orphan_fact.partner and s.kind = orphan_fact.kind"
                                + " and s.fact_key = orphan_fact.fact_key and s.version = 1 and s.cancelled = false)")
                .param("exchange", exchange)
                .param("execution", execution)
                .update();
        return client.sql("select count(*) from orphan_fact where exchange = ? and reported_on is null")
                .param(exchange)
                .query(Long.class)
                .single();
    }

    /**
     * Reports those that were received on that day or before; each only once.
     *
     * @return how many
     */
    public long report(String exchange, LocalDate receivedUntil, LocalDate night) {
        return client.sql(
                        "update orphan_fact set reported_on = ? where exchange = ? and reported_on is null and received_on <= ?")
                .params(night, exchange, receivedUntil)
                .update();
    }

    /** Those that were reported on a night, in order of key. */
    public List<Orphan> reported(String exchange, LocalDate night) {
        return client.sql("select kind, fact_key, version, cancelled, received_on from orphan_fact where exchange = ?"
                        + " and reported_on = ? order by kind, fact_key")
                .params(exchange, night)
                .query((row, number) -> new Orphan(
                        exchange,
                        FactKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }
}
