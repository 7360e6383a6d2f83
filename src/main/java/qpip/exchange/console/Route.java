package qpip.exchange.console;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;

/** Every address that the console answers to, with the roles that may use it; what isn't here is refused to all. */
enum Route {
    SIGN_IN(HttpMethod.GET, "/connexion"),
    STYLE(HttpMethod.GET, "/console.css"),
    ICON(HttpMethod.GET, "/icon.svg"),
    FONT(HttpMethod.GET, "/fonts/*"),
    SCRIPT(HttpMethod.GET, "/script/*"),
    SESSION(HttpMethod.GET, "/seance", role -> true),
    SESSION_EXTEND(HttpMethod.POST, "/seance", role -> true),
    START(HttpMethod.GET, "/", role -> true),
    TONIGHT(HttpMethod.GET, "/cette-nuit", role -> true, "nav.tonight"),
    EXECUTION(HttpMethod.GET, "/executions/*", Role::operates),
    FLAGS(HttpMethod.GET, "/ecarts", Role::reviews, "nav.flags"),
    FLAGS_ACT(HttpMethod.POST, "/ecarts", Role::reviews),
    FLAG(HttpMethod.GET, "/ecarts/*", Role::reviews),
    FLAG_ACT(HttpMethod.POST, "/ecarts/*", Role::reviews),
    FLAG_DRAFT(HttpMethod.POST, "/ecarts/*/brouillon", Role::reviews),
    REVEAL(HttpMethod.POST, "/ecarts/*/revelation", Role::reviews),
    FLAG_LIAISON(HttpMethod.POST, "/ecarts/*/liaison", Role::reviews),
    SECOND_REVIEWS(HttpMethod.GET, "/deuxieme-examen", Role::reviews, "nav.second-reviews"),
    SECOND_REVIEW(HttpMethod.GET, "/deuxieme-examen/*", Role::reviews),
    SECOND_REVIEW_ACT(HttpMethod.POST, "/deuxieme-examen/*", Role::reviews),
    LIAISON(HttpMethod.GET, "/liaison", Role::liaises, "nav.liaison"),
    LIAISON_REQUEST(HttpMethod.GET, "/liaison/*", Role::liaises),
    LIAISON_ACT(HttpMethod.POST, "/liaison/*", Role::liaises);

    private final HttpMethod method;
    private final String path;
    private final boolean open;
    private final Predicate<Role> who;
    private final String menu;

    Route(HttpMethod method, String path) {
        this(method, path, true, role -> true, "");
    }

    Route(HttpMethod method, String path, Predicate<Role> who) {
        this(method, path, false, who, "");
    }

    Route(HttpMethod method, String path, Predicate<Role> who, String menu) {
        this(method, path, false, who, menu);
    }

    Route(HttpMethod method, String path, boolean open, Predicate<Role> who, String menu) {
        this.method = method;
        this.path = path;
        this.open = open;
        this.who = who;
        this.menu = menu;
    }

    /** The one that answers to a request, if it is for a page. */
    static Optional<Route> of(String method, String path) {
        return Arrays.stream(values())
                .filter(route -> route.method.matches(method) && route.answers(path))
                .findFirst();
    }

    private boolean answers(String address) {
        String[] parts = path.split("/", -1);
        String[] asked = address.split("/", -1);
        return parts.length == asked.length
                && IntStream.range(0, parts.length)
                        .allMatch(at -> parts[at].equals("*") ? !asked[at].isEmpty() : parts[at].equals(asked[at]));
    }

    HttpMethod method() {
        return method;
    }

    /** A path, where {@code *} stands for one part of it. */
    public String path() {
        return path;
    }

    /** Whether somebody who signed in can be shown it. */
    boolean isPage() {
        return method == HttpMethod.GET && !open && this != SESSION;
    }

    /** Whether nobody has to sign in for it. */
    boolean isOpen() {
        return open;
    }

    boolean allows(Role role) {
        return who.test(role);
    }

    String[] roles() {
        return Role.those(who);
    }

    /** Whether every page leads here, for those who may. */
    boolean inMenu() {
        return !menu.isEmpty();
    }

    /** The message of its name in the menu. */
    public String menu() {
        return menu;
    }
}
