package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.job.TestEngine;
import qpip.exchange.review.ClaimFlags;
import qpip.exchange.review.FlagState;
import qpip.exchange.storage.TestDatabases;

/** What another system may read, and what it may not. */
class ApiTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static TestEngine database;
    private static Console console;

    @BeforeAll
    static void start() {
        database = TestEngine.bare(TestDatabases.h2());
        console = Console.start(new Sources(database.database(), CLOCK, day -> 30, database.operations()), 0);
        sql("insert into execution (id, exchange, direction, night, sequence, file_name, sha256, again, status, reason,"
                + " detail, register_version, bytes, records, plan, released, announced, started_at)"
                + " values ('CN-IN-01.7', 'CN-IN-01', 'in', date '2026-11-22', 7, 'f', 'ab', '', 'HELD', 'matched-min',"
                + " '12 of 40', 1, 10, 40, '', '', '', timestamp with time zone '2026-11-23 01:00:00+00')");
        sql("insert into flag (ref, rule, claim_id, person_id, period_from, period_to, severity, message, impact,"
                + " favourable, sensitive, identity_to_verify, state, evidence, flag_values, weeks, exchange, execution,"
                + " register_version, first_seen_on, last_seen_on)"
                + " values ('F-AAAAAAAAAAAA', 'R15', 17, 9, date '2026-11-01', date '2026-11-07', 'HIGH', 'm', 520.25,"
                + " false, false, false, 'QUEUED', '[]', '{\"surname\":\"Gagnon\"}', '[]', 'CN-IN-01', 'CN-IN-01.7', 1,"
                + " date '2026-11-22', date '2026-11-22')");
    }

    @AfterAll
    static void stop() {
        console.close();
        database.close();
    }

    private static void sql(String statement) {
        database.database().client().sql(statement).update();
    }

    @Test
    void aServiceReadsWhereTheFlagsOfAClaimStandAndNothingElseOfThem() {
        String token = token(Scope.FLAGS);

        assertThat(post(token, "{\"claim\":17}").body())
                .isEqualTo("[{\"ref\":\"F-AAAAAAAAAAAA\",\"rule\":\"R15\",\"state\":\"QUEUED\",\"outcome\":null,"
                        + "\"firstSeenOn\":\"2026-11-22\",\"lastSeenOn\":\"2026-11-22\"}]");
        assertThat(post(token, "{\"claim\":18}").body()).isEqualTo("[]");
        assertThat(database.database()
                        .client()
                        .sql("select who || ' ' || object from access_log where verb = 'api-flags' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("s-flags claim 17", "s-flags claim 18");
    }

    @Test
    void aServiceReadsNightsAndExecutions() {
        assertThat(get(token(Scope.NIGHTS), "/api/v1/nights").body())
                .isEqualTo("[{\"night\":\"2026-11-22\",\"executions\":1,\"done\":0,\"running\":0,\"attention\":1}]");
        assertThat(get(token(Scope.NIGHTS), "/api/v1/nights?before=2026-11-22").body())
                .isEqualTo("[]");
        String run = "{\"id\":\"CN-IN-01.7\",\"exchange\":\"CN-IN-01\",\"night\":\"2026-11-22\",\"sequence\":7,"
                + "\"status\":\"HELD\",\"reason\":\"matched-min\",\"records\":40,"
                + "\"startedAt\":\"2026-11-23T01:00:00Z\",\"endedAt\":null,\"counts\":{}}";
        assertThat(get(token(Scope.EXECUTIONS), "/api/v1/executions?night=2026-11-22")
                        .body())
                .isEqualTo("[" + run + "]");
        assertThat(get(token(Scope.EXECUTIONS), "/api/v1/executions/CN-IN-01.7").body())
                .isEqualTo(run);
        assertThat(get(token(Scope.EXECUTIONS), "/api/v1/executions/NO-SUCH").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void aScopeReadsItsOwnAndTheDescriptionAndNoOther(Scope scope) {
        String token = token(scope);
        for (ApiRoute route : ApiRoute.values()) {
            int status = ask(token, route).statusCode();
            boolean may = route == ApiRoute.DESCRIPTION
                    || route.name().startsWith(scope.name().substring(0, 4));
            assertThat(status == 403).as(route.name()).isEqualTo(!may);
            assertThat(ask("", route).statusCode()).as("without a token").isEqualTo(401);
        }
        assertThat(get(token, "/api/v1/accounts").statusCode()).isEqualTo(403);
        assertThat(get(token, "/api/v2/nights").statusCode()).isEqualTo(403);
        assertThat(get(token, "/ecarts").statusCode()).as("a page").isEqualTo(302);
    }

    @Test
    void aTokenThatWasRenewedOrClosedOpensNothing() {
        ServiceAccounts services = new ServiceAccounts(database.database(), CLOCK);
        String first = services.open("renewed", EnumSet.of(Scope.NIGHTS));
        String second = services.open("renewed", EnumSet.of(Scope.NIGHTS));

        assertThat(get(first, "/api/v1/nights").statusCode()).isEqualTo(401);
        assertThat(get(second, "/api/v1/nights").statusCode()).isEqualTo(200);
        assertThat(services.close("renewed")).isTrue();
        assertThat(get(second, "/api/v1/nights").statusCode()).isEqualTo(401);
        assertThat(services.close("renewed")).isFalse();
    }

    @Test
    void theDatabaseKeepsNoToken() {
        String token = token(Scope.NIGHTS);

        assertThat(database.database()
                        .client()
                        .sql("select token_hash from console_service")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"))
                .doesNotContain(token);
    }

    /** Nor does somebody who is signed in to the pages read here with their cookie. */
    @Test
    void aSessionOfThePagesIsNoToken() {
        assertThat(Visitor.of(Role.SUPERVISOR, console, database.database())
                        .get("/api/v1/nights")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void manyRefusalsWithinAMinuteAreSaidOnceInTheLog() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ServiceDoor.class);
        log.start();
        logger.addAppender(log);
        try (Console there =
                Console.start(new Sources(database.database(), CLOCK, day -> 30, database.operations()), 0)) {
            for (int refused = 1; refused < ServiceDoor.REFUSALS_A_MINUTE; refused++) {
                send(
                        there,
                        HttpRequest.newBuilder(at(there, "/api/v1/nights")).header("Authorization", "Bearer wrong"));
            }
            assertThat(log.list).isEmpty();
            for (int more = 0; more < 20; more++) {
                send(
                        there,
                        HttpRequest.newBuilder(at(there, "/api/v1/nights")).header("Authorization", "Bearer wrong"));
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("the read API refused 10 requests within a minute; see whether a service has an old"
                        + " token, or who tries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}x", "[]", "{\"claim\":\"seventeen\"}", "{\"claim\":1e99}", "17", "\u0000"})
    void whatIsNoQuestionIsRefusedWithoutBeingRepeated(String body) {
        HttpResponse<String> answer = post(token(Scope.FLAGS), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("seventeen", "Exception", "tools.jackson");
    }

    @Test
    void theDescriptionIsWhatTheHandlersAre() throws IOException {
        Map<?, ?> description = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(get(token(Scope.NIGHTS), "/api/v1/openapi.yaml").body());
        Map<String, String> described = new TreeMap<>();
        map(description, "paths")
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, operation) -> {
                    Object scope = ((Map<?, ?>) operation).get("x-scope");
                    described.put(
                            String.valueOf(method).toUpperCase(java.util.Locale.ROOT) + " " + path,
                            scope + " " + ((Map<?, ?>) operation).get("operationId"));
                }));

        assertThat(described).isEqualTo(handlers());
        assertThat(described.keySet().stream().map(route -> route.replaceAll("\\{[a-z]+}", "*")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApiRoute.values())
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        Map<?, ?> schemas = map(map(description, "components"), "schemas");
        for (Class<?> answer : List.of(Api.Question.class, Api.Night.class, Api.Run.class, ClaimFlags.Standing.class)) {
            assertThat(map(map(schemas, answer.getSimpleName()), "properties").keySet())
                    .as(answer.getSimpleName())
                    .isEqualTo(Arrays.stream(answer.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet()));
        }
        assertThat(words(schemas, "Standing", "state")).isEqualTo(names(FlagState.values()));
        assertThat(words(schemas, "Run", "status")).isEqualTo(names(ExecutionStatus.values()));
        assertThat(Files.readString(Path.of("src/main/resources/openapi/v1.yaml")))
                .startsWith("#");
    }

    private static Map<String, String> handlers() {
        Map<String, String> handlers = new TreeMap<>();
        for (Method method : Api.class.getDeclaredMethods()) {
            GetMapping get = method.getAnnotation(GetMapping.class);
            PostMapping post = method.getAnnotation(PostMapping.class);
            if (get != null || post != null) {
                String path = "/api/v1" + (get == null ? post.value()[0] : get.value()[0]);
                String route = (get == null ? "POST " : "GET ") + path;
                String scope = Arrays.stream(ApiRoute.values())
                        .filter(one -> (one.method() + " " + one.path()).equals(route.replaceAll("\\{[a-z]+}", "*")))
                        .flatMap(one -> one.scope().stream())
                        .map(Scope::name)
                        .findFirst()
                        .orElse("null");
                handlers.put(route, scope + " " + method.getName());
            }
        }
        return handlers;
    }

    private static Map<?, ?> map(Map<?, ?> of, String name) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(name), name);
    }

    private static Set<String> words(Map<?, ?> schemas, String schema, String property) {
        return new TreeSet<>(((List<?>) Objects.requireNonNull(
                        map(map(map(schemas, schema), "properties"), property).get("enum")))
                .stream().map(String::valueOf).toList());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String token(Scope scope) {
        return new ServiceAccounts(database.database(), CLOCK)
                .open("s-" + scope.name().toLowerCase(java.util.Locale.ROOT), EnumSet.of(scope));
    }

    private static HttpResponse<String> ask(String token, ApiRoute route) {
        String path = route.path().replace("*", "NO-SUCH");
        return route.method().matches("POST") ? post(token, "{\"claim\":1}") : get(token, path);
    }

    private static HttpResponse<String> get(String token, String path) {
        return send(console, HttpRequest.newBuilder(at(console, path)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> post(String token, String body) {
        return send(
                console,
                HttpRequest.newBuilder(at(console, "/api/v1/flags"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static URI at(Console where, String path) {
        return URI.create("http://127.0.0.1:" + where.port() + path);
    }

    private static HttpResponse<String> send(Console where, HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Accept", "application/json, application/problem+json, application/yaml")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the console at port " + where.port() + " didn't answer", e);
        }
    }
}
