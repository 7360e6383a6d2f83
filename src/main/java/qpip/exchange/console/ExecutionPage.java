package qpip.exchange.console;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.fact.Orphans;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Quarantine;
import qpip.exchange.layout.RejectedLine;

/** One execution: its file, steps, counts, the gate that stopped it, and its rejected lines by place and shape. */
@Controller
class ExecutionPage {

    private static final int LINES_SHOWN = 20;

    private final Sources sources;

    ExecutionPage(Sources sources) {
        this.sources = sources;
    }

    @GetMapping("/executions/{id}")
    String show(@PathVariable String id, Model model) {
        Execution execution = new Executions(sources.database().client(), sources.clock())
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<RejectedLine> lines = new Quarantine(sources.database()).lines(execution.id());
        model.addAttribute("execution", execution);
        model.addAttribute(
                "steps",
                sources.steps().apply(execution).stream()
                        .map(step ->
                                Step.of(step.getStepName(), String.valueOf(step.getStatus()), step.getCommitCount()))
                        .toList());
        model.addAttribute("lines", lines.subList(0, Math.min(LINES_SHOWN, lines.size())));
        model.addAttribute("more", Math.max(0, lines.size() - LINES_SHOWN));
        model.addAttribute(
                "orphans",
                execution.count("orphans-reported") > 0
                        ? new Orphans(sources.database().client()).reported(execution.exchange(), execution.night())
                        : List.of());
        return "console/execution";
    }

    /** A step, or one of the parts that it is divided into. */
    record Step(String name, String part, String status, long commits) {

        static Step of(String name, String status, long commits) {
            int colon = name.indexOf(':');
            return colon < 0
                    ? new Step(name, "", status, commits)
                    : new Step(name.substring(0, colon), name.substring(colon + 1), status, commits);
        }
    }
}
