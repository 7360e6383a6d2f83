package qpip.exchange.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.WeekStatus;

class RuleTextTest {

    private static final RuleText FRENCH = RuleText.in(Locale.CANADA_FRENCH);
    private static final RuleText ENGLISH = RuleText.in(Locale.CANADA);

    /** Each test of a rule also says its findings in both languages, so a value that is unknown fails there. */
    @ParameterizedTest
    @EnumSource(RuleText.Part.class)
    void everyMessageHasEveryPartInBothLanguagesWithTheSameValues(RuleText.Part part) {
        for (Rule rule : Rules.all()) {
            for (String message : rule.messages()) {
                String french = FRENCH.template(message, part);
                String english = ENGLISH.template(message, part);
                assertThat(french).as(message).isNotBlank();
                assertThat(english).as(message).isNotBlank();
                assertThat(values(french)).as(message).isEqualTo(values(english));
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoneThatNoMessageUses() {
        Set<String> messages =
                Rules.all().stream().flatMap(rule -> rule.messages().stream()).collect(Collectors.toSet());

        assertThat(FRENCH.texts().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(ENGLISH.texts().stringPropertyNames())
                .allSatisfy(key -> assertThat(messages)
                        .as(key)
                        .anyMatch(message -> message.equals(family(key)) || message.startsWith(family(key) + ".")));
    }

    @Test
    void aFindingIsSaidWithItsValuesAsEachLanguageWritesThem() {
        Finding finding = new TestClaim()
                .weeks("2025-02-02", 2, BenefitType.PARS, WeekStatus.PAID)
                .fact(TestFact.indemnity("2025-02-02", "2025-02-15", "1120.00"))
                .onlyFound(new IndemnityInBenefitWeek());

        assertThat(ENGLISH.of(finding, RuleText.Part.FOUND))
                .isEqualTo("cnesst reports an indemnity of $1,120.00 in paid benefit weeks (number of weeks: 2), of an "
                        + "entitlement from 2025-02-02 to 2025-02-15. By the formula, $520.00 more would have been "
                        + "deducted.");
        assertThat(FRENCH.of(finding, RuleText.Part.FOUND))
                .isEqualTo(
                        "cnesst communique une indemnité de 1\u00a0120,00\u00a0$ pendant des semaines de prestations "
                                + "versées (nombre de semaines\u00a0: 2), d’un droit allant du 2025-02-02 au 2025-02-15. "
                                + "Selon la formule, 520,00\u00a0$ de plus auraient été déduits.");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00,        '0,00~$',         $0.00",
        "999.99,      '999,99~$',       $999.99",
        "1000.00,     '1~000,00~$',     '$1,000.00'",
        "-1234567.80, '-1~234~567,80~$', '-$1,234,567.80'",
        "2025-01-15,  2025-01-15,       2025-01-15",
        "12,          12,               12"
    })
    void amountsAreGroupedAndOtherValuesAreLeftAlone(String value, String french, String english) {
        Finding finding = new TestClaim()
                .fact(TestFact.left("DEPT", "2025-01-01"))
                .onlyFound(new LeftBeforeBenefits())
                .with("left", value);

        assertThat(FRENCH.of(finding, RuleText.Part.FOUND))
                .contains("un départ le " + french.replace('~', '\u00a0') + " (motif DEPT)");
        assertThat(ENGLISH.of(finding, RuleText.Part.FOUND)).contains("a departure on " + english + " (reason DEPT)");
    }

    @Test
    void aValueThatTheFindingDoesNotHaveIsRefused() {
        Finding finding =
                new TestClaim().fact(TestFact.left("DEPT", "2025-01-01")).onlyFound(new LeftBeforeBenefits());
        Finding bare = Finding.of(
                new LeftBeforeBenefits(), "left-before-benefits", Severity.HIGH, 1, finding.period(), finding.facts());

        assertThatThrownBy(() -> ENGLISH.of(bare, RuleText.Part.FOUND))
                .hasMessage("a text uses the value 'left', which the finding does not have");
    }

    @Test
    void noTextPresumesAFault() {
        assertThat(FRENCH.texts().values())
                .allSatisfy(text -> assertThat(text.toString().toLowerCase(Locale.ROOT))
                        .doesNotContain("fraude", "signalement", "anomalie", "irrégularité"));
        assertThat(ENGLISH.texts().values())
                .allSatisfy(text ->
                        assertThat(text.toString().toLowerCase(Locale.ROOT)).doesNotContain("fraud", "suspicio"));
    }

    @Test
    void aNumberThatNobodyHasReadSaysSo() {
        assertThat(ENGLISH.template("preventive-withdrawal-with-maternity", RuleText.Part.BASIS))
                .contains("[number to confirm]");
        assertThat(FRENCH.template("preventive-withdrawal-with-maternity", RuleText.Part.BASIS))
                .contains("[numéro à confirmer]");
    }

    private static String family(String key) {
        return key.substring(0, key.lastIndexOf('.'));
    }

    private static Set<String> values(String template) {
        return Pattern.compile("\\{([^}]*)}")
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
