package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.Attempts;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.ExecutionAct;
import qpip.exchange.job.ExecutionActs;
import qpip.exchange.night.Band;
import qpip.exchange.night.Board;
import qpip.exchange.night.Nights;
import qpip.exchange.night.Ran;
import qpip.exchange.night.Standing;

/**
 * The night at a glance: what asks for a person first, then each partner over seven nights, then tonight's exchanges
 * against what is usual. Nothing here is about anybody.
 */
@Controller
class TonightPage {

    private static final int NIGHTS_SHOWN = 7;

    private final Sources sources;
    private final MessageSource messages;
    private final Attempts attempts;
    private final ExecutionActs acts;
    private final Nights nights;
    private final Catalogue catalogue;

    TonightPage(Sources sources, MessageSource messages, Deployment deployment) {
        this.sources = sources;
        this.messages = messages;
        this.attempts = new Attempts(sources.database().client(), deployment.demonstration());
        this.acts = new ExecutionActs(sources.database().client(), sources.clock());
        this.nights = new Nights(sources.database().client());
        this.catalogue = sources.operations().catalogue();
    }

    /**
     * The night of that date, or the last one on which anything ran; without the frame for a script that asks how it
     * goes on.
     */
    @GetMapping("/cette-nuit")
    String show(
            @RequestParam(name = "nuit", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> asked,
            @RequestHeader(name = Refusals.FRAGMENT, defaultValue = "false") boolean part,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        LocalDate today = LocalDate.now(sources.clock());
        model.addAttribute("updated", Moments.said(sources.clock().instant(), locale));
        String again = asked.map(one -> "/cette-nuit?nuit=" + one).orElse("/cette-nuit");
        try {
            Optional<LocalDate> last = nights.last();
            LocalDate night = asked.orElse(last.orElse(today));
            long silent = last.map(one -> ChronoUnit.DAYS.between(one, today))
                    .filter(days -> days > 1)
                    .orElse(0L);
            model.addAttribute("silent", silent);
            page(new Shown(night, today, nights.first(), silent), ran(night), locale, model);
            model.addAttribute("ever", last.isPresent());
            // A night that another followed doesn't change any more.
            if (!night.isBefore(last.orElse(today))) {
                model.addAttribute("polled", again);
            }
        } catch (DataAccessException e) {
            answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("unreadable", true);
            model.addAttribute("polled", again);
        }
        return part ? "console/operation/tonight :: night" : "console/operation/tonight";
    }

    /** As it stands now: what runs may have nobody any more who runs it. */
    private List<Ran> ran(LocalDate night) {
        return nights.between(night.minusDays(Board.NIGHTS_BACK), night).stream()
                .map(one -> one.standing(sources.operations().status(one.id(), one.exchange(), one.status())))
                .toList();
    }

    /** The night that is shown, on which day; since when there are nights, and for how many nothing has run. */
    private record Shown(LocalDate night, LocalDate today, Optional<LocalDate> first, long silent) {}

    private void page(Shown shown, List<Ran> ran, Locale locale, Model model) {
        LocalDate night = shown.night();
        Board board = Board.of(catalogue, ran, night, shown.today(), shown.first());
        Map<String, Attempts.Span> spans = attempts.spans(night);
        model.addAttribute("night", night.toString());
        model.addAttribute(
                "nightSaid",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(locale)
                        .format(night));
        model.addAttribute("before", night.minusDays(1).toString());
        model.addAttribute(
                "after", night.isBefore(shown.today()) ? night.plusDays(1).toString() : "");
        List<Todo> todo = todo(board, locale);
        model.addAttribute("todo", todo);
        long missed = missed(shown, ran);
        model.addAttribute("missed", missed);
        model.addAttribute("asking", todo.size() + (shown.silent() > 0 ? 1 : 0) + (missed > 0 ? 1 : 0));
        model.addAttribute("due", board.lines().size());
        model.addAttribute(
                "done", board.lines().stream().filter(Board.Line::isDone).count());
        model.addAttribute(
                "days",
                IntStream.range(0, NIGHTS_SHOWN)
                        .mapToObj(back -> Moments.heading(night.minusDays(NIGHTS_SHOWN - 1L - back), locale))
                        .toList());
        model.addAttribute("partners", partners(ran, shown, locale));
        model.addAttribute(
                "lines",
                board.lines().stream()
                        .flatMap(line -> Stream.concat(
                                Stream.of(Row.of(
                                        line,
                                        line.ran()
                                                .map(one -> Moments.said(began(one, spans), locale))
                                                .orElse(""))),
                                line.others().stream()
                                        .map(one -> Row.further(line, one, Moments.said(began(one, spans), locale)))))
                        .toList());
        model.addAttribute("standings", Standing.values());
    }

    /** On how many of the nights before the one shown, since there are nights, something was due and nothing ran. */
    private long missed(Shown shown, List<Ran> ran) {
        return IntStream.range(1, NIGHTS_SHOWN)
                .mapToObj(shown.night()::minusDays)
                .filter(day ->
                        shown.first().filter(first -> !day.isBefore(first)).isPresent())
                .filter(day -> ran.stream().noneMatch(one -> one.night().equals(day)))
                .filter(day -> catalogue.exchanges().stream()
                        .anyMatch(exchange -> exchange.job().every().due(day)))
                .count();
    }

    private static Instant began(Ran ran, Map<String, Attempts.Span> spans) {
        return Optional.ofNullable(spans.get(ran.id()))
                .map(Attempts.Span::began)
                .orElse(ran.startedAt());
    }

    /** The worst first; one line and one thing to do each. */
    private List<Todo> todo(Board board, Locale locale) {
        List<Todo> todo = new ArrayList<>();
        board.waiting()
                .forEach(ran -> todo.add(todo(
                        catalogue.exchange(ran.exchange()),
                        ran.exchange(),
                        Board.standing(ran.status()),
                        Optional.of(ran),
                        Optional.empty(),
                        board.night(),
                        locale)));
        board.lines().stream()
                .filter(line -> line.standing().asks())
                .forEach(line -> todo.add(todo(
                        Optional.of(line.exchange()),
                        line.exchange().id(),
                        line.standing(),
                        line.ran(),
                        line.band(),
                        board.night(),
                        locale)));
        return todo.stream()
                .sorted(Comparator.comparing(Todo::standing).reversed().thenComparing(Todo::exchange))
                .toList();
    }

    private Todo todo(
            Optional<ExchangeDefinition> declared,
            String exchange,
            Standing standing,
            Optional<Ran> ran,
            Optional<Band> band,
            LocalDate night,
            Locale locale) {
        boolean broke = standing == Standing.FAILED;
        List<Attempts.Attempt> runs = ran.map(one -> attempts.of(one.id())).orElse(List.of());
        Optional<Instant> at = runs.isEmpty()
                ? ran.map(one -> one.endedAt().orElse(one.startedAt()))
                : runs.get(runs.size() - 1).ended().or(() -> runs.get(0).began());
        return new Todo(
                exchange,
                declared.map(one -> one.partner().partner()).orElse(""),
                declared.map(ExchangeDefinition::inbound).orElse(true),
                standing,
                ran.map(Ran::id).orElse(""),
                ran.map(Ran::night).orElse(night).toString(),
                ran.map(one -> Why.of(
                                        one.reason(),
                                        one.found(),
                                        broke ? Attempts.brokenAt(runs) : Optional.empty(),
                                        messages,
                                        locale)
                                .words())
                        .orElse(""),
                standing == Standing.HELD ? ran.flatMap(one -> asked(one.id())).orElse("") : "",
                ran.map(Ran::records).orElse(0L),
                band.map(Band::low).orElse(0L),
                band.map(Band::high).orElse(0L),
                at.map(moment -> Moments.said(moment, locale)).orElse(""));
    }

    /** Who asked for the release of a held execution, if somebody did. */
    private Optional<String> asked(String execution) {
        return ExecutionActs.asked(acts.of(execution)).map(ExecutionAct::who);
    }

    /** For each partner its worst standing on each night, over all its exchanges. */
    private List<PartnerRow> partners(List<Ran> ran, Shown shown, Locale locale) {
        Map<Partner, List<List<Standing>>> weeks = new LinkedHashMap<>();
        for (ExchangeDefinition exchange : catalogue.exchanges()) {
            weeks.computeIfAbsent(exchange.partner(), partner -> new ArrayList<>())
                    .add(Board.week(exchange, ran, shown.night(), shown.today(), shown.first(), NIGHTS_SHOWN));
        }
        return weeks.entrySet().stream()
                .map(entry -> new PartnerRow(
                        entry.getKey().partner(),
                        entry.getKey().name().in(locale),
                        IntStream.range(0, NIGHTS_SHOWN)
                                .mapToObj(day -> entry.getValue().stream()
                                        .map(week -> week.get(day))
                                        .max(Comparator.naturalOrder())
                                        .orElse(Standing.NOT_DUE))
                                .toList()))
                .sorted(Comparator.comparing(PartnerRow::partner))
                .toList();
    }

    /** One thing that asks for a person. */
    record Todo(
            String exchange,
            String partner,
            boolean inbound,
            Standing standing,
            String execution,
            String night,
            String why,
            String asked,
            long records,
            long low,
            long high,
            String at) {

        /** The key of what is said of it: what we were to send ourselves is told otherwise than what didn't come. */
        public String word() {
            return standing.name() + (standing == Standing.LATE && !inbound ? ".out" : "");
        }
    }

    record PartnerRow(String partner, String name, List<Standing> week) {}

    /** An exchange of the night, as the table tells it. */
    record Row(
            String exchange,
            boolean inbound,
            Standing standing,
            String execution,
            String at,
            long records,
            long low,
            long high,
            boolean further,
            boolean banded,
            Optional<Double> matched,
            String matchedThan,
            long flags,
            List<Ran> nights,
            List<Trend> trend) {

        /** Another execution of the exchange on the same night. */
        static Row further(Board.Line line, Ran ran, String at) {
            return new Row(
                    line.exchange().id(),
                    line.exchange().inbound(),
                    Board.standing(ran.status()),
                    ran.id(),
                    at,
                    ran.records(),
                    0,
                    0,
                    true,
                    false,
                    ran.matchedPerMille().map(rate -> rate / 1000.0),
                    "",
                    ran.flags(),
                    List.of(),
                    List.of());
        }

        static Row of(Board.Line line, String at) {
            Optional<Long> matched = line.ran().flatMap(Ran::matchedPerMille);
            return new Row(
                    line.exchange().id(),
                    line.exchange().inbound(),
                    line.standing(),
                    line.ran().map(Ran::id).orElse(""),
                    at,
                    line.ran().map(Ran::records).orElse(0L),
                    line.band().map(Band::low).orElse(0L),
                    line.band().map(Band::high).orElse(0L),
                    false,
                    line.band().isPresent(),
                    matched.map(rate -> rate / 1000.0),
                    matched.map(rate -> than(rate, line)).orElse(""),
                    line.ran().map(Ran::flags).orElse(0L),
                    line.trend(),
                    Trend.of(line.trend(), line.band()).map(List::of).orElse(List.of()));
        }

        /** Whether the match rate is above or below the median of the nights before, by more than a percent. */
        private static String than(long rate, Board.Line line) {
            List<Long> before = line.trend().stream()
                    .filter(one ->
                            line.ran().map(now -> !now.id().equals(one.id())).orElse(true))
                    .flatMap(one -> one.matchedPerMille().stream())
                    .sorted()
                    .toList();
            if (before.isEmpty() || line.band().isEmpty()) {
                return "";
            }
            long difference = rate - before.get(before.size() / 2);
            return Math.abs(difference) <= 10 ? "" : difference > 0 ? "above" : "below";
        }
    }
}
