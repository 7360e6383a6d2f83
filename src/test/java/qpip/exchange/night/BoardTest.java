package qpip.exchange.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.layout.Found;
import qpip.exchange.storage.TestDatabase;

/** A night is told against what was due and what is usual. */
class BoardTest {

    private static final Catalogue DECLARED = Catalogue.read(Path.of("."));
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "120, 100, 88, 112, false",
        "113, 100, 88, 112, false",
        "112, 100, 88, 112, true",
        "88,  100, 88, 112, true",
        "87,  100, 88, 112, false",
    })
    void theBandIsTheMedianGiveOrTakeFourMedianDeviations(
            long records, long median, long low, long high, boolean holds) {
        Band band = Band.of(List.of(97L, 103L, 100L, 100L, 5000L, 97L, 103L));

        assertThat(band).isEqualTo(new Band(median, low, high, 7));
        assertThat(band.holds(records)).isEqualTo(holds);
    }

    @Test
    void steadyVolumesLeaveATenthAndNoBandIsNegative() {
        assertThat(Band.of(List.of(200L, 200L, 200L, 200L))).isEqualTo(new Band(200, 180, 220, 4));
        assertThat(Band.of(List.of(0L, 0L, 0L, 0L))).isEqualTo(new Band(0, 0, 1, 4));
    }

    @Test
    void fewerThanFourNightsGiveNoBandAndTheSameWeekdayIsPreferred() {
        List<Ran> ran = new ArrayList<>();
        for (int week = 1; week <= 3; week++) {
            ran.add(ran("DE-IN-01", SUNDAY.minusWeeks(week), ExecutionStatus.DONE, 1000));
        }
        assertThat(Band.of(ran, "DE-IN-01", SUNDAY)).isEmpty();
        ran.add(ran("DE-IN-01", SUNDAY.minusDays(1), ExecutionStatus.DONE, 10));
        assertThat(Band.of(ran, "DE-IN-01", SUNDAY)).map(Band::nights).contains(4);
        ran.add(ran("DE-IN-01", SUNDAY.minusWeeks(4), ExecutionStatus.DONE, 1000));
        assertThat(Band.of(ran, "DE-IN-01", SUNDAY)).contains(new Band(1000, 900, 1100, 4));
        ran.add(ran("DE-IN-01", SUNDAY.minusWeeks(5), ExecutionStatus.HELD, 9999));
        assertThat(Band.of(ran, "DE-IN-01", SUNDAY))
                .as("only what was done counts")
                .map(Band::nights)
                .contains(4);
    }

    @Test
    void whatWasDueAndDidNotComeIsShownAsLateOnceTheNightIsOver() {
        Board over = Board.of(DECLARED, List.of(), SUNDAY, SUNDAY.plusDays(1), Optional.of(SUNDAY));
        assertThat(over.lines())
                .extracting(line -> line.exchange().id())
                .contains("CN-IN-01", "DE-IN-01")
                .doesNotContain("RQ-OUT-03");
        assertThat(over.lines()).allMatch(line -> line.standing() == Standing.LATE);

        assertThat(Board.of(DECLARED, List.of(), SUNDAY, SUNDAY, Optional.empty())
                        .lines())
                .allMatch(line -> line.standing() == Standing.EXPECTED);
        assertThat(Board.of(DECLARED, List.of(), SUNDAY.plusDays(1), SUNDAY, Optional.empty())
                        .lines())
                .extracting(line -> line.exchange().id())
                .as("a weekly exchange is not due on a Monday")
                .doesNotContain("CN-IN-01");
    }

    @Test
    void beforeTheFirstNightNothingWasLate() {
        ExchangeDefinition nightly = DECLARED.exchange("DE-IN-01").orElseThrow();

        assertThat(Board.week(nightly, List.of(), SUNDAY.plusDays(1), SUNDAY.plusDays(2), Optional.of(SUNDAY), 3))
                .containsExactly(Standing.NOT_DUE, Standing.LATE, Standing.LATE);
        assertThat(Board.week(nightly, List.of(), SUNDAY, SUNDAY.plusDays(2), Optional.empty(), 2))
                .containsOnly(Standing.NOT_DUE);
    }

    @Test
    void theWorstOfANightCountsAndWhatWaitsFromBeforeIsNotForgotten() {
        List<Ran> ran = List.of(
                ran("CN-IN-01", SUNDAY.minusWeeks(20), ExecutionStatus.HELD, 5),
                ran("DE-IN-01", SUNDAY, ExecutionStatus.FAILED, 5),
                ran("DE-IN-01", SUNDAY, ExecutionStatus.DONE, 5));
        Board board = Board.of(DECLARED, ran, SUNDAY, SUNDAY, Optional.of(SUNDAY));

        assertThat(board.waiting()).extracting(Ran::exchange).containsExactly("CN-IN-01");
        assertThat(board.lines())
                .filteredOn(line -> line.exchange().id().equals("DE-IN-01"))
                .extracting(Board.Line::standing)
                .containsExactly(Standing.FAILED);
    }

    @Test
    void aNightDoneWithAVolumeOutOfTheBandIsUnusual() {
        List<Ran> ran = new ArrayList<>();
        for (int week = 1; week <= 4; week++) {
            ran.add(ran("CN-IN-01", SUNDAY.minusWeeks(week), ExecutionStatus.DONE, 100));
        }
        ran.add(ran("CN-IN-01", SUNDAY, ExecutionStatus.DONE, 111));
        assertThat(Board.week(DECLARED.exchange("CN-IN-01").orElseThrow(), ran, SUNDAY, SUNDAY, Optional.of(SUNDAY), 2))
                .containsExactly(Standing.NOT_DUE, Standing.UNUSUAL);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void executionsAreReadWithTheirCountsInOneStatement(TestDatabase database) {
        execution(database, "CN-IN-01.1", "in", SUNDAY, "DONE", 50);
        execution(database, "CN-OUT-01.1", "out", SUNDAY, "DONE", 50);
        execution(database, "CN-IN-01.0", "in", SUNDAY.minusDays(400), "HELD", 7);
        execution(database, "CN-IN-01.old", "in", SUNDAY.minusDays(400), "DONE", 7);
        for (String count : List.of("rejected", "forgotten", "unrequested", "flags-high", "flags-low", "claims")) {
            database.database()
                    .client()
                    .sql("insert into execution_count (execution, name, amount) values ('CN-IN-01.1', ?, 5)")
                    .param(count)
                    .update();
        }
        execution(database, "CN-IN-01.2", "in", SUNDAY, "REFUSED", 50);
        execution(database, "CN-IN-01.-1", "in", SUNDAY.minusDays(400), "RUNNING", 7);
        database.database()
                .client()
                .sql("insert into execution_count (execution, name, amount) values ('CN-IN-01.2', 'rejected', 9)")
                .update();
        Nights nights = new Nights(database.database().client());

        List<Ran> ran = nights.between(SUNDAY.minusDays(91), SUNDAY);
        assertThat(nights.last()).contains(SUNDAY);
        assertThat(ran)
                .extracting(Ran::id)
                .containsExactlyInAnyOrder("CN-IN-01.-1", "CN-IN-01.0", "CN-IN-01.1", "CN-IN-01.2", "CN-OUT-01.1");
        assertThat(one(ran, "CN-IN-01.1").usable()).isEqualTo(45);
        assertThat(one(ran, "CN-IN-01.1").matchedPerMille()).contains(778L);
        assertThat(one(ran, "CN-IN-01.1").flags()).isEqualTo(10);
        assertThat(one(ran, "CN-OUT-01.1").matchedPerMille()).isEmpty();
        assertThat(one(ran, "CN-IN-01.2").matchedPerMille())
                .as("nothing of a refused file was compared")
                .isEmpty();
    }

    private static Ran one(List<Ran> ran, String id) {
        return ran.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whatWasInterruptedOnAnEarlierNightWaitsForAPersonLikeWhatFailed() {
        List<Ran> ran = List.of(
                ran("DE-IN-01", SUNDAY.minusDays(2), ExecutionStatus.INTERRUPTED, 7),
                ran("DE-IN-02", SUNDAY.minusDays(2), ExecutionStatus.RUNNING, 7),
                ran("CN-IN-01", SUNDAY, ExecutionStatus.INTERRUPTED, 7));
        Board board = Board.of(DECLARED, ran, SUNDAY, SUNDAY, Optional.of(SUNDAY));

        assertThat(board.waiting()).extracting(Ran::exchange).containsExactly("DE-IN-01");
        assertThat(board.lines())
                .filteredOn(line -> line.exchange().id().equals("CN-IN-01"))
                .extracting(Board.Line::standing)
                .containsExactly(Standing.INTERRUPTED)
                .allMatch(Standing::asks);
    }

    private static void execution(
            TestDatabase database, String id, String direction, LocalDate night, String status, long records) {
        database.database()
                .client()
                .sql(
                        "insert into execution (id, exchange, direction, night, sequence, file_name, sha256, again, status,"
                                + " reason, detail, register_version, bytes, records, plan, released, announced, started_at)"
                                + " values (?, 'CN-IN-01', ?, ?, 1, 'f', 'ab', '', ?, '', '', 1, 10, ?, '', '', '',"
                                + " current_timestamp)")
                .params(id, direction, night, status, records)
                .update();
    }

    private static Ran ran(String exchange, LocalDate night, ExecutionStatus status, long records) {
        return new Ran(
                exchange + "." + night + "." + status,
                exchange,
                night,
                status,
                "",
                Found.NOTHING,
                records,
                records,
                records,
                0,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH));
    }
}
