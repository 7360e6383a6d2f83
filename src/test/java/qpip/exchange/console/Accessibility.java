package qpip.exchange.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * The rules of accessibility that axe can tell by itself, on a page as it stands. NB: not by axe's own builder, which
 * sends the script anew for each look and collects all that was well too: nine tenths of the time of a look.
 */
final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String RUN = "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(found =>"
            + " found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))";

    private Accessibility() {}

    /** Puts axe into every page of the window to come. */
    static void prepare(BrowserContext context) {
        context.addInitScript(AxeBuilder.getAxeScript());
    }

    /** Each broken rule with the element that breaks it. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        return (List<String>) page.evaluate(RUN, RULES);
    }
}
