package qpip.exchange.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.job.Execution;

/** What many nights did, as one table: a row for each exchange. */
final class Summary {

    private static final List<String> SEVERITIES =
            List.of("flags-critical", "flags-high", "flags-medium", "flags-low", "flags-info");

    private final Labels labels;
    private final SortedMap<String, List<Execution>> executions = new TreeMap<>();

    Summary(Labels labels) {
        this.labels = labels;
    }

    void add(List<Execution> ofOneNight) {
        ofOneNight.forEach(execution -> executions
                .computeIfAbsent(execution.exchange(), exchange -> new ArrayList<>())
                .add(execution));
    }

    void print(PrintWriter out) {
        Table table = new Table(labels.locale())
                .column("exchange", labels.of("column.exchange"), false)
                .column("executions", labels.of("column.executions"), true)
                .column("records", labels.of("column.records"), true)
                .column("forgotten", labels.of("column.forgotten"), true)
                .column("rejected", labels.of("column.rejected"), true)
                .column("unrequested", labels.of("column.unrequested"), true)
                .column("new", labels.of("column.new"), true)
                .column("changed", labels.of("column.changed"), true)
                .column("unchanged", labels.of("column.unchanged"), true)
                .column("flags", labels.of("column.flags"), true);
        executions.forEach((exchange, all) -> {
            boolean inbound = all.get(0).inbound();
            table.row(
                    exchange,
                    all.size(),
                    sum(all, "records"),
                    inbound ? sum(all, "forgotten") : "",
                    inbound ? sum(all, "rejected") : "",
                    inbound ? sum(all, "unrequested") : "",
                    inbound ? sum(all, "facts-new") : "",
                    inbound ? sum(all, "facts-changed") : "",
                    inbound ? sum(all, "unchanged") + sum(all, "facts-duplicate") : "",
                    inbound ? flags(all) : "");
        });
        table.print(out, Table.Form.TABLE);
    }

    private static String flags(List<Execution> all) {
        return String.join(
                "/",
                SEVERITIES.stream()
                        .map(severity -> String.valueOf(sum(all, severity)))
                        .toList());
    }

    private static long sum(List<Execution> all, String count) {
        return all.stream().mapToLong(execution -> execution.count(count)).sum();
    }
}
