package qpip.exchange.console;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Executions;
import qpip.exchange.job.Operations;
import qpip.exchange.job.PastNights;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.ClaimFlags;

/** What other systems of the plan may read: where a claim's flags stand, the nights, their executions. */
@RestController
@RequestMapping("/api/v1")
class Api {

    private static final int NIGHTS = 31;

    private final ClaimFlags flags;
    private final PastNights nights;
    private final Executions executions;
    private final AccessLog log;
    private final Clock clock;
    private final Operations operations;

    Api(Sources sources) {
        this.flags = new ClaimFlags(sources.database().client());
        this.nights = new PastNights(sources.database().client());
        this.executions = new Executions(sources.database().client(), sources.clock());
        this.log = new AccessLog(sources.database().client(), sources.clock());
        this.clock = sources.clock();
        this.operations = sources.operations();
    }

    record Question(long claim) {}

    record Night(LocalDate night, long executions, long done, long running, long attention) {}

    record Run(
            String id,
            String exchange,
            LocalDate night,
            long sequence,
            ExecutionStatus status,
            String reason,
            long records,
            Instant startedAt,
            Optional<Instant> endedAt,
            Map<String, Long> counts) {

        static Run of(Execution execution, ExecutionStatus status) {
            return new Run(
                    execution.id(),
                    execution.exchange(),
                    execution.night(),
                    execution.sequence(),
                    status,
                    execution.reason(),
                    execution.records(),
                    execution.startedAt(),
                    execution.endedAt(),
                    execution.counts());
        }
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("openapi/v1.yaml"));
    }

    @PostMapping("/flags")
    List<ClaimFlags.Standing> flags(@RequestBody Question question, Principal reader) {
        log.looked(reader.getName(), "api-flags", "claim " + question.claim(), "api");
        return flags.of(question.claim());
    }

    /** The nights before a day, latest first, at most a month of them; the last one's date leads on. */
    @GetMapping("/nights")
    List<Night> nights(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> before) {
        LocalDate day = before.orElseGet(() -> LocalDate.now(clock).plusDays(1));
        return nights.before(day, NIGHTS).stream()
                .map(one -> new Night(one.night(), one.executions(), one.done(), one.running(), one.attention()))
                .toList();
    }

    @GetMapping("/executions")
    List<Run> executions(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night) {
        return executions.list(Optional.of(night)).stream().map(this::run).toList();
    }

    @GetMapping("/executions/{id}")
    Run execution(@PathVariable String id) {
        return executions.find(id).map(this::run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Run run(Execution execution) {
        return Run.of(execution, operations.status(execution.id(), execution.exchange(), execution.status()));
    }
}
