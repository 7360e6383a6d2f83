package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

class ErrorPageTest {

    private static final Pattern INCIDENT = Pattern.compile("I-[2-9A-Z]{8}");
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
    void whatIsNotThereIsSaidInBothLanguages() {
        Visitor analyst = Visitor.of(Role.ANALYST, console, database.database());

        HttpResponse<String> french = analyst.get("/ecarts/F-NOSUCHFLAGAA");
        HttpResponse<String> english = analyst.get("/ecarts/F-NOSUCHFLAGAA?langue=en-CA");

        assertThat(french.statusCode()).isEqualTo(404);
        assertThat(french.body()).contains("<h1>Page introuvable</h1>").doesNotContain("??", "F-NOSUCHFLAGAA");
        assertThat(english.body()).contains("<h1>Page not found</h1>").doesNotContain("??");
    }

    @Test
    void aRefusalIsInTheAccessLogByItsRouteAndNotByWhatWasTyped() {
        Visitor operator = Visitor.of(Role.OPERATOR, console, database.database());

        assertThat(operator.get("/ecarts/F-AAAAAAAAAAAA").body()).contains("Accès refusé", "journal des accès");
        assertThat(operator.get("/ecarts/046454286/Tremblay").statusCode()).isEqualTo(403);

        assertThat(database.database()
                        .client()
                        .sql("select object from access_log where who = 'v-operator' and verb = 'refused' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("GET /ecarts/*", "an address that is no page");
    }

    @Test
    void aFailureHasTheSameNumberOnThePageAndInTheLogAndNeitherHasItsMessage() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try (TestEngine broken = TestEngine.bare(TestDatabases.h2());
                Console there = Console.start(
                        new Sources(broken.database(), Clock.systemUTC(), day -> 30, broken.operations()), 0)) {
            Visitor analyst = Visitor.of(Role.ANALYST, there, broken.database());
            broken.database()
                    .client()
                    .sql("alter table flag rename to lost_046454286")
                    .update();

            HttpResponse<String> answer = analyst.get("/ecarts/F-AAAAAAAAAAAA");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Numéro de l’incident")
                    .doesNotContain("Exception", "select", "F-AAAAAAAAAAAA", "qpip.");
            Matcher incident = INCIDENT.matcher(answer.body());
            assertThat(incident.find()).isTrue();
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.startsWith("incident " + incident.group() + ": GET /ecarts/* failed: ")
                            && line.contains("BadSqlGrammarException")
                            && line.contains(" at qpip.exchange."))
                    .noneMatch(line -> line.contains("F-AAAAAAAAAAAA") || line.contains("046454286"));
            assertThat(log.list)
                    .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
        } finally {
            root.detachAppender(log);
        }
    }

    @Test
    void lettersAndStyleComeFromHereAndMayBeKept() {
        Visitor stranger = Visitor.stranger(console);
        String style = stranger.get("/console.css").body();
        Matcher fonts = Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(style);

        assertThat(fonts.results().map(found -> found.group(1))).hasSize(4).allSatisfy(font -> {
            assertThat(font).startsWith("/fonts/");
            HttpResponse<String> answer = stranger.get(font);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        });
        assertThat(stranger.get("/script/htmx.min.js").body()).contains("2.0.10");
        assertThat(stranger.get("/script/console.js").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/script/..%2Fconsole.css").statusCode()).isEqualTo(400);
    }
}
