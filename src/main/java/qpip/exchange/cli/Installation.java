package qpip.exchange.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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

    /** H2 in the data folder: nothing to install, and no commit is lost when the program is killed. */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

    static Installation of(
            Path data, Optional<LocalDate> fixedNight, OptionalInt partitions, OptionalInt threads, OptionalInt block) {
        Path home = Path.of(System.getProperty("exchange.home", "."));
        Path declarations = Path.of(setting("declarations", home.toString()));
        String url = setting(
                "database.url",
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("db").resolve("exchange") + H2_OPTIONS);
        int processors = Math.min(4, Runtime.getRuntime().availableProcessors());
        return new Installation(
                declarations,
                data,
                url,
                setting("database.user", url.startsWith("jdbc:h2:") ? "exchange" : ""),
                setting("database.password", ""),
                new Settings(
                        partitions.orElse(processors), threads.orElse(processors), block, setting("environment", "T")),
                fixedNight.map(Installation::at).orElse(Clock.systemUTC()));
    }

    /**
     * The clock of a night that is run on a date given: it stands at the hour when the night begins, so that the same
     * night is the same.
     */
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
        String variable = System.getenv(
                "EXCHANGE_" + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
        return variable == null ? otherwise : variable;
    }
}
