package qpip.exchange.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import qpip.exchange.privacy.AccessLog;

/**
 * Lets services in by their token. Who is known and asks for more than its scopes is in the access log; how often
 * anybody was refused is counted, and said in the log when it is often.
 */
final class ServiceDoor extends OncePerRequestFilter implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final int REFUSALS_A_MINUTE = 10;
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDoor.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String BEARER = "Bearer ";

    private final ServiceAccounts services;
    private final AccessLog log;
    private final Clock clock;
    private Instant minuteBegan = Instant.EPOCH;
    private int refusals;

    ServiceDoor(ServiceAccounts services, AccessLog log, Clock clock) {
        this.services = services;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> services.find(header.substring(BEARER.length())))
                .ifPresent(ServiceDoor::letIn);
        chain.doFilter(request, response);
    }

    private static void letIn(ServiceAccounts.ServiceAccount service) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                service.code(),
                "",
                service.scopes().stream()
                        .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                        .toList()));
        SecurityContextHolder.setContext(context);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(response, HttpStatus.UNAUTHORIZED);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        String who = Objects.requireNonNullElse(request.getRemoteUser(), "unknown");
        log.looked(who, "refused", "the read API", "api");
        refuse(response, HttpStatus.FORBIDDEN);
    }

    private void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        count();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"title\":\"%s\",\"status\":%d}"
                        .formatted(status.getReasonPhrase(), status.value())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void count() {
        Instant now = clock.instant();
        if (Duration.between(minuteBegan, now).compareTo(MINUTE) >= 0) {
            minuteBegan = now;
            refusals = 0;
        }
        refusals++;
        if (refusals == REFUSALS_A_MINUTE) {
            LOG.warn(
                    "the read API refused {} requests within a minute; see whether a service has an old token, or who tries",
                    refusals);
        }
    }
}
