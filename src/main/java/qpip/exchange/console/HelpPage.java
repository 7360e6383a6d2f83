package qpip.exchange.console;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The keys, the words in both languages, and how far everybody can use the pages. */
@Controller
class HelpPage {

    /** The concepts that have one term, in the order of an exchange. */
    static final List<String> TERMS = List.of(
            "partner",
            "agreement",
            "extract",
            "comparison",
            "execution",
            "late",
            "held",
            "restart",
            "rerun",
            "match",
            "weight",
            "threshold",
            "rule",
            "flag",
            "mismatch",
            "queue",
            "unassigned",
            "reason",
            "outcome",
            "confirmed",
            "second-review",
            "pause",
            "due",
            "send",
            "liaison",
            "inquiry",
            "claimant",
            "applicant",
            "spouse",
            "sin",
            "nam",
            "reveal",
            "access-log",
            "auditor",
            "user-code",
            "quit");

    /** What a key does: the key as its message names it. */
    static final List<String> KEYS = List.of(
            "ctrl-enter",
            "help",
            "tonight",
            "flags",
            "matches",
            "second-reviews",
            "liaison",
            "partners",
            "rules",
            "indicators",
            "dossiers",
            "journal",
            "preferences",
            "next-row",
            "previous-row",
            "open",
            "select",
            "take-next",
            "filter",
            "differences",
            "explanation",
            "choose",
            "note",
            "undo",
            "restart");

    private final MessageSource messages;

    HelpPage(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/aide")
    String show(Model model) {
        model.addAttribute("keys", KEYS);
        model.addAttribute(
                "terms",
                TERMS.stream()
                        .map(term -> new Term(in(Locale.CANADA_FRENCH, term), in(Locale.CANADA, term)))
                        .toList());
        return "console/help";
    }

    private String in(Locale language, String term) {
        return messages.getMessage("lexicon." + term, null, language);
    }

    record Term(String french, String english) {}
}
