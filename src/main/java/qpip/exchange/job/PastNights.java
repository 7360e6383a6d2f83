package qpip.exchange.job;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nights of which there are executions, latest first, and how those ended. */
public final class PastNights {

    private final JdbcClient client;

    public PastNights(JdbcClient client) {
        this.client = client;
    }

    /** @param attention how many wait for a person: failed, held, or refused */
    public record Night(LocalDate night, long executions, long done, long running, long attention) {}

    /** At most {@code most} nights before a day. */
    public List<Night> before(LocalDate day, int most) {
        return client.sql("select night, count(*), sum(case when status = 'DONE' then 1 else 0 end),"
                        + " sum(case when status = 'RUNNING' then 1 else 0 end),"
                        + " sum(case when status in ('FAILED', 'HELD', 'REFUSED') then 1 else 0 end)"
                        + " from execution where night < ? group by night order by night desc fetch first " + most
                        + " rows only")
                .param(day)
                .query((row, number) -> new Night(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }
}
