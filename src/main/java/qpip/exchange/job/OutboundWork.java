package qpip.exchange.job;

import java.nio.file.Path;
import java.time.LocalDate;
import qpip.exchange.register.Period;

/** One outbound execution under way. */
final class OutboundWork {

    final Workshop workshop;
    final ExchangeDefinition exchange;
    final Outbound job;
    final String execution;
    final LocalDate night;
    final Leases.Lease lease;

    OutboundWork(
            Workshop workshop, ExchangeDefinition exchange, String execution, LocalDate night, Leases.Lease lease) {
        this.workshop = workshop;
        this.exchange = exchange;
        this.job = (Outbound) exchange.job().work();
        this.execution = execution;
        this.night = night;
        this.lease = lease;
    }

    /** A request of this execution; its reference comes out the same when the selection is made again. */
    Request request(long person, long claim, Period period, Role role, String about) {
        return new Request(
                workshop.refs().of(execution, person, claim, role, about), person, claim, period, role, about);
    }

    Execution execution() {
        return workshop.executions().find(execution).orElseThrow();
    }

    /** Where the sealed extract lies. */
    Path file(Execution sealed) {
        return workshop.folders().outbound(exchange.id()).resolve(sealed.fileName());
    }

    void progress(String step, long done, long total) {
        workshop.progress().reached(execution + " " + step, done, total);
    }
}
