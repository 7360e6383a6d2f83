package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has to know of who reads it: which pages it may lead to. */
@ControllerAdvice
class Menu {

    @ModelAttribute("reviews")
    boolean reviews(HttpServletRequest request) {
        return has(request, Role::reviews);
    }

    @ModelAttribute("operates")
    boolean operates(HttpServletRequest request) {
        return has(request, Role::operates);
    }

    private static boolean has(HttpServletRequest request, Predicate<Role> duty) {
        return Arrays.stream(Role.those(duty)).anyMatch(request::isUserInRole);
    }
}
