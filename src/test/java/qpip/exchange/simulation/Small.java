package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** The smallest Québec that shows every plant, generated once for all tests that only look. */
final class Small {

    static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 11, 22);
    static final Path MAPPINGS = Path.of("mappings");
    static final Calendar CALENDAR = new JobNights();
    static final Quebec QUEBEC = Quebec.generate(settings(7));

    private Small() {}

    static Settings settings(long seed) {
        return new Settings(600, 20_000, 3, seed, FIRST_NIGHT);
    }

    static Household with(Plant plant) {
        return households(household -> household.has(plant)).get(0);
    }

    static List<Household> households(Predicate<Household> wanted) {
        return QUEBEC.households().stream().filter(wanted).toList();
    }
}
