package qpip.exchange.privacy;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every look is on record: who, when, at what, what for; never what was seen. */
public final class AccessLog {

    private final JdbcClient client;
    private final Clock clock;

    public AccessLog(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    public void looked(String who, String verb, String object, String purpose) {
        client.sql("insert into access_log (at, who, verb, object, purpose) values (?, ?, ?, ?, ?)")
                .params(clock.instant().atOffset(ZoneOffset.UTC), who, verb, object, purpose)
                .update();
    }
}
