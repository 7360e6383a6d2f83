package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.transfer.Courier;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Patience;

class PartnersAtWorkTest {

    @Test
    void aRequestThatArrivesOverSftpIsAnsweredInTheOutbox(@TempDir Path folder) throws Exception {
        Path request = SimulatedPartnersTest.cnesstRequest(folder);
        Path home = folder.resolve("partners");
        try (PartnersAtWork partners = PartnersAtWork.start(home, Small.QUEBEC, Small.MAPPINGS, 0);
                Courier courier = new Courier(partners.mailbox("cnesst"), Effects.real(), Patience.usual())) {
            courier.deliver(request, request.getFileName().toString());

            Path answer = home.resolve("cnesst/outbox/CN-IN-01_20261122_0007.txt");
            waitFor(answer);
            assertThat(answer).exists();
            assertThat(courier.list()).isNotEmpty();
        }
    }

    @Test
    void theNightLiesInTheRegistrarsOutbox(@TempDir Path home) {
        try (PartnersAtWork partners = PartnersAtWork.start(home, Small.QUEBEC, Small.MAPPINGS, 0)) {
            assertThat(partners.night(Small.FIRST_NIGHT))
                    .extracting(file -> home.relativize(file).toString())
                    .containsExactly(
                            "civil-status/outbox/DE-IN-01_20261122_0001.xml",
                            "civil-status/outbox/DE-IN-02_20261122_0001.xml");
        }
    }

    private static void waitFor(Path file) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!Files.exists(file) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
    }
}
