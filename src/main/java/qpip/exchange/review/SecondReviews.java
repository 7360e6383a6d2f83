package qpip.exchange.review;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.fact.FactKind;
import qpip.exchange.storage.Database;

/**
 * The decisions that somebody else looks at too, without knowing the first: a sample of five in a hundred, drawn by a
 * keyed hash, and all of those where a mistake costs most. One that is confirmed stands; where the two differ a third
 * person looks, and when that one also differs from the first the flag begins again.
 */
public final class SecondReviews {

    private static final int PER_MILLE = 50;
    private static final int FIRST_DECISIONS = 50;
    private static final BigDecimal AMOUNT = BigDecimal.valueOf(1_000);
    private static final Set<FactKind> CIVIL = Set.of(FactKind.BIRTH, FactKind.DEATH, FactKind.FILIATION);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private static final String COLUMNS = "s.ref, s.number, s.rule, s.drawn_for, s.drawn_on, s.state, s.first_by,"
            + " s.first_outcome, s.second_by, s.second_outcome, s.second_reason, s.second_note, s.second_on,"
            + " s.third_by, s.third_outcome, s.third_reason, s.third_note, s.third_on";

    private static final Logger LOG = LoggerFactory.getLogger(SecondReviews.class);

    private final Database database;
    private final JdbcClient client;
    private final Clock clock;

    public SecondReviews(Database database) {
        this(database, Clock.systemUTC());
    }

    /** The same; the clock says when a flag begins again. */
    public SecondReviews(Database database, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
    }

    /** Draws the decision that was just entered in the flag's history, if it is one to look at twice. */
    void draw(Flag flag, FlagOutcome outcome, String who, LocalDate day) {
        int number = client.sql("select max(number) from flag_event where ref = ?")
                .param(flag.ref())
                .query(Integer.class)
                .single();
        why(flag, outcome, who, number)
                .ifPresent(why -> client.sql(
                                "insert into second_review (ref, number, rule, drawn_for, drawn_on, state, first_by, first_outcome)"
                                        + " values (?, ?, ?, ?, ?, 'PENDING', ?, ?)")
                        .params(flag.ref(), number, flag.rule(), why.name(), day, who, outcome.name())
                        .update());
    }

    private Optional<SecondReview.Why> why(Flag flag, FlagOutcome outcome, String who, int number) {
        if (flag.impact().abs().compareTo(AMOUNT) >= 0) {
            return Optional.of(SecondReview.Why.AMOUNT);
        }
        if (outcome == FlagOutcome.FALSE_MATCH && !flag.identityToVerify()) {
            return Optional.of(SecondReview.Why.IDENTITY);
        }
        if (Rules.find(flag.rule())
                .filter(rule -> rule.reads().stream().anyMatch(CIVIL::contains))
                .isPresent()) {
            return Optional.of(SecondReview.Why.CIVIL);
        }
        if (decisions(who) <= FIRST_DECISIONS) {
            return Optional.of(SecondReview.Why.FIRST);
        }
        return isDrawn(secret(), flag.ref(), number, PER_MILLE)
                ? Optional.of(SecondReview.Why.SAMPLE)
                : Optional.empty();
    }

    private int decisions(String who) {
        return client.sql("select count(*) from (select ref from flag_event where who = ? and kind = 'DISPOSED'"
                        + " fetch first " + (FIRST_DECISIONS + 1) + " rows only) decided")
                .param(who)
                .query(Integer.class)
                .single();
    }

    /** Whether a decision is one of so many in a thousand; the same answer for the same key. */
    static boolean isDrawn(byte[] secret, String ref, int number, int perMille) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal((ref + "/" + number).getBytes(StandardCharsets.UTF_8));
            int value = (hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff;
            return (long) value * 1_000 < (long) perMille << 24;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes what the sample is drawn with, unless it is there; best before people come. */
    public void prepare() {
        secret();
    }

    private byte[] secret() {
        return HexFormat.of().parseHex(stored().orElseGet(() -> {
            make();
            return stored().orElseThrow();
        }));
    }

    /**
     * NB: in a transaction of its own, so that two people who decide first at the same moment don't undo each other.
     */
    private void make() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        TransactionTemplate own = new TransactionTemplate(
                Objects.requireNonNull(database.transaction().getTransactionManager()));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            own.executeWithoutResult(status -> client.sql("insert into sample_key (id, secret) values (1, ?)")
                    .param(HexFormat.of().formatHex(bytes))
                    .update());
        } catch (DuplicateKeyException e) {
            LOG.debug("the key was made by another at the same moment");
        }
    }

    private Optional<String> stored() {
        return client.sql("select secret from sample_key where id = 1")
                .query(String.class)
                .optional();
    }

    /** Forgets that a decision was to be looked at again: it was taken back. */
    void forget(String ref) {
        client.sql("delete from second_review where ref = ? and state = 'PENDING'")
                .param(ref)
                .update();
    }

    /** The decisions that this person may look at, the longest waiting first. */
    public List<SecondReview> waitingFor(String who, int rows) {
        return client.sql("select " + COLUMNS
                        + " from second_review s join flag f on f.ref = s.ref and f.state = 'CLOSED'"
                        + " where s.first_by <> :who and s.second_by <> :who and s.state in ('PENDING', 'DISAGREED')"
                        + " order by s.drawn_on, s.ref, s.number fetch first " + rows + " rows only")
                .param("who", who)
                .query((row, number) -> review(row))
                .list();
    }

    /** The one of the decision that stands on a flag. */
    public Optional<SecondReview> of(String ref) {
        return client.sql("select " + COLUMNS + " from second_review s join flag f on f.ref = s.ref"
                        + " and f.state = 'CLOSED' where s.ref = ? order by s.number desc fetch first 1 rows only")
                .param(ref)
                .query((row, number) -> review(row))
                .optional();
    }

    /** Says what the second or third person found. */
    public SecondReview look(
            String ref, FlagOutcome outcome, Optional<FlagReason> reason, String who, String note, LocalDate day) {
        if (note.isBlank()) {
            throw new NotAllowed(NotAllowed.Why.NO_REASON, "a second review needs a note that says why");
        }
        if (reason.filter(word -> word.outcome() != outcome).isPresent()) {
            throw new NotAllowed(NotAllowed.Why.REASON_OF_ANOTHER, "the reason is one of another outcome");
        }
        return Optional.ofNullable(database.transaction().execute(status -> {
                    new Flags(database).locked(ref);
                    SecondReview review = of(ref).filter(found -> found.isFor(who))
                            .orElseThrow(() -> new NotAllowed(
                                    NotAllowed.Why.NOT_FOR_YOU,
                                    "the decision isn't one that this person may look at a second time"));
                    SecondReview.State next = next(review, outcome);
                    String place = review.state() == SecondReview.State.PENDING ? "second" : "third";
                    client.sql("update second_review set " + place + "_by = ?, " + place + "_outcome = ?, " + place
                                    + "_reason = ?, " + place + "_note = ?, " + place
                                    + "_on = ?, state = ? where ref = ? and number = ?")
                            .params(
                                    who,
                                    outcome.name(),
                                    reason.map(FlagReason::name).orElse(""),
                                    note,
                                    day,
                                    next.name(),
                                    ref,
                                    review.number())
                            .update();
                    if (next == SecondReview.State.SETTLED && outcome != review.first()) {
                        new Examination(database, clock).reopen(ref, who, note, day);
                    }
                    return review;
                }))
                .orElseThrow();
    }

    private static SecondReview.State next(SecondReview review, FlagOutcome outcome) {
        if (review.state() == SecondReview.State.DISAGREED) {
            return SecondReview.State.SETTLED;
        }
        return outcome == review.first() ? SecondReview.State.AGREED : SecondReview.State.DISAGREED;
    }

    /** How often the second look confirmed the first, by rule, ascending. */
    public List<Agreement> agreement() {
        return client.sql("select rule, count(case when state = 'AGREED' then 1 end), count(*) from second_review"
                        + " where state <> 'PENDING' group by rule order by rule")
                .query((row, number) -> new Agreement(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** Of {@code looked} decisions of a rule, how many were confirmed. */
    public record Agreement(String rule, long agreed, long looked) {}

    private static SecondReview review(ResultSet row) throws SQLException {
        return new SecondReview(
                row.getString("ref"),
                row.getInt("number"),
                row.getString("rule"),
                SecondReview.Why.valueOf(row.getString("drawn_for")),
                row.getObject("drawn_on", LocalDate.class),
                SecondReview.State.valueOf(row.getString("state")),
                row.getString("first_by"),
                FlagOutcome.valueOf(row.getString("first_outcome")),
                look(row, "second"),
                look(row, "third"));
    }

    private static Optional<SecondReview.Look> look(ResultSet row, String place) throws SQLException {
        String by = row.getString(place + "_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new SecondReview.Look(
                        by,
                        FlagOutcome.valueOf(row.getString(place + "_outcome")),
                        Optional.of(row.getString(place + "_reason"))
                                .filter(word -> !word.isEmpty())
                                .map(FlagReason::valueOf),
                        row.getString(place + "_note"),
                        row.getObject(place + "_on", LocalDate.class)));
    }
}
