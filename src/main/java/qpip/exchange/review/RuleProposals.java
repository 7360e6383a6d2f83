package qpip.exchange.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proposals to change rules. Whoever proposes doesn't answer; the database holds that, too. */
public final class RuleProposals {

    private static final String COLUMNS =
            "number, rule, kind, parameter, value_before, value_after, holds_from, ends_on,"
                    + " reason, proposed_by, proposed_at, answer, answered_by, answered_at";

    private final JdbcClient client;
    private final Clock clock;

    public RuleProposals(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Those on a rule, the last first. */
    public List<RuleProposal> on(String rule) {
        return client.sql("select " + COLUMNS + " from rule_proposal where rule = ? order by number desc")
                .param(rule)
                .query((row, number) -> proposal(row))
                .list();
    }

    /** Those that nobody has answered, the first first. */
    public List<RuleProposal> open() {
        return client.sql("select " + COLUMNS + " from rule_proposal where answer = 'OPEN' order by number")
                .query((row, number) -> proposal(row))
                .list();
    }

    public void proposeValue(
            String rule, String parameter, String before, String after, LocalDate from, String reason, String by) {
        propose(rule, RuleProposal.Kind.VALUE, parameter, before, after, from, Optional.empty(), reason, by);
    }

    public void proposeSleep(String rule, LocalDate from, LocalDate until, String reason, String by) {
        propose(rule, RuleProposal.Kind.SLEEP, "", "", "", from, Optional.of(until), reason, by);
    }

    private void propose(
            String rule,
            RuleProposal.Kind kind,
            String parameter,
            String before,
            String after,
            LocalDate from,
            Optional<LocalDate> until,
            String reason,
            String by) {
        client.sql("insert into rule_proposal (rule, kind, parameter, value_before, value_after, holds_from, ends_on,"
                        + " reason, proposed_by, proposed_at, answer)"
                        + " values (?, ?, ?, ?, ?, ?, cast(nullif(?, '') as date), ?, ?, ?, 'OPEN')")
                .params(
                        rule,
                        kind.name(),
                        parameter,
                        before,
                        after,
                        from,
                        until.map(LocalDate::toString).orElse(""),
                        reason,
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Answers an open proposal of somebody else; false when it isn't open, or is one's own. */
    public boolean answer(long number, RuleProposal.Answer answer, String who) {
        return client.sql("update rule_proposal set answer = ?, answered_by = ?, answered_at = ? where number = ?"
                                + " and answer = 'OPEN' and proposed_by <> ?")
                        .params(answer.name(), who, clock.instant().atOffset(ZoneOffset.UTC), number, who)
                        .update()
                > 0;
    }

    private static RuleProposal proposal(ResultSet row) throws SQLException {
        return new RuleProposal(
                row.getLong(1),
                row.getString(2),
                RuleProposal.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                Optional.ofNullable(row.getObject(8, LocalDate.class)),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                RuleProposal.Answer.valueOf(row.getString(12)),
                Optional.ofNullable(row.getString(13)),
                Optional.ofNullable(row.getObject(14, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
