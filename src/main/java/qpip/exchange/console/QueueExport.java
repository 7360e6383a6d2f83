package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.QueueRow;
import qpip.exchange.review.ReviewQueue;

/**
 * The list on screen as a file: the same filters, the same columns, nothing personal; who took it, when, why, and until
 * when it may be kept stand in its first lines. Many rows take the password, or the code of the second factor, again,
 * and another person who approves.
 */
@Controller
class QueueExport {

    static final int ANALYST_MAX = 100;
    static final int MAX = 10_000;
    private static final int DAYS_KEPT = 7;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** Why a list is taken out. */
    enum Reason {
        PLANNING,
        REPORT,
        AUDIT
    }

    private final ReviewQueue queue;
    private final Clock clock;
    private final Reviewers reviewers;
    private final Accounts accounts;
    private final Declared declared;
    private final AccessLog log;
    private final MessageSource messages;
    private final MatchWords weights;
    private final ExportRequests requests;

    QueueExport(Sources sources, Accounts accounts, Declared declared, MessageSource messages, MatchWords weights) {
        this.requests = new ExportRequests(sources.database().client(), sources.clock());
        this.accounts = accounts;
        this.weights = weights;
        this.queue = new ReviewQueue(sources.database());
        this.clock = sources.clock();
        this.reviewers = new Reviewers(sources.database());
        this.declared = declared;
        this.log = new AccessLog(sources.database().client(), clock);
        this.messages = messages;
    }

    @PostMapping(path = "/ecarts", params = "exporter")
    ResponseEntity<?> export(
            @RequestParam Reason why,
            @RequestParam(defaultValue = "") String password,
            Principal reader,
            Locale locale,
            HttpSession session) {
        QueueQuery query = FlagsPage.kept(session);
        String who = reader.getName();
        int most = reviewers.supervises(who) ? MAX : ANALYST_MAX;
        int rows = queue.count(query.filter(who, LocalDate.now(clock), declared), most + 1);
        if (rows > most) {
            return to(query, "trop=" + most);
        }
        if (rows <= ANALYST_MAX) {
            return file(query, why, "", reader, locale);
        }
        if (!accounts.confirms(who, password)) {
            return to(query, "confirmer");
        }
        requests.ask(who, why, query);
        log.looked(who, "export-ask", "flags", why + ", " + rows + " rows");
        return to(query, "demande");
    }

    /** Another person approves a list of many rows. */
    @PostMapping(path = "/ecarts", params = "approuver")
    ResponseEntity<?> approve(@RequestParam long demande, Principal reader, HttpSession session) {
        boolean approved = reviewers.supervises(reader.getName()) && requests.approve(demande, reader.getName());
        if (approved) {
            log.looked(reader.getName(), "export-approve", "flags", "request " + demande);
        }
        return to(FlagsPage.kept(session), approved ? "approuve" : "autre");
    }

    /** Whoever asked for a list of many rows takes it, once. */
    @PostMapping(path = "/ecarts", params = "telecharger")
    ResponseEntity<?> take(@RequestParam long demande, Principal reader, Locale locale, HttpSession session) {
        Optional<ExportRequests.Request> request =
                reviewers.supervises(reader.getName()) ? requests.take(demande, reader.getName()) : Optional.empty();
        return request.isPresent()
                ? file(
                        request.get().query(),
                        request.get().reason(),
                        request.get().approvedBy(),
                        reader,
                        locale)
                : to(FlagsPage.kept(session), "autre");
    }

    private static ResponseEntity<?> to(QueueQuery query, String said) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, query.address() + "&" + said)
                .build();
    }

    private ResponseEntity<?> file(QueueQuery query, Reason why, String approved, Principal reader, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        List<QueueRow> rows = queue.page(query.filter(reader.getName(), today, declared), 0, "", MAX);
        log.looked(
                reader.getName(),
                "export",
                "flags",
                why + ", " + rows.size() + " rows" + (approved.isEmpty() ? "" : ", approved by " + approved));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ecarts-" + today + ".csv")
                                .build()
                                .toString())
                .body((BYTE_ORDER_MARK + text(rows, query, why, reader, today, locale))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String text(
            List<QueueRow> rows, QueueQuery query, Reason why, Principal reader, LocalDate today, Locale locale) {
        RuleText text = RuleText.in(locale);
        String taken = word(
                locale,
                "export.taken",
                reader.getName(),
                Moments.dated(clock.instant(), locale),
                word(locale, "export-reason." + why),
                rows.size(),
                today.plusDays(DAYS_KEPT).toString());
        String filters = word(locale, "export.filters", words(query, locale));
        Stream<String> lines = Stream.concat(
                Stream.of(
                        line(List.of(taken)),
                        line(List.of(filters)),
                        line(Stream.of(
                                        "ref",
                                        "exchange",
                                        "rule",
                                        "title",
                                        "severity",
                                        "status",
                                        "since",
                                        "due",
                                        "with",
                                        "match")
                                .map(name -> word(locale, "column." + name))
                                .toList())),
                rows.stream().map(row -> line(columns(row, text, locale))));
        return lines.collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private List<String> columns(QueueRow row, RuleText text, Locale locale) {
        return List.of(
                row.ref(),
                row.exchange(),
                row.rule(),
                text.of(row.message(), Map.of(), RuleText.Part.TITLE),
                word(locale, "severity." + row.severity()),
                word(locale, "state." + row.state()),
                row.since().toString(),
                row.priority().due().toString(),
                row.with(clock.instant()),
                row.matchWeight().map(weight -> weights.of(weight, locale)).orElse(""));
    }

    String words(QueueQuery query, Locale locale) {
        return Stream.of(
                        word(locale, "view." + query.view()),
                        query.partner(),
                        query.rule(),
                        query.state().isEmpty() ? "" : word(locale, "state." + query.state()),
                        query.due().isEmpty() ? "" : word(locale, "due." + query.due()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String word(Locale locale, String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** NB: a spreadsheet takes a cell that begins with one of these signs for a formula. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("[=+@\\-\\t].*") ? "'" + cell : cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
