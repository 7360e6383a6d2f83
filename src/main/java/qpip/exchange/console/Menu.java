package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page has to know of who reads it: which pages it may lead to, and what its frame says. */
@ControllerAdvice
class Menu {

    private final Clock clock;
    private final Deployment deployment;

    Menu(Sources sources, Deployment deployment) {
        this.clock = sources.clock();
        this.deployment = deployment;
    }

    @ModelAttribute("menu")
    List<Route> menu(HttpServletRequest request) {
        return Arrays.stream(Route.values())
                .filter(Route::inMenu)
                .filter(route -> Arrays.stream(route.roles()).anyMatch(request::isUserInRole))
                .toList();
    }

    @ModelAttribute("reviews")
    boolean reviews(HttpServletRequest request) {
        return Arrays.stream(Role.those(Role::reviews)).anyMatch(request::isUserInRole);
    }

    @ModelAttribute("operates")
    boolean operates(HttpServletRequest request) {
        return Arrays.stream(Role.those(Role::operates)).anyMatch(request::isUserInRole);
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return new Frame(
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getRemoteUser(), ""),
                Moments.dated(clock.instant(), locale),
                deployment.demonstration(),
                Idleness.WARNED_AFTER.toSeconds(),
                query(request),
                PreferencesPage.of(request).textSize().style(),
                PreferencesPage.of(request).singleKeys() ? "on" : "off");
    }

    /**
     * What is asked for stays when the language changes. NB: it begins with a question mark, so it leads nowhere else.
     */
    private static String query(HttpServletRequest request) {
        String rest = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(Languages.PARAMETER)
                .build()
                .getQuery();
        return rest == null || rest.isEmpty() ? "?" : "?" + rest + "&";
    }

    /**
     * @param here the page's own path, for the menu
     * @param reader the code of who reads; empty for a stranger
     * @param at when, by the clock of Québec
     * @param idle after how many seconds without a sign of life somebody is warned
     * @param query the page's query, to add to
     * @param size the class of the size of letters
     * @param keys whether single keys are on or off
     */
    record Frame(
            String here,
            String reader,
            String at,
            boolean demonstration,
            long idle,
            String query,
            String size,
            String keys) {

        public boolean leadsTo(String path) {
            return here.equals(path) || here.startsWith(path + "/");
        }
    }
}
