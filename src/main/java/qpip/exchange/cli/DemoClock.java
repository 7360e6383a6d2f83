package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import qpip.exchange.transfer.Effects;

/**
 * The time of a demonstration. Its nights have dates of their own, so its pages and commands live in their time: it is
 * the evening of the last night when that has run, and time goes on from there. Kept in the data folder as what lies
 * between that time and this machine's; a data folder without it lives in real time.
 */
final class DemoClock {

    private static final String NAME = "clock";

    /** When the last night's own extracts have been taken and something may come once more. */
    private static final Duration INTO_THE_NIGHT = Duration.ofMinutes(45);

    private DemoClock() {}

    /** The time of that data folder. */
    static Clock of(Path data) {
        Clock real = Clock.system(Installation.ZONE);
        Path file = data.resolve(NAME);
        try {
            return Files.exists(file)
                    ? Clock.offset(real, Duration.parse(Files.readString(file).strip()))
                    : real;
        } catch (IOException | DateTimeParseException e) {
            throw new UncheckedIOException(new IOException(
                    "the demonstration's clock " + file + " can't be read; delete it to live in real time", e));
        }
    }

    /** That night began to run at the moment {@code really}; where time runs already, it is left alone. */
    static void begin(Path data, LocalDate night, Instant really) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            Duration between =
                    Duration.between(really, Installation.at(night).instant().plus(INTO_THE_NIGHT));
            Effects.real().write(file, out -> out.write((between + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
