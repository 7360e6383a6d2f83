package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qpip.exchange.cli.DemoConsole;

/** A match's weight is one number: in storage, in the list, in the export and under the waterfall. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchWeightTest {

    private static final Pattern ROW = Pattern.compile("<a href=\"/ecarts/(F-[A-Z2-7]+)\">.*?</tr>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("<td class=\"number\">([+−][0-9,.]+)</td>");

    private DemoConsole demo;

    @BeforeAll
    void start() {
        demo = DemoConsole.start();
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    private record Weighed(String ref, int weight) {}

    @Test
    void theListTheExportTheWaterfallAndStorageSayOneNumber() {
        List<Weighed> stored = demo.database()
                .client()
                .sql("select ref, match_weight from flag where match_weight is not null and state = 'QUEUED'"
                        + " order by priority, ref fetch first 15 rows only")
                .query((row, number) -> new Weighed(row.getString(1), row.getInt(2)))
                .list();
        assertThat(stored).hasSizeGreaterThan(5);
        Visitor analyst = Visitor.of(Role.ANALYST, demo.console(), demo.database());
        for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
            String language = "langue=" + locale.toLanguageTag();
            String list = analyst.get("/ecarts?" + language).body();
            String export = analyst.submit("/ecarts", "exporter=&why=REPORT").body();
            for (Weighed flag : stored) {
                String bits = MatchWords.bits(flag.weight(), locale);
                String told = bits + "\u00a0(" + MatchWords.chance(flag.weight(), locale) + ")";
                String written = told.replace(">", "&gt;").replace("<", "&lt;");
                String page =
                        analyst.get("/ecarts/" + flag.ref() + "?" + language).body();
                assertThat(page).contains(written);
                List<String> values = VALUE.matcher(page.substring(page.indexOf("id=\"weights\"")))
                        .results()
                        .map(value -> value.group(1))
                        .toList();
                assertThat(values.get(values.size() - 1)).isEqualTo(bits);
                assertThat(tenths(values.subList(0, values.size() - 1))).isEqualTo(tenths(List.of(bits)));
                assertThat(export.lines().filter(line -> line.contains(flag.ref())))
                        .singleElement()
                        .asString()
                        .contains(told);
                ROW.matcher(list)
                        .results()
                        .filter(row -> row.group(1).equals(flag.ref()))
                        .map(MatchResult::group)
                        .forEach(row -> assertThat(row).contains(written));
            }
            assertThat(stored.stream().filter(flag -> list.contains(flag.ref())))
                    .isNotEmpty();
        }
    }

    private static int tenths(List<String> values) {
        return values.stream()
                .mapToInt(value -> Integer.parseInt(value.replace("−", "-")
                        .replace("+", "")
                        .replace(",", "")
                        .replace(".", "")))
                .sum();
    }
}
