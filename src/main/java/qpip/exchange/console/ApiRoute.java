package qpip.exchange.console;

import java.util.Optional;
import org.springframework.http.HttpMethod;

/** Every address of the read API, with the scope that may use it; what isn't here is refused to all. */
enum ApiRoute {
    DESCRIPTION(HttpMethod.GET, "/api/v1/openapi.yaml", Optional.empty()),
    /** By POST, so that the claim is in no address and in no log of a server between. */
    FLAGS(HttpMethod.POST, "/api/v1/flags", Optional.of(Scope.FLAGS)),
    NIGHTS(HttpMethod.GET, "/api/v1/nights", Optional.of(Scope.NIGHTS)),
    EXECUTIONS(HttpMethod.GET, "/api/v1/executions", Optional.of(Scope.EXECUTIONS)),
    EXECUTION(HttpMethod.GET, "/api/v1/executions/*", Optional.of(Scope.EXECUTIONS));

    private final HttpMethod method;
    private final String path;
    private final Optional<Scope> scope;

    ApiRoute(HttpMethod method, String path, Optional<Scope> scope) {
        this.method = method;
        this.path = path;
        this.scope = scope;
    }

    HttpMethod method() {
        return method;
    }

    /** A path, where {@code *} stands for one part of it. */
    String path() {
        return path;
    }

    /** The scope that it takes; none when a token of any does. */
    Optional<Scope> scope() {
        return scope;
    }
}
