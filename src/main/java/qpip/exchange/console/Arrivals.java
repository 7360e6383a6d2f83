package qpip.exchange.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.ReviewQueue;

/** Who comes, who is refused and who leaves is in the access log; whoever comes is back at the page that asked. */
final class Arrivals extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, LogoutHandler {

    private static final String WHERE = "console";

    private final Accounts accounts;
    private final AccessLog log;
    private final Idleness idleness;
    private final Preferences preferences;
    private final ReviewQueue queue;

    Arrivals(Accounts accounts, AccessLog log, Idleness idleness, Preferences preferences, ReviewQueue queue) {
        this.queue = queue;
        this.accounts = accounts;
        this.log = log;
        this.idleness = idleness;
        this.preferences = preferences;
        setDefaultTargetUrl("/cette-nuit");
        setRequestCache(pages());
        setRedirectStrategy((request, response, url) -> response.sendRedirect(here(url)));
    }

    /** Without its host: whoever asked for the page may have named any. */
    private static String here(String url) {
        URI address = URI.create(url);
        String query = address.getRawQuery();
        return address.getRawPath() + (query == null ? "" : "?" + query);
    }

    /** Only a page is come back to, not what a page fetches, nor what is no address of ours. */
    @SuppressWarnings("NullAway") // Spring takes null for no parameter, and doesn't say so.
    static HttpSessionRequestCache pages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getHeader(Refusals.FRAGMENT) == null
                && Route.of(request.getMethod(), request.getRequestURI())
                        .filter(Route::isPage)
                        .isPresent());
        return cache;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        log.looked(who.getName(), "sign-in", WHERE, WHERE);
        idleness.begin(request.getSession());
        preferences.of(who.getName()).ifPresent(preference -> apply(preference, request.getSession()));
        super.onAuthenticationSuccess(request, response, who);
    }

    /** A language that was chosen at the door stays. */
    private static void apply(Preference preference, HttpSession session) {
        session.setAttribute(Preference.ATTRIBUTE, preference);
        if (session.getAttribute(SessionLocaleResolver.LOCALE_SESSION_ATTRIBUTE_NAME) == null) {
            session.setAttribute(SessionLocaleResolver.LOCALE_SESSION_ATTRIBUTE_NAME, preference.language());
        }
    }

    /** NB: who mistypes may have typed the password in the place of the code, so only a code that exists is kept. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String typed = Objects.requireNonNullElse(request.getParameter("code"), "");
        boolean known = accounts.exists(typed);
        log.looked(
                known ? typed : "unknown",
                known && accounts.isLocked(typed) ? "locked-out" : "sign-in-refused",
                WHERE,
                WHERE);
        response.sendRedirect("/connexion?refus");
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        if (who != null) {
            log.looked(who.getName(), "sign-out", WHERE, WHERE);
            Optional.ofNullable(request.getSession(false))
                    .ifPresent(session -> Holds.end(session, queue, who.getName()));
        }
    }
}
