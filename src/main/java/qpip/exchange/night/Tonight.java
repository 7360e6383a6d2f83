package qpip.exchange.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Control;
import qpip.exchange.job.ExchangeDefinition;

/**
 * A night: every exchange that is due, in the order that the jobs declare; what failed or was killed on this night or
 * an earlier one is taken up first, also of an exchange that isn't due. One exchange that breaks does not keep the
 * others from running. Running the same night again does what is left to do, and nothing else.
 */
public final class Tonight {

    private final Catalogue catalogue;
    private final Control control;

    public Tonight(Catalogue catalogue, Control control) {
        this.catalogue = catalogue;
        this.control = control;
    }

    /** Runs the night and says what came of each execution, in order. */
    public List<Line> run(LocalDate night) {
        return run(night, exchange -> {});
    }

    /** The same; {@code before} is told of each exchange before it runs: partners that answer at once do it then. */
    public List<Line> run(LocalDate night, Consumer<ExchangeDefinition> before) {
        List<Line> lines = new ArrayList<>();
        Set<String> blocked = new TreeSet<>();
        for (ExchangeDefinition exchange : catalogue.exchanges()) {
            List<Line> resumed = lines(exchange, () -> control.resume(exchange, night));
            if (resumed.stream().anyMatch(line -> blocks(exchange, line))) {
                blocked.add(exchange.id());
            }
            lines.addAll(resumed);
        }
        for (ExchangeDefinition exchange : catalogue.exchanges()) {
            if (exchange.job().every().due(night) && !blocked.contains(exchange.id())) {
                before.accept(exchange);
                lines.addAll(lines(exchange, () -> run(exchange, night)));
            }
        }
        return lines;
    }

    private List<Control.Ran> run(ExchangeDefinition exchange, LocalDate night) {
        return exchange.inbound() ? control.collect(exchange, night) : List.of(control.send(exchange, night, ""));
    }

    /** Later files build on earlier ones; what leaves tonight builds on nothing. */
    private static boolean blocks(ExchangeDefinition exchange, Line line) {
        return line.failure().isPresent() && (exchange.inbound() || line.ran().isEmpty());
    }

    private static List<Line> lines(ExchangeDefinition exchange, Supplier<List<Control.Ran>> work) {
        try {
            return work.get().stream()
                    .map(one -> new Line(exchange.id(), Optional.of(one), one.failure()))
                    .toList();
        } catch (RuntimeException e) {
            return List.of(new Line(exchange.id(), Optional.empty(), Optional.of(e)));
        }
    }

    /** What came of one exchange tonight: an execution, or what kept it from beginning. */
    public record Line(String exchange, Optional<Control.Ran> ran, Optional<Throwable> failure) {}
}
