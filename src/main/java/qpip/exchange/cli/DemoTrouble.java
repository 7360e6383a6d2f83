package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qpip.exchange.job.Control;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Executions;
import qpip.exchange.night.Tonight;
import qpip.exchange.simulation.Mishap;
import qpip.exchange.simulation.Simulation;

/**
 * What goes wrong on purpose at the end of a demonstration's last evening, so that there is something to look at: a
 * partner sends an extract that was cut off on its way, another one answers out of its trial system, and a third one's
 * server doesn't answer while a request is sent to it once more. Nothing of it becomes visible in facts or flags.
 */
final class DemoTrouble {

    private static final String CUT_OFF = "DE-IN-01";
    private static final String OUT_OF_TRIALS = "RA-IN-01";
    private static final String UNANSWERED = "CN-OUT-01";

    private final Engine engine;
    private final LocalDate night;

    DemoTrouble(Engine engine, LocalDate night) {
        this.engine = engine;
        this.night = night;
    }

    /** Whether it went wrong already: once is enough. */
    boolean made() {
        return new Executions(engine.database().client(), engine.clock())
                .list(Optional.of(night)).stream()
                        .anyMatch(execution -> execution.exchange().equals(UNANSWERED)
                                && !execution.again().isEmpty());
    }

    /** Takes what partners send once more; their servers must answer. */
    List<Tonight.Line> receive(Simulation simulation, Path server) {
        simulation.sendAgain(CUT_OFF, night, server, Mishap.CUT_OFF);
        simulation.sendAgain(OUT_OF_TRIALS, night, server, Mishap.TRIAL_REFERENCES);
        List<Tonight.Line> lines = new ArrayList<>();
        for (String exchange : List.of(CUT_OFF, OUT_OF_TRIALS)) {
            engine.control().collect(definition(exchange), night).forEach(ran -> lines.add(line(exchange, ran)));
        }
        return lines;
    }

    /** Sends once more what was sent; the partner's server must not answer. */
    Tonight.Line send(String reason) {
        return line(UNANSWERED, engine.control().send(definition(UNANSWERED), night, reason));
    }

    private static Tonight.Line line(String exchange, Control.Ran ran) {
        return new Tonight.Line(exchange, Optional.of(ran), ran.failure());
    }

    private ExchangeDefinition definition(String exchange) {
        return RunCommand.exchange(engine.catalogue(), exchange);
    }
}
