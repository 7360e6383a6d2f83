package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Language, size of letters and single keys of whoever reads, kept here and not in the browser. */
@Controller
class PreferencesPage {

    private final Preferences preferences;
    private final LocaleResolver languages;

    PreferencesPage(Sources sources, LocaleResolver languages) {
        this.preferences = new Preferences(sources.database());
        this.languages = languages;
    }

    @GetMapping("/preferences")
    String show(Principal reader, Model model) {
        model.addAttribute("preference", preferences.of(reader.getName()).orElse(Preference.USUAL));
        model.addAttribute("sizes", Preference.TextSize.values());
        return "console/preferences";
    }

    @PostMapping("/preferences")
    String keep(
            @RequestParam String language,
            @RequestParam Preference.TextSize size,
            @RequestParam(defaultValue = "false") boolean keys,
            Principal reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        Preference preference = new Preference(Languages.of(language), size, keys);
        preferences.keep(reader.getName(), preference);
        request.getSession().setAttribute(Preference.ATTRIBUTE, preference);
        languages.setLocale(request, response, preference.language());
        return "redirect:/preferences?fait";
    }

    /** What the session of a request wants. */
    static Preference of(HttpServletRequest request) {
        return request.getSession(false) != null
                        && Objects.requireNonNull(request.getSession(false)).getAttribute(Preference.ATTRIBUTE)
                                instanceof Preference preference
                ? preference
                : Preference.USUAL;
    }
}
