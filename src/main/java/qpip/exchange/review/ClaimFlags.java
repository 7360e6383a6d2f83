package qpip.exchange.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the flags of a claim stand, for a system that has to know whether to wait: no finding, no amount, no person.
 */
public final class ClaimFlags {

    private final JdbcClient client;

    public ClaimFlags(JdbcClient client) {
        this.client = client;
    }

    /** @param outcome of a closed one, empty as long as it is open */
    public record Standing(
            String ref,
            String rule,
            FlagState state,
            Optional<FlagOutcome> outcome,
            LocalDate firstSeenOn,
            LocalDate lastSeenOn) {}

    public List<Standing> of(long claim) {
        return client.sql("select ref, rule, state, outcome, first_seen_on, last_seen_on from flag"
                        + " where claim_id = ? order by first_seen_on, ref")
                .param(claim)
                .query((row, number) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        FlagState.valueOf(row.getString(3)),
                        Optional.ofNullable(row.getString(4))
                                .filter(outcome -> !outcome.isEmpty())
                                .map(FlagOutcome::valueOf),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDate.class)))
                .list();
    }
}
