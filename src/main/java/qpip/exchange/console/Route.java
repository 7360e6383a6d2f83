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
    ORGANISATION(HttpMethod.GET, "/oauth2/authorization/*"),
    ORGANISATION_BACK(HttpMethod.GET, "/login/oauth2/code/*"),
    START(HttpMethod.GET, "/", role -> true),
    TONIGHT(HttpMethod.GET, "/cette-nuit", role -> true, "nav.tonight"),
    EXECUTION(HttpMethod.GET, "/executions/*", Role::operates),
    EXECUTION_STATE(HttpMethod.GET, "/executions/*/etat", Role::operates),
    EXECUTION_ACT(HttpMethod.POST, "/executions/*", Role::operates),
    EXTRACT(HttpMethod.GET, "/extraits/*", Role::operates),
    PARTNERS(HttpMethod.GET, "/partenaires", role -> true, "nav.partners"),
    PARTNER(HttpMethod.GET, "/partenaires/*", role -> true),
    RULES(HttpMethod.GET, "/regles", Role::rules, "nav.rules"),
    RULE(HttpMethod.GET, "/regles/*", Role::rules),
    RULE_ACT(HttpMethod.POST, "/regles/*", Role::rules),
    INDICATORS(HttpMethod.GET, "/indicateurs", Role::oversees, "nav.indicators"),
    INDICATORS_EXPORT(HttpMethod.GET, "/indicateurs/export", Role::oversees),
    DOSSIERS(HttpMethod.GET, "/renseignements", role -> role == Role.PRIVACY, "nav.dossiers"),
    DOSSIER_SEARCH(HttpMethod.POST, "/renseignements", role -> role == Role.PRIVACY),
    DOSSIER(HttpMethod.GET, "/renseignements/*", role -> role == Role.PRIVACY),
    DOSSIER_ANSWER(HttpMethod.POST, "/renseignements/*/reponse", role -> role == Role.PRIVACY),
    JOURNAL(HttpMethod.GET, "/journal", Role::audits, "nav.journal"),
    JOURNAL_EXPORT(HttpMethod.GET, "/journal/export", Role::audits),
    JOURNAL_CHECK(HttpMethod.POST, "/journal/verification", Role::audits),
    JOURNAL_SAMPLE(HttpMethod.GET, "/journal/revue", Role::audits),
    JOURNAL_REVIEW(HttpMethod.POST, "/journal/revue/*", Role::audits),
    FLAGS(HttpMethod.GET, "/ecarts", Role::reviews, "nav.flags"),
    FLAGS_ACT(HttpMethod.POST, "/ecarts", Role::reviews),
    FLAG(HttpMethod.GET, "/ecarts/*", Role::reviews),
    FLAG_ACT(HttpMethod.POST, "/ecarts/*", Role::reviews),
    FLAG_DRAFT(HttpMethod.POST, "/ecarts/*/brouillon", Role::reviews),
    REVEAL(HttpMethod.POST, "/ecarts/*/revelation", Role::reviews),
    FLAG_LIAISON(HttpMethod.POST, "/ecarts/*/liaison", Role::reviews),
    MATCHES(HttpMethod.GET, "/appariements", Role::reviews, "nav.matches"),
    MATCH(HttpMethod.GET, "/appariements/*", Role::reviews),
    MATCH_ANSWER(HttpMethod.POST, "/appariements/*", Role::reviews),
    MATCH_REVEAL(HttpMethod.POST, "/appariements/*/revelation", Role::reviews),
    SECOND_REVIEWS(HttpMethod.GET, "/deuxieme-examen", Role::reviews, "nav.second-reviews"),
    SECOND_REVIEW(HttpMethod.GET, "/deuxieme-examen/*", Role::reviews),
    SECOND_REVIEW_ACT(HttpMethod.POST, "/deuxieme-examen/*", Role::reviews),
    LIAISON(HttpMethod.GET, "/liaison", Role::liaises, "nav.liaison"),
    LIAISON_REQUEST(HttpMethod.GET, "/liaison/*", Role::liaises),
    LIAISON_ACT(HttpMethod.POST, "/liaison/*", Role::liaises),
    PREFERENCES(HttpMethod.GET, "/preferences", role -> true, "nav.preferences"),
    PREFERENCES_KEEP(HttpMethod.POST, "/preferences", role -> true),
    HELP(HttpMethod.GET, "/aide", role -> true, "nav.help");

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

    /** The keys that lead here, for those who use single keys; empty for none. */
    public String key() {
        return switch (this) {
            case TONIGHT -> "g n";
            case FLAGS -> "g e";
            case MATCHES -> "g m";
            case SECOND_REVIEWS -> "g d";
            case LIAISON -> "g l";
            case PARTNERS -> "g o";
            case RULES -> "g r";
            case INDICATORS -> "g i";
            case DOSSIERS -> "g a";
            case JOURNAL -> "g j";
            case PREFERENCES -> "g p";
            case HELP -> "?";
            default -> "";
        };
    }
}
