package qpip.exchange.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import qpip.exchange.job.Execution;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.Executions;
import qpip.exchange.storage.Database;

/** What came of the last night, what asks for a person first. Nothing here is about anybody. */
@Controller
class TonightPage {

    private final Database database;
    private final Executions executions;

    TonightPage(Sources sources) {
        this.database = sources.database();
        this.executions = new Executions(database.client(), sources.clock());
    }

    @GetMapping("/cette-nuit")
    String show(Model model) {
        Optional<LocalDate> night = lastNight();
        List<Execution> ran =
                night.map(date -> executions.list(Optional.of(date))).orElse(List.of());
        model.addAttribute("night", night.map(LocalDate::toString).orElse(""));
        model.addAttribute("executions", ran);
        model.addAttribute(
                "toDo", ran.stream().filter(TonightPage::needsSomebody).toList());
        return "console/operation/tonight";
    }

    private Optional<LocalDate> lastNight() {
        return database.client()
                .sql("select night from execution order by night desc fetch first 1 rows only")
                .query(LocalDate.class)
                .optional();
    }

    private static boolean needsSomebody(Execution execution) {
        return execution.status() == ExecutionStatus.FAILED
                || execution.status() == ExecutionStatus.HELD
                || execution.status() == ExecutionStatus.REJECTED;
    }
}
