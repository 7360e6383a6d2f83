package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qpip.exchange.job.Execution;
import qpip.exchange.job.Gates;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.TestDatabases;

/** An operator sees whether an extract is the right one and whole, and nothing of what it says of anybody. */
class ExtractPageTest {

    private static final String CN = TestEngine.CN_IN;
    private static TestEngine engine;
    private static Console console;

    @BeforeAll
    static void start() {
        engine = TestEngine.on(TestDatabases.h2()).asked();
        engine.gates(CN, new Gates(new BigDecimal("0.5"), 0, BigDecimal.ZERO, 0, 100));
        console = Console.start(new Sources(engine.database(), Clock.systemUTC(), day -> 30, engine.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    @Test
    void anExtractTellsItsHeaderItsTotalsItsRejectedLinesAndItsDouble() throws IOException {
        Path file = engine.file(CN, 1, TestEngine.details(CN, 3));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replace("ACN-000003", "ZCN-000003"), StandardCharsets.ISO_8859_1);
        Execution first = engine.take(CN, file);
        Execution other = engine.take(CN, engine.file(CN, 1, TestEngine.details(CN, 2)));
        Browser operator = Browser.signedIn(console, engine.database(), Role.OPERATOR);

        String page = operator.french("/extraits/" + first.id());
        assertThat(page)
                .contains(
                        first.sha256(),
                        "Numéro de l’entente",
                        ">CNES<",
                        "4\u00a0800,00\u00a0$",
                        "La fin de fichier annonce les mêmes totaux.",
                        "Un total de contrôle est vérifié sans être gardé",
                        "pas encore assez de nuits",
                        "code inconnu",
                        "même numéro, autre contenu",
                        "href=\"/extraits/" + other.id() + "\"");
        assertThat(operator.english("/extraits/" + other.id()))
                .contains(
                        "This number of file has come already.",
                        "same number, other content",
                        "Ask for another extract");
        for (String personal : text.split("[^0-9]+")) {
            if (personal.length() >= 9) {
                assertThat(page).doesNotContain(personal.substring(0, 9));
            }
        }
        assertThat(operator.get("/extraits/NO-SUCH").statusCode()).isEqualTo(404);
        assertThat(Browser.signedIn(console, engine.database(), Role.AUDITOR)
                        .get("/extraits/" + first.id())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingIsKeptOfAHeaderThatIsNotTheAgreements() throws IOException {
        Path file = engine.file(CN, 5, TestEngine.details(CN, 2));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replaceFirst("CNES", "ABCD"), StandardCharsets.ISO_8859_1);
        Execution refused = engine.take(CN, file);

        assertThat(Browser.signedIn(console, engine.database(), Role.OPERATOR).french("/extraits/" + refused.id()))
                .contains("L’expéditeur n’est pas le bon.", "Rien n’est gardé d’un en-tête", "Refusée");
    }
}
