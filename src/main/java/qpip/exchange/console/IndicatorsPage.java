package qpip.exchange.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import qpip.exchange.review.Indicators;
import qpip.exchange.review.RuleFigures;

/** Whether the rules are any good and whether we are on time, in numbers about nobody: cells under five are hidden. */
@Controller
class IndicatorsPage {

    private static final int DAYS = 90;
    private static final int DAYS_MAX = 1_000;
    private static final int BAR = 400;

    private final Sources sources;
    private final Indicators indicators;
    private final RuleFigures figures;

    IndicatorsPage(Sources sources) {
        this.sources = sources;
        this.indicators = new Indicators(sources.database().client());
        this.figures = new RuleFigures(sources.database().client());
    }

    @GetMapping("/indicateurs")
    String show(@RequestParam(name = "jours", defaultValue = "" + DAYS) int asked, Model model) {
        int days = days(asked);
        LocalDate since = today().minusDays(days);
        Indicators.FirstLook first = indicators.firstLook(since);
        Indicators.Reveals reveals = indicators.reveals(since);
        model.addAttribute("days", days);
        model.addAttribute("few", RuleFigures.DECISIONS_MIN);
        model.addAttribute("least", Indicators.SHOWN_MIN);
        model.addAttribute("rules", rules());
        model.addAttribute("ages", ages());
        model.addAttribute("bar", BAR);
        model.addAttribute("looked", Cell.of(first.flags()));
        model.addAttribute(
                "median",
                first.flags() < Indicators.SHOWN_MIN ? -1 : first.medianDays().orElse(-1));
        model.addAttribute("reveals", Cell.of(reveals.reveals()));
        model.addAttribute("decisions", Cell.of(reveals.decisions()));
        model.addAttribute(
                "perHundred",
                Cell.of(reveals.reveals()).hidden() || reveals.decisions() < Indicators.SHOWN_MIN
                        ? -1
                        : reveals.perHundred().orElse(-1));
        model.addAttribute("agreement", agreement());
        return "console/operation/indicators";
    }

    /** The same numbers, with the same cells hidden. */
    @GetMapping("/indicateurs/export")
    ResponseEntity<byte[]> export(@RequestParam(name = "jours", defaultValue = "" + DAYS) int asked, Locale locale) {
        LocalDate since = today().minusDays(days(asked));
        List<Stream<?>> lines = new ArrayList<>();
        lines.add(Stream.of("indicator", "of", "number"));
        for (Ruled rule : rules()) {
            lines.add(Stream.of("raised", rule.code(), rule.raised().text()));
            lines.add(Stream.of("decided", rule.code(), rule.decided().text()));
            lines.add(Stream.of("confirmed", rule.code(), rule.confirmed().text()));
        }
        ages().forEach(age -> lines.add(Stream.of(
                "open-days",
                age.from() + (age.to() < 0 ? "+" : "-" + age.to()),
                age.flags().text())));
        Indicators.FirstLook first = indicators.firstLook(since);
        lines.add(Stream.of(
                "first-looks", "since " + since, Cell.of(first.flags()).text()));
        Indicators.Reveals reveals = indicators.reveals(since);
        lines.add(Stream.of(
                "reveals", "since " + since, Cell.of(reveals.reveals()).text()));
        lines.add(Stream.of(
                "decisions", "since " + since, Cell.of(reveals.decisions()).text()));
        agreement().forEach(one -> {
            lines.add(Stream.of("second-reviews", one.rule(), one.reviewed().text()));
            lines.add(
                    Stream.of("second-reviews-agreed", one.rule(), one.agreed().text()));
        });
        StringBuilder csv = new StringBuilder();
        lines.forEach(line -> csv.append(Csv.line(line)));
        return Csv.file("indicateurs-" + today() + ".csv", csv.toString());
    }

    private List<Ruled> rules() {
        return figures.byRule().entrySet().stream()
                .map(entry -> Ruled.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Aged> ages() {
        List<Indicators.Age> ages = indicators.ages(today());
        long most =
                Math.max(1, ages.stream().mapToLong(Indicators.Age::flags).max().orElse(1));
        return ages.stream()
                .map(age -> new Aged(
                        age.from(),
                        age.to(),
                        Cell.of(age.flags()),
                        Cell.of(age.flags()).hidden() ? 0 : age.flags() * BAR / most))
                .toList();
    }

    private List<Agreed> agreement() {
        SortedMap<String, Indicators.Agreement> byRule = indicators.agreement();
        return byRule.entrySet().stream()
                .map(entry -> Agreed.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static int days(int asked) {
        return Math.max(1, Math.min(DAYS_MAX, asked));
    }

    private LocalDate today() {
        return LocalDate.now(sources.clock());
    }

    /** A number, unless it is so small that it could be somebody. */
    record Cell(long number, boolean hidden) {

        static Cell of(long number) {
            boolean hidden = number > 0 && number < Indicators.SHOWN_MIN;
            return new Cell(hidden ? 0 : number, hidden);
        }

        /** Hides this one, too, where it would give away another. */
        static Cell of(long number, boolean hidden) {
            return hidden && number > 0 ? new Cell(0, true) : of(number);
        }

        String text() {
            return hidden ? "<" + Indicators.SHOWN_MIN : String.valueOf(number);
        }
    }

    /** NB: with the decided shown, few confirmed or few others would each tell the rest. */
    record Ruled(String code, Cell raised, Cell decided, Cell confirmed, double precision) {

        static Ruled of(String code, RuleFigures.Figures figures) {
            boolean tells = Cell.of(figures.confirmed()).hidden()
                    || Cell.of(figures.decided() - figures.confirmed()).hidden();
            return new Ruled(
                    code,
                    Cell.of(figures.raised()),
                    Cell.of(figures.decided()),
                    Cell.of(figures.confirmed(), tells),
                    tells || figures.decided() == 0 ? -1 : figures.precision());
        }
    }

    record Aged(int from, int to, Cell flags, long bar) {}

    record Agreed(String rule, Cell reviewed, Cell agreed, double share) {

        static Agreed of(String rule, Indicators.Agreement agreement) {
            boolean tells = Cell.of(agreement.agreed()).hidden()
                    || Cell.of(agreement.reviewed() - agreement.agreed()).hidden();
            return new Agreed(
                    rule,
                    Cell.of(agreement.reviewed()),
                    Cell.of(agreement.agreed(), tells),
                    tells || agreement.reviewed() == 0 ? -1 : (double) agreement.agreed() / agreement.reviewed());
        }
    }
}
