package qpip.exchange.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.job.Attempts;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Executions;
import qpip.exchange.job.ExtractFigures;
import qpip.exchange.job.Quarantine;
import qpip.exchange.layout.Total;
import qpip.exchange.night.Band;
import qpip.exchange.night.Board;
import qpip.exchange.night.Nights;

/** One extract: is it the right file, and is it whole? Its lines are counted and never shown. */
@Controller
class ExtractPage {

    private final Sources sources;
    private final MessageSource messages;
    private final Attempts attempts;

    ExtractPage(Sources sources, MessageSource messages, Deployment deployment) {
        this.sources = sources;
        this.messages = messages;
        this.attempts = new Attempts(sources.database().client(), deployment.demonstration());
    }

    /** The extract of an execution, under that one's id. */
    @GetMapping("/extraits/{id}")
    String show(@PathVariable String id, Locale locale, Model model) {
        Executions executions = new Executions(sources.database().client(), sources.clock());
        Execution execution = executions
                .find(id)
                .filter(Execution::inbound)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<ExchangeDefinition> exchange = sources.operations().catalogue().exchange(execution.exchange());
        Map<ExtractFigures.Part, List<Named>> figures = new ExtractFigures(
                        sources.database().client())
                .of(id).stream()
                        .collect(Collectors.groupingBy(
                                ExtractFigures.Figure::part,
                                Collectors.mapping(one -> named(one, locale), Collectors.toList())));
        model.addAttribute("execution", execution);
        model.addAttribute("header", figures.getOrDefault(ExtractFigures.Part.HEADER, List.of()));
        model.addAttribute("trailer", figures.getOrDefault(ExtractFigures.Part.TRAILER, List.of()));
        model.addAttribute(
                "hashTotals",
                exchange.map(one -> one.layout().mapping().totals().stream()
                                .filter(total -> !(total instanceof Total.Count || total instanceof Total.Sum))
                                .count())
                        .orElse(0L));
        model.addAttribute(
                "partner", exchange.map(one -> one.partner().partner()).orElse(""));
        model.addAttribute(
                "why",
                Why.of(execution.reason(), execution.found(), Attempts.brokenAt(attempts.of(id)), messages, locale));
        model.addAttribute("verified", execution.counts().containsKey("records"));
        band(execution, exchange, model);
        model.addAttribute("rejects", new Quarantine(sources.database()).rejects(id));
        model.addAttribute("alike", executions.alike(execution));
        return "console/operation/extract";
    }

    private void band(Execution execution, Optional<ExchangeDefinition> exchange, Model model) {
        Optional<Band> band = exchange.flatMap(one -> Band.of(
                new Nights(sources.database().client())
                        .between(execution.night().minusDays(Board.NIGHTS_BACK), execution.night()),
                one.id(),
                execution.night()));
        model.addAttribute("banded", band.isPresent());
        model.addAttribute("low", band.map(Band::low).orElse(0L));
        model.addAttribute("high", band.map(Band::high).orElse(0L));
        model.addAttribute("nights", band.map(Band::nights).orElse(0));
        model.addAttribute(
                "usual", band.map(usual -> usual.holds(execution.records())).orElse(true));
    }

    /** The field by its name in the reader's language; an amount and a moment as the language writes them. */
    private Named named(ExtractFigures.Figure figure, Locale locale) {
        return new Named(
                String.valueOf(messages.getMessage(figure.name(), null, figure.name(), locale)),
                moment(figure.figure())
                        .map(moment -> Moments.dated(moment, locale))
                        .orElseGet(() -> RuleText.in(locale).shown(figure.figure())));
    }

    /** NB: partners say the hour of Québec. */
    private static Optional<Instant> moment(String figure) {
        try {
            return Optional.of(LocalDateTime.parse(figure).atZone(Moments.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    record Named(String name, String figure) {}
}
