package qpip.exchange.console;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.storage.Database;

/** The open flags, oldest first, a page at a time; no name, no number, no amount. */
@Controller
class FlagsPage {

    private static final int ROWS = 20;

    private final Database database;
    private final AccessLog log;

    FlagsPage(Sources sources) {
        this.database = sources.database();
        this.log = new AccessLog(database.client(), sources.clock());
    }

    /** Those after the one that was seen first on {@code since} and has the reference {@code after}. */
    @GetMapping("/ecarts")
    String show(
            @RequestParam(defaultValue = "1900-01-01") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
            @RequestParam(defaultValue = "") String after,
            Principal reader,
            Locale locale,
            Model model) {
        List<Row> rows = rows(since, after, RuleText.in(locale));
        log.looked(reader.getName(), "list", "flags", "console");
        model.addAttribute("rows", rows.subList(0, Math.min(ROWS, rows.size())));
        model.addAttribute("more", rows.size() > ROWS);
        return "console/flags";
    }

    private List<Row> rows(LocalDate since, String after, RuleText text) {
        return database.client()
                .sql("select ref, rule, severity, state, message, exchange, first_seen_on from flag"
                        + " where state not in ('CLOSED', 'LAPSED')"
                        + " and (first_seen_on > :since or first_seen_on = :since and ref > :after)"
                        + " order by first_seen_on, ref fetch first " + (ROWS + 1) + " rows only")
                .param("since", since)
                .param("after", after)
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        text.of(row.getString(5), Map.of(), RuleText.Part.TITLE),
                        row.getString(6),
                        row.getObject(7, LocalDate.class)))
                .list();
    }

    record Row(
            String ref, String rule, String severity, String state, String title, String exchange, LocalDate since) {}
}
