package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import qpip.exchange.job.Progress;
import qpip.exchange.transfer.Patience;

/** The options that every command of the engine has. */
final class Options {

    /** The languages of the command line. */
    enum Language {
        FR(Locale.CANADA_FRENCH),
        EN(Locale.CANADA);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: EXCHANGE_DATA of the environment, else data).")
    private @Nullable Path data;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "fr or en (default: the language of the environment, else fr).")
    private @Nullable Language language;

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

    /** The day that was given, else today in the time of the data folder. */
    LocalDate day(@Nullable LocalDate given) {
        return given == null ? LocalDate.now(DemoClock.of(data())) : given;
    }

    Path data() {
        return data == null ? Installation.dataFolder() : data;
    }

    /** The engine for somebody who waits at a terminal: a partner that doesn't answer is given up soon. */
    Engine engine(Optional<LocalDate> night, Progress progress) {
        return Engine.open(installation(night), progress, Patience.brief());
    }

    Engine engine() {
        return engine(Optional.empty(), Progress.NONE);
    }

    Installation installation(Optional<LocalDate> night) {
        return Installation.of(
                data(),
                night,
                Installation.settings(
                        positive("--partitions", partitions),
                        positive("--threads", threads),
                        positive("--block", block)));
    }

    /** How many threads to work with, if that was said. */
    OptionalInt threads() {
        return positive("--threads", threads);
    }

    /** French unless English was asked for, by option or by the environment. */
    Locale locale() {
        if (language != null) {
            return language.locale;
        }
        return ofEnvironment();
    }

    /** The same before the arguments are understood, as help and mistakes may be all that they come to. */
    static Locale locale(List<String> arguments) {
        Locale locale = ofEnvironment();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String value = argument.startsWith("--lang=")
                    ? argument.substring("--lang=".length())
                    : argument.equals("--lang") && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            for (Language one : Language.values()) {
                locale = one.name().equalsIgnoreCase(value) ? one.locale : locale;
            }
        }
        return locale;
    }

    private static Locale ofEnvironment() {
        return Locale.getDefault().getLanguage().equals("en") ? Language.EN.locale : Language.FR.locale;
    }

    Labels labels() {
        return new Labels(locale());
    }

    private static OptionalInt positive(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new Misuse("option " + option + " must be at least 1, not " + value);
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
