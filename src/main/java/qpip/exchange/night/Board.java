package qpip.exchange.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.ExecutionStatus;

/**
 * A night at a glance: for each exchange what came of it, against what was due and what is usual, and the nights before
 * it.
 *
 * @param lines every exchange that was due or ran, in the order of a night
 * @param waiting what else waits for a person: from earlier nights, and of an exchange that ran several times on this
 *     one
 */
public record Board(LocalDate night, List<Line> lines, List<Ran> waiting) {

    /** How many nights are looked back on, for the usual volumes: a quarter, so that a weekday comes a dozen times. */
    public static final int NIGHTS_BACK = 91;

    private static final int TREND_NIGHTS = 14;

    private static final Set<ExecutionStatus> WAITING =
            Set.of(ExecutionStatus.HELD, ExecutionStatus.FAILED, ExecutionStatus.INTERRUPTED);

    public Board {
        lines = List.copyOf(lines);
        waiting = List.copyOf(waiting);
    }

    /**
     * One exchange on the night: its execution that asks most for a person, and its other ones; {@code trend} are its
     * last fourteen nights on which it was done, the night itself last.
     */
    public record Line(
            ExchangeDefinition exchange,
            Standing standing,
            Optional<Ran> ran,
            List<Ran> others,
            Optional<Band> band,
            List<Ran> trend) {

        /** Whether any of its executions came through. */
        public boolean isDone() {
            return Stream.concat(ran.stream(), others.stream()).anyMatch(one -> one.status() == ExecutionStatus.DONE);
        }
    }

    /**
     * What ran is given from {@link #NIGHTS_BACK} nights before; {@code today} says which nights are over, and
     * {@code first} on which night anything ran for the first time: before it nothing was late.
     */
    public static Board of(
            Catalogue catalogue, List<Ran> ran, LocalDate night, LocalDate today, Optional<LocalDate> first) {
        List<Line> lines = new ArrayList<>();
        for (ExchangeDefinition exchange : catalogue.exchanges()) {
            Line line = line(exchange, ran, night, today, first);
            if (line.standing() != Standing.NOT_DUE) {
                lines.add(line);
            }
        }
        List<Ran> shown = lines.stream().flatMap(line -> line.ran().stream()).toList();
        List<Ran> waiting = ran.stream()
                .filter(one -> one.night().isBefore(night)
                        ? WAITING.contains(one.status())
                        : one.night().equals(night) && standing(one.status()).asks() && !shown.contains(one))
                .toList();
        return new Board(night, lines, waiting);
    }

    /** How an exchange stood on each of the nights that end with one, that one last. */
    public static List<Standing> week(
            ExchangeDefinition exchange,
            List<Ran> ran,
            LocalDate night,
            LocalDate today,
            Optional<LocalDate> first,
            int nights) {
        return IntStream.range(0, nights)
                .mapToObj(back -> night.minusDays(nights - 1L - back))
                .map(day -> line(exchange, ran, day, today, first).standing())
                .toList();
    }

    private static Line line(
            ExchangeDefinition exchange, List<Ran> ran, LocalDate night, LocalDate today, Optional<LocalDate> first) {
        List<Ran> all = ran.stream()
                .filter(one ->
                        one.exchange().equals(exchange.id()) && one.night().equals(night))
                .toList();
        Optional<Ran> last = all.stream().max(Comparator.comparing(one -> standing(one.status())));
        Optional<Band> band = exchange.inbound() ? Band.of(ran, exchange.id(), night) : Optional.empty();
        Standing standing = last.map(one -> standing(one, band)).orElseGet(() -> absent(exchange, night, today, first));
        List<Ran> trend = ran.stream()
                .filter(one -> one.exchange().equals(exchange.id())
                        && one.status() == ExecutionStatus.DONE
                        && !one.night().isAfter(night))
                .toList();
        return new Line(
                exchange,
                standing,
                last,
                all.stream().filter(one -> !last.equals(Optional.of(one))).toList(),
                band,
                trend.subList(Math.max(0, trend.size() - TREND_NIGHTS), trend.size()));
    }

    private static Standing standing(Ran ran, Optional<Band> band) {
        boolean unusual = ran.status() == ExecutionStatus.DONE
                && band.filter(usual -> !usual.holds(ran.records())).isPresent();
        return unusual ? Standing.UNUSUAL : standing(ran.status());
    }

    /** How an execution of that status stands. */
    public static Standing standing(ExecutionStatus status) {
        return Standing.valueOf(status.name());
    }

    private static Standing absent(
            ExchangeDefinition exchange, LocalDate night, LocalDate today, Optional<LocalDate> first) {
        if (!exchange.job().every().due(night)) {
            return Standing.NOT_DUE;
        }
        if (!night.isBefore(today)) {
            return Standing.EXPECTED;
        }
        return first.filter(began -> !night.isBefore(began)).isPresent() ? Standing.LATE : Standing.NOT_DUE;
    }
}
