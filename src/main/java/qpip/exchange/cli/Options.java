package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import qpip.exchange.job.Progress;

/** The options that every command of the engine has. */
final class Options {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "data")
    private Path data = Path.of("data");

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "fr or en (default: the language of the environment, else fr).")
    private @Nullable String language;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Into how many partitions an extract is cut; changes no result.")
    private @Nullable Integer partitions;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads compare; changes no result.")
    private @Nullable Integer threads;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "How many records one transaction carries; changes no result.")
    private @Nullable Integer block;

    Path data() {
        return Path.of(System.getProperty("exchange.data", data.toString()));
    }

    Engine engine(Optional<LocalDate> night, Progress progress) {
        return Engine.open(installation(night), progress);
    }

    Engine engine() {
        return engine(Optional.empty(), Progress.NONE);
    }

    Installation installation(Optional<LocalDate> night) {
        return Installation.of(
                data(), night, Installation.settings(optional(partitions), optional(threads), optional(block)));
    }

    /** French unless English was asked for, by option or by the environment. */
    Locale locale() {
        String asked = language == null ? Locale.getDefault().getLanguage() : language;
        return asked.equals("en") ? Locale.CANADA : Locale.CANADA_FRENCH;
    }

    Labels labels() {
        return new Labels(locale());
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
