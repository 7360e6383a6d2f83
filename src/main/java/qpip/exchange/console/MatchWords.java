package qpip.exchange.console;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.linkage.index.Weighed;

/** What a match weighs, in words and numbers: the same on a flag's page, in the list and in its export. */
@Component
class MatchWords {

    private static final int TENTH = 100;
    private static final double HIGHEST = 0.9999;
    private static final double LOWEST = 0.0001;

    private final MessageSource messages;

    MatchWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Milli-bits as bits with one decimal and a sign: {@code +28,4}. */
    static String bits(int weight, Locale locale) {
        return MatchWaterfall.shown(tenths(weight), locale);
    }

    static int tenths(int weight) {
        return Math.round(weight / (float) TENTH);
    }

    /** The weight, and the chance that it stands for: {@code +28,4 (> 99,99 %)}. */
    String of(int weight, Locale locale) {
        return bits(weight, locale) + "\u00a0(" + chance(weight, locale) + ")";
    }

    /** How likely it is the same person by the weight alone; never told as certain. */
    static String chance(int weight, Locale locale) {
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMinimumFractionDigits(2);
        percent.setMaximumFractionDigits(2);
        double chance = Weighed.chance(weight);
        return chance > HIGHEST
                ? "> " + percent.format(HIGHEST)
                : chance < LOWEST ? "< " + percent.format(LOWEST) : percent.format(chance);
    }

    /** Puts the weight and its sum as drawn before a page. */
    void show(MatchWeights.Explained explained, Locale locale, Model model) {
        model.addAttribute("weight", of(explained.weighed().weight(), locale));
        model.addAttribute("waterfall", waterfall(explained, locale));
    }

    /** The sum as drawn: where each side has a value, what the comparison adds. */
    MatchWaterfall waterfall(MatchWeights.Explained explained, Locale locale) {
        List<MatchWaterfall.Step> steps = new ArrayList<>(explained.terms().stream()
                .filter(term -> term.kind() != Explanation.Kind.DEPENDENCE
                        && (term.bits() != 0 || term.kind() != Explanation.Kind.FIELD))
                .map(term -> new MatchWaterfall.Step(label(term, locale), term.bits()))
                .toList());
        int dependent = explained.terms().stream()
                .filter(term -> term.kind() == Explanation.Kind.DEPENDENCE)
                .mapToInt(Explanation.Term::bits)
                .sum();
        if (dependent != 0) {
            steps.add(new MatchWaterfall.Step(word("weight.dependence", locale), dependent));
        }
        return MatchWaterfall.of(steps, word("weight.total", locale), locale);
    }

    private String label(Explanation.Term term, Locale locale) {
        return switch (term.kind()) {
            case PRIOR -> word("weight.prior", locale);
            case REFERENCE -> word("weight.reference", locale);
            case FIELD ->
                word("weight.term", locale, field(term.field(), locale), word("weight-level." + term.level(), locale));
            case DEPENDENCE -> word("weight.dependence", locale);
        };
    }

    /** NB: a model of another plan may call its fields otherwise; then they are shown as it calls them. */
    private String field(String name, Locale locale) {
        return String.valueOf(messages.getMessage("weight-field." + name, null, name, locale));
    }

    private String word(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
