package qpip.exchange.console;

import java.util.function.Predicate;
import org.springframework.http.HttpMethod;

/** Every address that the console answers to, with the roles that may use it; what isn't here is refused to all. */
enum Route {
    SIGN_IN(HttpMethod.GET, "/connexion"),
    STYLE(HttpMethod.GET, "/console.css"),
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

    HttpMethod method() {
        return method;
    }

    /** A path, where {@code *} stands for one part of it. */
    public String path() {
        return path;
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
