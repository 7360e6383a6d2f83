package qpip.exchange.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session after a quarter of an hour without a sign of life, and after ten hours in any case. What a page
 * fetches by itself, to show how a night goes on, is no sign of life.
 */
final class Idleness extends OncePerRequestFilter {

    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration WARNED_AFTER = Duration.ofMinutes(13);
    static final Duration DAY = Duration.ofHours(10);
    private static final String ACTIVE = "active";
    private static final String BEGAN = "began";

    private final Clock clock;

    Idleness(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (left(session).isZero()) {
                session.invalidate();
            } else if (isSignOfLife(request)) {
                session.setAttribute(ACTIVE, clock.instant());
            }
        }
        chain.doFilter(request, response);
    }

    /** Somebody signed in. */
    void begin(HttpSession session) {
        session.setAttribute(BEGAN, clock.instant());
        session.setAttribute(ACTIVE, clock.instant());
    }

    /** How long the session still lasts if nothing happens. */
    Duration left(HttpSession session) {
        Instant now = clock.instant();
        Duration idle = Duration.between(now, at(session, ACTIVE, now).plus(LONGEST));
        Duration day = Duration.between(now, at(session, BEGAN, now).plus(DAY));
        Duration left = idle.compareTo(day) < 0 ? idle : day;
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Instant at(HttpSession session, String attribute, Instant otherwise) {
        return session.getAttribute(attribute) instanceof Instant instant ? instant : otherwise;
    }

    private static boolean isSignOfLife(HttpServletRequest request) {
        boolean read = HttpMethod.GET.matches(request.getMethod());
        return !(read && (request.getHeader(Refusals.FRAGMENT) != null || isOpen(request)));
    }

    /** Letters and drawings, which a browser may fetch late for what a page has fetched by itself. */
    private static boolean isOpen(HttpServletRequest request) {
        return Route.of(request.getMethod(), request.getRequestURI())
                .filter(Route::isOpen)
                .isPresent();
    }
}
