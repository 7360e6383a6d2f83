package qpip.exchange.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The values that somebody had shown in clear: which field of what and why, as the log of looks has it. The value is
 * nowhere on record.
 */
public final class Reveals {

    /** After so many within an hour the next one takes the password again, and whoever supervises is told. */
    public static final int HOUR_MAX = 5;

    private static final String VERB = "reveal";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TOLD = Duration.ofDays(1);

    /** What of a person can be shown. */
    public enum Field {
        SIN,
        NAM,
        DATE_OF_BIRTH,
        ADDRESS
    }

    /** Why somebody has to see it. */
    public enum Reason {
        IDENTITY,
        CALL,
        LETTER,
        CORRECTION
    }

    private final JdbcClient client;
    private final Clock clock;
    private final AccessLog log;

    public Reveals(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.log = new AccessLog(client, clock);
    }

    /**
     * Puts on record that a value is shown; before it is. {@code object} is {@code flag REF} or {@code match ID};
     * {@code what} is a {@link Field}, or the name of what a partner's record says; {@code agreement} is what permits
     * to hold it.
     */
    public void record(String who, String object, String what, Reason reason, String agreement) {
        log.looked(who, VERB, object, what + " for " + reason + (agreement.isEmpty() ? "" : ", " + agreement));
    }

    /** Whether the next one takes the password again. */
    public boolean needsPassword(String who) {
        return within(who, HOUR) >= HOUR_MAX;
    }

    private int within(String who, Duration duration) {
        return client.sql("select count(*) from access_log where verb = ? and who = ? and at > ?")
                .params(VERB, who, since(duration).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private Instant since(Duration duration) {
        return clock.instant().minus(duration);
    }

    /** How many somebody had shown. */
    public record Count(String who, int reveals) {}

    /** Who had more shown within a day than goes without the password within an hour. */
    public List<Count> many() {
        return client.sql("select who, count(*) from access_log where verb = ? and at > ? group by who"
                        + " having count(*) > ? order by who")
                .params(VERB, since(TOLD).atOffset(ZoneOffset.UTC), HOUR_MAX)
                .query((row, number) -> new Count(row.getString(1), row.getInt(2)))
                .list();
    }
}
