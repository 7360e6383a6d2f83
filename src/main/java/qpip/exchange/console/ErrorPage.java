package qpip.exchange.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What is shown when a page can't be. A failure has an incident number, the same on the page and in the log; neither
 * has the exception's message, because it may quote a person's data.
 */
@Controller
class ErrorPage implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int NUMBER_LENGTH = 8;
    private static final RandomGenerator RANDOM = new SecureRandom();

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        response.setStatus(status);
        model.addAttribute("kind", kind(status));
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            String incident = incident();
            model.addAttribute("incident", incident);
            LOG.error("incident {}: {} {} failed: {}", incident, request.getMethod(), route(request), cause(request));
        }
        return "error";
    }

    /** The same for a service. */
    @RequestMapping(path = "/error", produces = MediaType.APPLICATION_PROBLEM_JSON_VALUE)
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpServletResponse response, Model model) {
        show(request, response, model);
        ProblemDetail problem = ProblemDetail.forStatus(response.getStatus());
        if (model.getAttribute("incident") instanceof String incident) {
            problem.setDetail("incident " + incident);
        }
        return ResponseEntity.of(problem).build();
    }

    @RequestMapping("/interdit")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden(Model model) {
        model.addAttribute("kind", "403");
        return "error";
    }

    private static String kind(int status) {
        return switch (status) {
            case 403, 404, 409 -> String.valueOf(status);
            default -> status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? "400" : "500";
        };
    }

    private static String incident() {
        return RANDOM.ints(NUMBER_LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining("", "I-", ""));
    }

    /** The pattern, not the address: whoever mistypes may have typed anything. */
    private static String route(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Route.of(request.getMethod(), String.valueOf(path))
                .map(Route::path)
                .orElse("an address that is no page");
    }

    /** The kinds of exception, and the first place of ours that the innermost came from. */
    private static String cause(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown)) {
            return "no exception";
        }
        StringBuilder kinds = new StringBuilder(thrown.getClass().getSimpleName());
        Throwable innermost = thrown;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(", because of ").append(cause.getClass().getSimpleName());
            innermost = cause;
        }
        Optional<StackTraceElement> ours = Arrays.stream(innermost.getStackTrace())
                .filter(place -> place.getClassName().startsWith("qpip.exchange."))
                .findFirst();
        return kinds + ours.map(place -> " at " + place).orElse("");
    }
}
