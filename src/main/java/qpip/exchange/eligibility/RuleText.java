package qpip.exchange.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of findings in one language, from {@code messages/rules_fr.properties} or {@code rules_en.properties}. A
 * message has five parts; a variant ({@code child-died.last}) takes from its family ({@code child-died}) the parts that
 * it does not have itself. {@code {name}} stands for a value of the finding.
 */
public final class RuleText {

    /** What is said about a finding: its name, what was found, what to check, what misleads, and the law. */
    public enum Part {
        TITLE,
        FOUND,
        CHECK,
        TRAPS,
        BASIS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    private static final Pattern AMOUNT = Pattern.compile("(?<![0-9.])-?[0-9]+\\.[0-9]{2}(?![0-9.])");
    private static final RuleText FRENCH = new RuleText("fr");
    private static final RuleText ENGLISH = new RuleText("en");

    private final String language;
    private final Properties texts;

    private RuleText(String language) {
        this.language = language;
        this.texts = load("/messages/rules_" + language + ".properties");
    }

    /** English for an English reader, French for everybody else. */
    public static RuleText in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /** A part of what is said about the finding, with its values. */
    public String of(Finding finding, Part part) {
        return of(finding.message(), finding.values(), part);
    }

    /** The same for a finding that was kept, with the values that the reader may see. */
    public String of(String message, Map<String, String> values, Part part) {
        return filled(template(message, part), values);
    }

    /** A part of a message with {@code {names}} for its values. */
    public String template(String message, Part part) {
        return find(message, part)
                .orElseThrow(() -> new IllegalStateException(
                        "rules_" + language + ".properties has no text " + message + "." + part.key()));
    }

    private Optional<String> find(String message, Part part) {
        Optional<String> own = Optional.ofNullable(texts.getProperty(message + "." + part.key()));
        int dot = message.lastIndexOf('.');
        return own.isPresent() || dot < 0 ? own : find(message.substring(0, dot), part);
    }

    private String filled(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(values.get(found.group(1)))
                        .map(this::shown)
                        .orElseThrow(() -> new IllegalStateException(
                                "a text uses the value '" + found.group(1) + "', which the finding does not have"))));
    }

    /**
     * Amounts as the language writes them, also those within the steps of a computation; days stay yyyy-MM-dd, which
     * both do in Québec.
     */
    public String shown(String value) {
        return AMOUNT.matcher(value).replaceAll(amount -> Matcher.quoteReplacement(money(amount.group())));
    }

    /** An amount in dollars as the language writes it. */
    public String amount(BigDecimal dollars) {
        return money(dollars.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    private String money(String value) {
        String sign = value.startsWith("-") ? "-" : "";
        String dollars = value.substring(sign.length(), value.length() - 3);
        String cents = value.substring(value.length() - 2);
        return language.equals("fr")
                ? sign + grouped(dollars, "\u00a0") + "," + cents + "\u00a0$"
                : sign + "$" + grouped(dollars, ",") + "." + cents;
    }

    private static String grouped(String digits, String separator) {
        return digits.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", separator);
    }

    Properties texts() {
        return texts;
    }

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (InputStream bytes = RuleText.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("the program has no resource " + resource);
            }
            Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
