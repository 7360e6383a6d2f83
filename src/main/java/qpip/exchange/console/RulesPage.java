package qpip.exchange.console;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.eligibility.PolicyValues;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.eligibility.RuleIndex;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Inbound;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.review.RuleFigures;
import qpip.exchange.review.RuleProposal;
import qpip.exchange.review.RuleProposals;

/**
 * The rules, how they do, what would change if a threshold were moved, and proposals to change them, which another
 * person answers. NB: the engine goes by jobs/; a page changes nothing of it and says which lines to change.
 */
@Controller
class RulesPage {

    private static final String MATERIAL = "impact.material-total";
    private static final int NIGHTS = 30;
    private static final int NIGHTS_MAX = 3_650;
    private static final int FLIPPED = 20;
    private static final int REASON_LENGTH = 200;

    private final Sources sources;
    private final Catalogue catalogue;
    private final RuleFigures figures;
    private final RuleProposals proposals;

    RulesPage(Sources sources) {
        this.sources = sources;
        this.catalogue = sources.operations().catalogue();
        this.figures = new RuleFigures(sources.database().client());
        this.proposals = new RuleProposals(sources.database().client(), sources.clock());
    }

    @GetMapping("/regles")
    String list(Locale locale, Model model) {
        SortedMap<String, RuleFigures.Figures> byRule = figures.byRule();
        model.addAttribute(
                "rules",
                Rules.all().stream()
                        .sorted(Comparator.comparing(Rule::code))
                        .map(rule -> new Line(
                                rule.code(),
                                rule.version(),
                                titles(rule, locale),
                                jobs(rule),
                                byRule.getOrDefault(rule.code(), RuleFigures.Figures.NONE)))
                        .toList());
        model.addAttribute("few", RuleFigures.DECISIONS_MIN);
        model.addAttribute("open", proposals.open());
        return "console/operation/rules";
    }

    /** A rule by its code, or {@code every} for what is read for each; {@code seuil} is a threshold to try. */
    @GetMapping("/regles/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(name = "seuil", required = false) Optional<BigDecimal> threshold,
            @RequestParam(name = "nuits", defaultValue = "" + NIGHTS) int nights,
            Principal reader,
            Locale locale,
            Model model) {
        Optional<Rule> rule = rule(code);
        List<PolicyValues.Parameter> parameters = parameters(code);
        model.addAttribute("code", code);
        model.addAttribute("parameters", parameters);
        model.addAttribute("texts", rule.map(one -> texts(one, locale)).orElse(List.of()));
        model.addAttribute("version", rule.map(Rule::version).orElse(0));
        model.addAttribute("jobs", rule.map(this::jobs).orElse(List.of()));
        model.addAttribute("figures", figures.byRule().getOrDefault(code, RuleFigures.Figures.NONE));
        model.addAttribute("few", RuleFigures.DECISIONS_MIN);
        simulate(code, rule, threshold, Math.max(1, Math.min(NIGHTS_MAX, nights)), model);
        model.addAttribute(
                "proposals",
                proposals.on(code).stream()
                        .map(one -> proposed(one, reader, locale))
                        .toList());
        model.addAttribute("tomorrow", today().plusDays(1));
        return "console/operation/rule";
    }

    /** Proposes another value of a parameter. */
    @PostMapping(path = "/regles/{code}", params = "parameter")
    String proposeValue(
            @PathVariable String code,
            @RequestParam String parameter,
            @RequestParam String value,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(defaultValue = "") String reason,
            Principal reader) {
        rule(code);
        PolicyValues.Parameter standing = parameters(code).stream()
                .filter(one -> one.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (refused(reason) || from.isBefore(today()) || !alike(standing.value(), value)) {
            return "redirect:/regles/" + code + "?refus";
        }
        proposals.proposeValue(code, parameter, standing.value(), value, from, reason, reader.getName());
        return "redirect:/regles/" + code + "?fait";
    }

    /** Proposes that the rule sleeps until a day. */
    @PostMapping(path = "/regles/{code}", params = "until")
    String proposeSleep(
            @PathVariable String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            Principal reader) {
        if (rule(code).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (refused(reason) || from.isBefore(today()) || !until.isAfter(from)) {
            return "redirect:/regles/" + code + "?refus";
        }
        proposals.proposeSleep(code, from, until, reason, reader.getName());
        return "redirect:/regles/" + code + "?fait";
    }

    /** Another person's answer to a proposal. */
    @PostMapping(path = "/regles/{code}", params = "answer")
    String answer(
            @PathVariable String code,
            @RequestParam long proposal,
            @RequestParam RuleProposal.Answer answer,
            Principal reader) {
        rule(code);
        boolean done = answer != RuleProposal.Answer.OPEN && proposals.answer(proposal, answer, reader.getName());
        return "redirect:/regles/" + code + (done ? "?fait" : "?deux");
    }

    private void simulate(String code, Optional<Rule> rule, Optional<BigDecimal> threshold, int nights, Model model) {
        List<String> measured = Rules.all().stream()
                .filter(Rule::isMeasured)
                .map(Rule::code)
                .filter(one -> rule.isEmpty() || one.equals(code))
                .toList();
        BigDecimal standing = catalogue.policy().impact().materialTotal(today());
        BigDecimal tried = threshold
                .filter(one -> one.signum() >= 0 && one.precision() - one.scale() <= 9 && one.scale() <= 2)
                .orElse(standing);
        model.addAttribute("simulates", !measured.isEmpty());
        model.addAttribute("standing", standing);
        model.addAttribute("tried", tried);
        model.addAttribute("nights", nights);
        if (!measured.isEmpty()) {
            LocalDate since = today().minusDays(nights);
            model.addAttribute("simulation", figures.threshold(measured, tried, since));
            model.addAttribute("flipped", figures.flipped(measured, tried, since, FLIPPED));
        }
    }

    private Optional<Rule> rule(String code) {
        Optional<Rule> rule =
                Rules.all().stream().filter(one -> one.code().equals(code)).findFirst();
        if (rule.isEmpty() && !code.equals(RuleIndex.EVERY_RULE)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return rule;
    }

    private List<PolicyValues.Parameter> parameters(String code) {
        PolicyValues inForce = PolicyValues.of(catalogue.policy(), today());
        return RuleIndex.parameters(code).stream()
                .flatMap(name -> inForce.named(name).stream())
                .toList();
    }

    private List<String> jobs(Rule rule) {
        return catalogue.exchanges().stream()
                .filter(exchange -> exchange.rules().contains(rule))
                .map(ExchangeDefinition::id)
                .sorted()
                .toList();
    }

    static List<String> titles(Rule rule, Locale locale) {
        return rule.messages().stream()
                .sorted()
                .map(message -> RuleText.in(locale).template(message, RuleText.Part.TITLE))
                .distinct()
                .toList();
    }

    private static List<Text> texts(Rule rule, Locale locale) {
        RuleText text = RuleText.in(locale);
        return rule.messages().stream()
                .sorted()
                .map(message -> new Text(
                        text.template(message, RuleText.Part.TITLE),
                        open(text.template(message, RuleText.Part.FOUND)),
                        open(text.template(message, RuleText.Part.CHECK)),
                        open(text.template(message, RuleText.Part.TRAPS)),
                        open(text.template(message, RuleText.Part.BASIS))))
                .toList();
    }

    private Proposed proposed(RuleProposal proposal, Principal reader, Locale locale) {
        boolean open = proposal.answer() == RuleProposal.Answer.OPEN;
        return new Proposed(
                proposal,
                Moments.dated(proposal.at(), locale),
                open && !proposal.by().equals(reader.getName()),
                proposal.answer() == RuleProposal.Answer.REFUSED ? List.of() : lines(proposal));
    }

    /** What to change in jobs/, as it would stand there. */
    private List<YamlLine> lines(RuleProposal proposal) {
        if (proposal.kind() == RuleProposal.Kind.VALUE) {
            return List.of(new YamlLine(
                    "jobs/policy.yaml",
                    proposal.parameter(),
                    "- {from: " + proposal.from() + ", value: " + proposal.after() + ", source: \"our policy, proposal "
                            + proposal.number() + "\", confirmed: true}"));
        }
        return catalogue.exchanges().stream()
                .filter(exchange ->
                        exchange.rules().stream().anyMatch(rule -> rule.code().equals(proposal.rule())))
                .map(exchange -> new YamlLine(
                        "jobs/" + exchange.id() + ".yaml",
                        "work.rules",
                        "rules: [" + String.join(", ", without(exchange, proposal.rule())) + "]"))
                .toList();
    }

    private static List<String> without(ExchangeDefinition exchange, String code) {
        return ((Inbound) exchange.job().work())
                .rules().stream()
                        .filter(name -> !Rules.named(name).code().equals(code))
                        .toList();
    }

    private LocalDate today() {
        return LocalDate.now(sources.clock());
    }

    private static boolean refused(String reason) {
        return reason.length() > REASON_LENGTH || Discretion.refusal(reason).isPresent();
    }

    /** Whether a value is of the kind of the one that stands: a number, a day, or yes and no. */
    private static boolean alike(String standing, String value) {
        if (standing.matches("true|false")) {
            return value.matches("true|false");
        }
        if (standing.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return !LocalDate.parse(value).toString().isEmpty();
            } catch (DateTimeParseException e) {
                return false;
            }
        }
        return standing.matches("\\d+(\\.\\d+)?") && value.matches("\\d{1,9}(\\.\\d{1,4})?");
    }

    record Line(String code, int version, List<String> titles, List<String> jobs, RuleFigures.Figures figures) {}

    /** NB: values that a finding fills in have names for rules only. */
    private static String open(String template) {
        return template.replaceAll("\\{[a-z-]+}", "[…]");
    }

    record Text(String title, String found, String check, String traps, String basis) {}

    record YamlLine(String file, String place, String line) {}

    record Proposed(RuleProposal proposal, String at, boolean answerable, List<YamlLine> lines) {}
}
