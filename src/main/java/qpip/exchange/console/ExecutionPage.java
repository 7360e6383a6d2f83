package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.fact.Orphans;
import qpip.exchange.job.Attempts;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionAct;
import qpip.exchange.job.ExecutionActs;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Operations;
import qpip.exchange.job.Quarantine;
import qpip.exchange.job.Reached;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.linkage.index.Linked;

/**
 * One execution: what happened, whether going on is safe, and the acts by which a person goes on with it. Its rejected
 * lines are told by place and shape.
 */
@Controller
class ExecutionPage {

    private static final int LINES_SHOWN = 20;

    private final Sources sources;
    private final MessageSource messages;
    private final Operations operations;
    private final Executions executions;
    private final ExecutionActs acts;
    private final Attempts attempts;

    ExecutionPage(Sources sources, MessageSource messages, Deployment deployment) {
        this.sources = sources;
        this.messages = messages;
        this.operations = sources.operations();
        this.executions = new Executions(sources.database().client(), sources.clock());
        this.acts = new ExecutionActs(sources.database().client(), sources.clock());
        this.attempts = new Attempts(sources.database().client(), deployment.demonstration());
    }

    @GetMapping("/executions/{id}")
    String show(@PathVariable String id, Principal reader, Locale locale, Model model) {
        return page(find(id), reader, locale, model);
    }

    /** How far it is: a page of its own, or the part that stands on the execution's page for a script that asks. */
    @GetMapping("/executions/{id}/etat")
    String state(
            @PathVariable String id,
            @RequestHeader(name = Refusals.FRAGMENT, defaultValue = "false") boolean part,
            Locale locale,
            Model model) {
        Execution execution = find(id);
        model.addAttribute("execution", execution);
        model.addAttribute("part", part);
        state(execution, attempts.of(id), locale, model);
        return part ? "console/operation/execution-state :: state" : "console/operation/execution-state";
    }

    /** Does what was asked, unless there is something in the way; what was typed then comes back with the reason. */
    @PostMapping("/executions/{id}")
    String act(
            @PathVariable String id,
            @RequestParam ExecutionAct.Kind act,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        Execution execution = find(id);
        Optional<Operations.Refusal> refusal = switch (act) {
            case RESTARTED -> operations.restart(id, reader.getName(), reason);
            case RELEASE_ASKED -> operations.askRelease(id, reader.getName(), reason);
            case RELEASED -> operations.release(id, reader.getName());
            case ABANDONED -> operations.abandon(id, reader.getName(), reason);
        };
        if (refusal.isEmpty()) {
            return "redirect:/executions/" + execution.id()
                    + (act == ExecutionAct.Kind.RELEASE_ASKED ? "?fait=" + act : "");
        }
        answer.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "execution.refused." + refusal.get());
        model.addAttribute("refusedAct", act.name());
        model.addAttribute("typed", reason);
        return page(find(id), reader, locale, model);
    }

    private Execution find(String id) {
        return executions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String page(Execution execution, Principal reader, Locale locale, Model model) {
        List<RejectedLine> lines = new Quarantine(sources.database()).lines(execution.id());
        List<Attempts.Attempt> runs = attempts.of(execution.id());
        model.addAttribute("execution", execution);
        model.addAttribute("part", false);
        state(execution, runs, locale, model);
        acts(execution, reader, locale, model);
        model.addAttribute(
                "attempts",
                runs.stream()
                        .map(run -> Row.of(run, runs.indexOf(run) + 1, locale))
                        .toList());
        model.addAttribute(
                "usual",
                attempts.usual(execution.exchange(), execution.id())
                        .map(usual -> Moments.took(usual, locale))
                        .orElse(""));
        model.addAttribute("balance", Balance.of(execution));
        model.addAttribute("counts", execution.counted());
        model.addAttribute("wrong", wrong(execution, locale));
        model.addAttribute(
                "lines",
                lines.stream()
                        .limit(LINES_SHOWN)
                        .map(line -> Line.of(line, locale))
                        .toList());
        model.addAttribute("more", Math.max(0, lines.size() - LINES_SHOWN));
        model.addAttribute(
                "orphans",
                execution.count("orphans-reported") > 0
                        ? new Orphans(sources.database().client()).reported(execution.exchange(), execution.night())
                        : List.of());
        return "console/operation/execution";
    }

    /**
     * How many of the matches are expected to be wrong by their weights, and within what; blank when none was weighed.
     */
    private String wrong(Execution execution, Locale locale) {
        long weighed = execution.count("weighed");
        if (weighed == 0) {
            return "";
        }
        Linked.Share share = execution.matchErrors().share();
        return messages.getMessage(
                "execution.wrong",
                new Object[] {weighed, share.value() * weighed, share.low() * weighed, share.high() * weighed},
                locale);
    }

    private void state(Execution execution, List<Attempts.Attempt> runs, Locale locale, Model model) {
        boolean interrupted = operations.interrupted(execution);
        Optional<String> step = Attempts.brokenAt(runs);
        boolean open = execution.endedAt().isEmpty();
        model.addAttribute(
                "standing",
                operations
                        .status(execution.id(), execution.exchange(), execution.status())
                        .name());
        model.addAttribute("unanswered", interrupted && execution.status() == ExecutionStatus.REFUSED);
        model.addAttribute("step", step.orElse(""));
        model.addAttribute("compared", open ? attempts.compared(execution.id()) : 0L);
        model.addAttribute(
                "underWay", operations.underWay(execution.id()).map(Enum::name).orElse(""));
        model.addAttribute("why", Why.of(execution.reason(), execution.found(), step, messages, locale));
        model.addAttribute(
                "trouble",
                operations.trouble(execution.id()).map(one -> one.in(locale)).orElse(""));
        model.addAttribute(
                "troubleDetail",
                operations.trouble(execution.id()).flatMap(Found::technical).orElse(""));
        model.addAttribute(
                "again",
                again(execution).map(act -> act(act, locale)).map(List::of).orElse(List.of()));
        model.addAttribute(
                "live",
                open && !interrupted || operations.underWay(execution.id()).isPresent());
        model.addAttribute("updated", Moments.said(sources.clock().instant(), locale));
    }

    /** What somebody did last, if it did not bring the execution through. */
    private Optional<ExecutionAct> again(Execution execution) {
        boolean broken = execution.status() == ExecutionStatus.FAILED
                && operations.underWay(execution.id()).isEmpty();
        return Optional.of(acts.of(execution.id()))
                .filter(done -> broken && !done.isEmpty())
                .map(done -> done.get(done.size() - 1))
                .filter(last -> last.kind() != ExecutionAct.Kind.RELEASE_ASKED);
    }

    private void acts(Execution execution, Principal reader, Locale locale, Model model) {
        List<ExecutionAct> done = acts.of(execution.id());
        Optional<ExecutionAct> asked =
                execution.status() == ExecutionStatus.HELD ? ExecutionActs.asked(done) : Optional.empty();
        boolean idle = operations.underWay(execution.id()).isEmpty();
        boolean interrupted = operations.interrupted(execution);
        boolean held = execution.status() == ExecutionStatus.HELD;
        boolean failed = execution.status() == ExecutionStatus.FAILED;
        model.addAttribute("acts", done.stream().map(act -> act(act, locale)).toList());
        model.addAttribute(
                "asked", asked.map(act -> act(act, locale)).map(List::of).orElse(List.of()));
        model.addAttribute(
                "own", asked.filter(one -> one.who().equals(reader.getName())).isPresent());
        boolean open = held || failed || interrupted && execution.status() == ExecutionStatus.RUNNING;
        Reached reached = open ? operations.reached(execution) : Reached.NOTHING;
        model.addAttribute("restartable", idle && (failed || interrupted));
        model.addAttribute("askable", idle && held && asked.isEmpty());
        model.addAttribute("abandonable", idle && open && !reached.binds());
        model.addAttribute("bound", idle && open && reached.binds() ? reached.name() : "");
        model.addAttribute(
                "abandonMeans", execution.inbound() ? "in" : reached == Reached.DELIVERY_BEGUN ? "begun" : "out");
    }

    /** An act in the history, with why the execution stood then. */
    record Act(String at, String who, String kind, String reason, Why why) {}

    private Act act(ExecutionAct act, Locale locale) {
        return new Act(
                Moments.dated(act.at(), locale),
                act.who(),
                act.kind().name(),
                act.reason(),
                Why.of(act.cause(), act.found(), Optional.empty(), messages, locale));
    }

    /** An attempt with its steps as the page shows them. */
    record Row(int number, String began, String took, String status, List<StepRow> steps) {

        static Row of(Attempts.Attempt attempt, int number, Locale locale) {
            return new Row(
                    number,
                    attempt.began().map(moment -> Moments.dated(moment, locale)).orElse(""),
                    attempt.ended().isPresent() ? Moments.took(attempt.worked(), locale) : "",
                    attempt.status(),
                    attempt.steps().stream()
                            .map(step -> new StepRow(
                                    step.name(),
                                    step.part(),
                                    step.status(),
                                    Moments.took(step.took(), locale),
                                    step.commits()))
                            .toList());
        }
    }

    record StepRow(String name, String part, String status, String took, long commits) {}

    /** A rejected line, told by its place and by what was found; {@code technical} is what only English has. */
    record Line(long number, String reason, String field, String found, String technical) {

        static Line of(RejectedLine line, Locale locale) {
            boolean worded = line.found().isWorded();
            return new Line(
                    line.number(),
                    line.reason().word(),
                    line.field(),
                    worded ? line.found().in(locale) : "",
                    worded ? "" : line.found().stored());
        }
    }

    /** What became of the records of an extract: the parts add up to the whole. */
    record Balance(long records, long rejected, long forgotten, long unrequested, long used) {

        static Balance of(Execution execution) {
            long rejected = execution.count("rejected");
            long forgotten = execution.count("forgotten");
            long unrequested = execution.count("unrequested");
            long records = execution.count("records");
            return new Balance(records, rejected, forgotten, unrequested, records - rejected - forgotten - unrequested);
        }
    }
}
