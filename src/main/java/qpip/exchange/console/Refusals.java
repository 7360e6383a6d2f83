package qpip.exchange.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.security.web.session.SessionInformationExpiredStrategy;
import qpip.exchange.privacy.AccessLog;

/**
 * What becomes of a request that isn't allowed: somebody known sees the page of refusals, and the access log has it;
 * somebody whose session is over, or a stranger, is sent to sign in. A fragment that is fetched by a page can't be
 * redirected, so the whole page is told to load again.
 */
record Refusals(AccessLog log)
        implements AccessDeniedHandler, AuthenticationEntryPoint, SessionInformationExpiredStrategy {

    static final String FRAGMENT = "HX-Request";
    static final String ENDED = "/connexion?fini";
    private static final String SIGN_IN = "/connexion";
    private static final String ELSEWHERE = "/connexion?ailleurs";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        Optional<Authentication> who = Optional.ofNullable(
                        SecurityContextHolder.getContext().getAuthentication())
                .filter(someone -> !(someone instanceof AnonymousAuthenticationToken));
        if (who.isEmpty()
                && refused instanceof CsrfException
                && !request.getRequestURI().equals(SIGN_IN)) {
            send(request, response, ENDED);
            return;
        }
        log.looked(
                who.map(Authentication::getName).orElse("anonymous"),
                "refused",
                Route.of(request.getMethod(), request.getRequestURI())
                        .map(route -> route.method() + " " + route.path())
                        .orElse("an address that is no page"),
                "console");
        response.setStatus(HttpStatus.FORBIDDEN.value());
        request.getRequestDispatcher("/interdit").forward(request, response);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        send(request, response, ended ? ENDED : SIGN_IN);
    }

    @Override
    public void onExpiredSessionDetected(SessionInformationExpiredEvent event) throws IOException {
        send(event.getRequest(), event.getResponse(), ELSEWHERE);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (request.getHeader(FRAGMENT) == null) {
            response.sendRedirect(path);
        } else {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
