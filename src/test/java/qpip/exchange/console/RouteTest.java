package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/** Each role at each address by each method: who may is written here, and not taken from the code. */
class RouteTest {

    /**
     * Method, path, and who may: O operator, A analyst, S supervisor, L liaison officer, V auditor, R rules lead, P
     * privacy officer; a route that everybody may use without signing in says {@code open}.
     */
    private static final String TABLE = """
            GET  /connexion      open
            GET  /console.css    open
            GET  /icon.svg       open
            GET  /fonts/*        open
            GET  /script/*       open
            GET  /oauth2/authorization/*  open
            GET  /login/oauth2/code/*     open
            GET  /               OASLVRP
            GET  /seance         OASLVRP
            POST /seance         OASLVRP
            GET  /cette-nuit     OASLVRP
            GET  /executions/*   OS
            POST /executions/*   OS
            GET  /executions/*/etat OS
            GET  /extraits/*     OS
            GET  /partenaires    OASLVRP
            GET  /partenaires/*  OASLVRP
            GET  /regles         RS
            GET  /regles/*       RS
            POST /regles/*       RS
            GET  /indicateurs    SP
            GET  /indicateurs/export SP
            GET  /renseignements P
            POST /renseignements P
            GET  /renseignements/* P
            POST /renseignements/*/reponse P
            GET  /journal        VP
            GET  /journal/export VP
            POST /journal/verification VP
            GET  /journal/revue  VP
            POST /journal/revue/* VP
            GET  /ecarts         AS
            POST /ecarts         AS
            GET  /ecarts/*       AS
            POST /ecarts/*       AS
            POST /ecarts/*/brouillon AS
            POST /ecarts/*/liaison AS
            POST /ecarts/*/revelation AS
            POST /appariements/*/revelation AS
            GET  /appariements   AS
            GET  /appariements/* AS
            POST /appariements/* AS
            GET  /deuxieme-examen AS
            GET  /deuxieme-examen/* AS
            POST /deuxieme-examen/* AS
            GET  /liaison        ASL
            GET  /liaison/*      ASL
            POST /liaison/*      ASL
            GET  /preferences    OASLVRP
            POST /preferences    OASLVRP
            GET  /aide           OASLVRP
            """;

    private static final Map<Character, Role> ROLES = Map.of(
            'O', Role.OPERATOR,
            'A', Role.ANALYST,
            'S', Role.SUPERVISOR,
            'L', Role.LIAISON,
            'V', Role.AUDITOR,
            'R', Role.RULES,
            'P', Role.PRIVACY);

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Map<String, String> EXPECTED = expected();
    private static TestEngine database;
    private static Console console;

    @BeforeAll
    static void start() {
        database = TestEngine.bare(TestDatabases.h2());
        console =
                Console.start(new Sources(database.database(), Clock.systemUTC(), day -> 30, database.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        database.close();
    }

    @Test
    void everyRouteIsInTheTableAndNoOther() {
        assertThat(Arrays.stream(Route.values()).map(route -> route.method() + " " + route.path()))
                .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleUsesItsRoutesByTheirMethodsAndNoOther(Role role) {
        Visitor visitor = Visitor.of(role, console, database.database());
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String path : paths()) {
            String token = "?_csrf=" + visitor.token("/cette-nuit");
            for (String method : METHODS) {
                String who = EXPECTED.getOrDefault(method + " " + path, "");
                boolean may = who.equals("open") || letters(who).contains(role);
                if (who.isEmpty() && (method + path).equals("POST/connexion")) {
                    continue; // Signing in again, with nothing typed, is refused by its own answer.
                }
                int status = visitor.send(method, path.replace("*", "NO-SUCH") + token)
                        .statusCode();
                if (may ? status == 403 || status >= 405 && status != 409 : status != 403) {
                    wrong.put(method + " " + path, "status " + status + ", may: " + may);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStrangerIsSentToSignInAndActsNowhere() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String path : paths()) {
            Visitor stranger = Visitor.stranger(console);
            for (String method : METHODS) {
                boolean open = EXPECTED.getOrDefault(method + " " + path, "").equals("open");
                HttpResponse<String> answer = stranger.send(method, path.replace("*", "NO-SUCH"));
                boolean sent = answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.matches("/connexion(\\?fini)?"))
                        .isPresent();
                boolean right = open
                        ? answer.statusCode() == 200 || answer.statusCode() == 404
                        : sent || answer.statusCode() == 403 && path.equals("/connexion");
                if (!right) {
                    wrong.put(method + " " + path, "status " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A token that is missing, invented, or of somebody else's session. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void noFormIsTakenWithoutTheTokenOfItsSession(Role role) {
        Visitor visitor = Visitor.of(role, console, database.database());
        String foreign = Visitor.stranger(console).token("/connexion");
        for (String route : EXPECTED.keySet()) {
            if (route.startsWith("POST ")) {
                String path = route.substring(5).replace("*", "NO-SUCH");
                for (String form : List.of("x=1", "_csrf=", "_csrf=abc", "_csrf=" + foreign)) {
                    assertThat(visitor.post(path, form).statusCode())
                            .as(route + " " + form)
                            .isEqualTo(403);
                }
            }
        }
    }

    private static Set<String> paths() {
        return EXPECTED.keySet().stream()
                .map(route -> route.substring(route.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Role> letters(String who) {
        Map<Role, Boolean> roles = new EnumMap<>(Role.class);
        for (char letter : who.toCharArray()) {
            Role role = ROLES.get(letter);
            if (role != null) {
                roles.put(role, true);
            }
        }
        return roles.keySet();
    }

    private static Map<String, String> expected() {
        return TABLE.lines()
                .map(line -> line.trim().split(" +"))
                .collect(Collectors.toMap(
                        cells -> cells[0] + " " + cells[1], cells -> cells[2], (one, two) -> one, LinkedHashMap::new));
    }
}
