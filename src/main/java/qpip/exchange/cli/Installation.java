package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import qpip.exchange.job.Settings;

/**
 * Where one installation has its declarations, data and database, and how it runs; options of the command line over the
 * environment over defaults.
 */
record Installation(
        Path declarations,
        Path data,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        Settings settings,
        Clock clock) {

    /** The plan's days are those of Québec. */
    static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private static final LocalTime NIGHT_BEGINS = LocalTime.of(20, 0);
    private static final int PROCESSORS_MAX = 4;

    /**
     * H2 in the data folder: nothing to install, and no commit is lost when the program is killed. NB: its own trace
     * file would quote statements with the values of their rows.
     */
    private static final String H2_OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    /**
     * A night that is given stands still on the clock at the hour when it begins, so that the same night is the same
     * whenever it is run.
     */
    static Installation of(Path data, Optional<LocalDate> night, Settings settings) {
        Path home = Path.of(System.getProperty("exchange.home", "."));
        String url = setting(
                "database.url",
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("db").resolve("exchange") + H2_OPTIONS);
        return new Installation(
                Path.of(setting("declarations", home.toString())),
                data,
                url,
                setting("database.user", url.startsWith("jdbc:h2:") ? "exchange" : ""),
                setting("database.password", ""),
                settings,
                night.map(Installation::at).orElseGet(() -> DemoClock.of(data)));
    }

    /** The data folder of the environment, else {@code data} where the program is started. */
    static Path dataFolder() {
        return Path.of(setting("data", "data"));
    }

    static Settings settings(OptionalInt partitions, OptionalInt threads, OptionalInt block) {
        int processors = Math.min(PROCESSORS_MAX, Runtime.getRuntime().availableProcessors());
        return new Settings(
                partitions.orElse(processors), threads.orElse(processors), block, setting("environment", "T"));
    }

    static Clock at(LocalDate night) {
        Instant begins = night.atTime(NIGHT_BEGINS).atZone(ZONE).toInstant();
        return Clock.fixed(begins, ZONE);
    }

    /**
     * A setting: system property {@code exchange.database.url}, else environment variable
     * {@code EXCHANGE_DATABASE_URL}.
     */
    private static String setting(String name, String otherwise) {
        String property = System.getProperty("exchange." + name);
        if (property != null) {
            return property;
        }
        String variable =
                System.getenv("EXCHANGE_" + name.toUpperCase(Locale.ROOT).replace('.', '_'));
        return variable == null ? otherwise : variable;
    }
}
