package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import qpip.exchange.job.Gates;
import qpip.exchange.job.TestEngine;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.storage.TestDatabases;

/**
 * The privacy officer finds what we hold of a person, masked until the answer is produced, and every step is on record.
 */
class DossierPageTest {

    private static final String CN = TestEngine.CN_IN;
    private static TestEngine engine;
    private static Console console;
    private static Person person;

    @BeforeAll
    static void start() {
        engine = TestEngine.on(TestDatabases.h2()).asked();
        engine.gates(CN, new Gates(BigDecimal.ONE, 0, BigDecimal.ZERO, 0, 100));
        engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 3)));
        console = Console.start(new Sources(engine.database(), Clock.systemUTC(), day -> 30, engine.operations()), 0);
        long claimant = engine.database()
                .client()
                .sql("select claimant_id from claim where id = 5001")
                .query(Long.class)
                .single();
        person = new Register(engine.database()).persons(List.of(claimant)).get(0);
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    @Test
    void whatIsHeldIsMaskedUntilTheAnswerIsProducedAndTheNumberStandsNowhere() {
        String sin = person.current(IdentifierType.SIN).orElseThrow();
        Browser officer = Browser.signedIn(console, engine.database(), Role.PRIVACY);
        assertThat(officer.french("/renseignements")).contains("Chercher par");

        String address = location(officer.post(
                "/renseignements", "by=SIN&reason=ACCESS_REQUEST&number=" + sin.replaceAll("(...)(?=.)", "$1+")));
        assertThat(address).matches(".*/renseignements/[A-Za-z0-9_-]{16}").doesNotContain(sin);
        String path = address.substring(address.indexOf("/renseignements"));
        String masked = officer.french(path);
        assertThat(masked)
                .contains("5001", "CN-IN-01", "R15", "Produire la réponse", "•••")
                .doesNotContain(
                        sin,
                        person.surname(),
                        person.dateOfBirth().orElseThrow().toString());
        assertThat(officer.english(path)).contains("What is missing yet", "access request by the person");

        HttpResponse<String> answer = officer.post(path + "/reponse", "x=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(sin, HtmlUtils.htmlEscape(person.surname()), "u-privacy", "print it now")
                .doesNotContain("??");
        assertThat(looks("search")).isEqualTo("u-privacy person " + person.id() + " SIN for ACCESS_REQUEST");
        assertThat(looks("print")).isEqualTo("u-privacy person " + person.id() + " ACCESS_REQUEST");

        Browser other = Browser.signedIn(console, engine.database(), Role.PRIVACY, "u-other");
        assertThat(other.get(path).statusCode())
                .as("a result is of its session only")
                .isEqualTo(404);
        assertThat(other.post(path + "/reponse", "x=1").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownNumberSaysSoWithoutRepeatingItAndAReasonIsNeeded() {
        Browser officer = Browser.signedIn(console, engine.database(), Role.PRIVACY);

        assertThat(location(officer.post("/renseignements", "by=SIN&reason=INCIDENT&number=899999999")))
                .endsWith("/renseignements?rien");
        assertThat(officer.french("/renseignements?rien")).contains("Aucun renseignement détenu");
        assertThat(location(officer.post("/renseignements", "by=CLAIM&reason=INCIDENT&number=abc")))
                .endsWith("/renseignements?rien");
        assertThat(location(officer.post("/renseignements", "by=CLAIM&reason=INCIDENT&number=5002")))
                .doesNotContain("rien");
        assertThat(officer.post("/renseignements", "by=SIN&reason=&number=1").statusCode())
                .isEqualTo(400);
        assertThat(officer.get("/renseignements/invented-address").statusCode()).isEqualTo(404);
        for (Role role : Role.values()) {
            if (role != Role.PRIVACY) {
                Browser browser = Browser.signedIn(console, engine.database(), role);
                assertThat(browser.get("/renseignements").statusCode()).isEqualTo(403);
                assertThat(browser.post("/renseignements", "by=SIN&reason=INCIDENT&number=1")
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    private static String looks(String verb) {
        return engine.database()
                .client()
                .sql("select who || ' ' || object || ' ' || purpose from access_log where verb = ? order by id desc"
                        + " fetch first 1 rows only")
                .param(verb)
                .query(String.class)
                .single();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
