package qpip.exchange.review;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes that somebody had begun, one a person and flag. Whoever keeps one makes sure that it identifies nobody. */
public final class Drafts {

    private static final int DAYS_KEPT = 30;

    private final JdbcClient client;

    public Drafts(JdbcClient client) {
        this.client = client;
    }

    public Optional<String> of(String who, String ref) {
        return client.sql("select text from review_draft where who = ? and ref = ?")
                .params(who, ref)
                .query(String.class)
                .optional();
    }

    /** Keeps it in the place of an earlier one; blank forgets. What lay for long is forgotten with it. */
    public void keep(String who, String ref, String text, LocalDate day) {
        forget(who, ref);
        client.sql("delete from review_draft where who = ? and kept_on < ?")
                .params(who, day.minusDays(DAYS_KEPT))
                .update();
        if (!text.isBlank()) {
            client.sql("insert into review_draft (who, ref, text, kept_on) values (?, ?, ?, ?)")
                    .params(who, ref, text, day)
                    .update();
        }
    }

    public void forget(String who, String ref) {
        client.sql("delete from review_draft where who = ? and ref = ?")
                .params(who, ref)
                .update();
    }
}
