package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has to know of who reads it: which pages it may lead to. */
@ControllerAdvice
class Menu {

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
}
