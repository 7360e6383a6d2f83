package qpip.exchange.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.TestDatabase;

/** What rules gave, what another threshold would have given, and proposals that two people make. */
class RuleFiguresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String WEEKS = "[{}]";

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void precisionIsTheShareOfTheDecidedThatWereConfirmed(TestDatabase database) {
        JdbcClient client = database.database().client();
        flag(client, "F-1", "R15", "CLOSED", "ADJUST_DOWN", "150", DAY, WEEKS);
        flag(client, "F-2", "R15", "CLOSED", "FALSE_MATCH", "150", DAY, WEEKS);
        flag(client, "F-3", "R15", "QUEUED", "", "150", DAY, WEEKS);
        flag(client, "F-4", "R15", "LAPSED", "", "150", DAY, WEEKS);
        flag(client, "F-5", "R27", "QUEUED", "", "0", DAY, "[]");

        assertThat(new RuleFigures(client).byRule())
                .containsOnlyKeys("R15", "R27")
                .containsEntry("R15", new RuleFigures.Figures(4, 1, 2, 1));
        assertThat(new RuleFigures.Figures(4, 1, 2, 1).precision()).isEqualTo(0.5);
        assertThat(RuleFigures.Figures.NONE.precision()).isZero();
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aThresholdTakesWhatLiesBelowItAndNothingAtIt(TestDatabase database) {
        JdbcClient client = database.database().client();
        flag(client, "F-1", "R15", "CLOSED", "ADJUST_DOWN", "199.99", DAY, WEEKS);
        flag(client, "F-2", "R15", "CLOSED", "NO_CHANGE", "120", DAY, WEEKS);
        flag(client, "F-3", "R15", "QUEUED", "", "110", DAY, WEEKS);
        flag(client, "F-4", "R15", "CLOSED", "STOP", "200.00", DAY, WEEKS);
        flag(client, "F-5", "R15", "QUEUED", "", "110", DAY.minusDays(1), WEEKS);
        flag(client, "F-6", "R15", "QUEUED", "", "110", DAY, "[]");
        flag(client, "F-7", "R27", "QUEUED", "", "110", DAY, WEEKS);
        RuleFigures figures = new RuleFigures(client);

        assertThat(figures.threshold(List.of("R15"), new BigDecimal("200"), DAY))
                .isEqualTo(new RuleFigures.Simulation(4, 3, 2, 1, 0));
        assertThat(figures.threshold(List.of("R15"), BigDecimal.ZERO, DAY))
                .isEqualTo(new RuleFigures.Simulation(4, 0, 0, 0, 0));
        assertThat(figures.threshold(List.of("R99"), BigDecimal.ONE, DAY))
                .isEqualTo(new RuleFigures.Simulation(0, 0, 0, 0, 0));
        assertThat(figures.flipped(List.of("R15"), new BigDecimal("200"), DAY, 9))
                .extracting(RuleFigures.Flipped::ref)
                .containsExactly("F-1", "F-2");
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoProposesDoesNotAnswerNotEvenInTheDatabase(TestDatabase database) {
        JdbcClient client = database.database().client();
        RuleProposals proposals = new RuleProposals(client, Clock.systemUTC());
        proposals.proposeValue("every", "impact.material-total", "100.00", "150.00", DAY, "fewer trifles", "u1");
        proposals.proposeSleep("R15", DAY, DAY.plusDays(30), "the partner corrects", "u1");
        long number = proposals.on("every").get(0).number();

        assertThat(proposals.answer(number, RuleProposal.Answer.APPROVED, "u1")).isFalse();
        assertThatThrownBy(() -> client.sql("update rule_proposal set answer = 'APPROVED', answered_by = proposed_by")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(proposals.open()).hasSize(2);
        assertThat(proposals.answer(number, RuleProposal.Answer.APPROVED, "u2")).isTrue();
        assertThat(proposals.answer(number, RuleProposal.Answer.REFUSED, "u3")).isFalse();
        assertThat(proposals.on("every").get(0).answeredBy()).contains("u2");
        assertThat(proposals.on("R15").get(0).until()).contains(DAY.plusDays(30));
        assertThat(proposals.open()).extracting(RuleProposal::rule).containsExactly("R15");
    }

    private static void flag(
            JdbcClient client,
            String ref,
            String rule,
            String state,
            String outcome,
            String impact,
            LocalDate seen,
            String weeks) {
        client.sql(
                        "insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message, impact,"
                                + " favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks, exchange,"
                                + " execution, register_version, first_seen_on, last_seen_on, outcome) values (?, ?, 1, 1, ?, ?,"
                                + " 'MEDIUM', 'm', ?, false, false, false, ?, '[]', '{}', ?, 'CN-IN-01', 'E', 1, ?, ?, ?)")
                .params(ref, rule, DAY, DAY, new BigDecimal(impact), state, weeks, seen, seen, outcome)
                .update();
    }
}
