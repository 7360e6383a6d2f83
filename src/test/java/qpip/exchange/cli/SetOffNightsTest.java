package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month in which debts are sent, refunds are used for them, and what is left is sent again: read from the files
 * alone. The second request of the month is this test's; a month of the real calendar has one.
 */
@Tag("slow")
class SetOffNightsTest {

    private Path folder = Path.of("");

    @BeforeEach
    void askedTwiceAMonth(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path declarations = Program.declarations(folder.resolve("declared"));
        Path job = declarations.resolve("jobs/RQ-OUT-03.yaml");
        Files.writeString(job, Files.readString(job).replace("month-day-25", "month-day-25+month-day-20"));
        System.setProperty("exchange.declarations", declarations.toString());
    }

    @AfterEach
    void asDeclared() {
        System.clearProperty("exchange.declarations");
    }

    @Test
    void whatRefundsTookIsNotAskedForAgainAndWhatWasGivenBackIs() {
        Program.Answer demo = Program.run(
                "demo",
                "--no-console",
                "--claims=60",
                "--first-night=2026-11-25",
                "--nights=26",
                "--seed=5",
                "--lang=en",
                "--data=" + folder);
        assertThat(demo.status()).as(demo.err()).isZero();
        Path data = folder.resolve("demo-60-0-26-5");
        SortedMap<String, String> added = new TreeMap<>();
        SortedMap<String, String> changed = new TreeMap<>();
        List<String[]> debts = debts(data);
        for (int i = 0; i < debts.size(); i++) {
            String certificate = debts.get(i)[0];
            long cents = new BigDecimal(debts.get(i)[5]).movePointRight(2).longValueExact();
            long part = cents * 2 / 5;
            if (i % 6 != 5) {
                added.put(certificate, "A " + cents);
            }
            switch (i % 6) {
                case 1 -> changed.put(certificate, "M " + (cents - part));
                case 2 -> changed.put(certificate, "X 0");
                case 4 -> changed.put(certificate, "M " + (cents - part / 2));
                default -> {
                    // No refund, a refund that was given back, and a certificate that may not be sent.
                }
            }
        }
        assertThat(told(data, "RQ-OUT-03_20261125")).isEqualTo(added).hasSizeGreaterThan(5);
        assertThat(told(data, "RQ-OUT-03_20261220")).isEqualTo(changed).hasSizeGreaterThan(2);
    }

    /** Certificate, claim, person, day of the notice, of the certificate, balance, its day; each sixth of one story. */
    private static List<String[]> debts(Path data) {
        return lines(only(data.resolve("register/2026-11-25"), "REG-DEBTS")).stream()
                .filter(line -> line.startsWith("CR"))
                .map(line -> line.split(";"))
                .toList();
    }

    /** Action and balance in cents by certificate. */
    private static SortedMap<String, String> told(Path data, String file) {
        SortedMap<String, String> told = new TreeMap<>();
        lines(only(data.resolve("sftp/revenu-quebec"), file)).stream()
                .filter(line -> line.startsWith("40"))
                .forEach(line -> told.put(
                        line.substring(106, 118), line.charAt(105) + " " + Long.parseLong(line.substring(126, 138))));
        return told;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path only(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(name))
                    .filter(file -> file.toString().matches(".*\\.(txt|csv)"))
                    .toList();
            assertThat(found).as(name).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
