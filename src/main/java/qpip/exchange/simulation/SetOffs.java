package qpip.exchange.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Debt;

/** Which claimants owe what was paid too much, and what comes of it at Revenu Québec; each story once, then again. */
final class SetOffs {

    /** Of ten thousand households; a small Québec has more, so that it shows every story. */
    private static final int OWING_MIN = 100;

    private static final int OWING_MAX = 3_000;
    private static final int OWING_ENOUGH = 240_000;

    /** Days in which a claim notice may be contested (TAA). */
    private static final int CONTEST_DAYS = 90;

    private final Map<String, SetOff> byCertificate = new LinkedHashMap<>();
    private final Map<Long, List<Debt>> byClaim = new HashMap<>();

    SetOffs(Settings settings, Collection<Household> households) {
        int owing = Math.max(OWING_MIN, Math.min(OWING_MAX, OWING_ENOUGH / settings.claims()));
        SetOff.Story[] stories = SetOff.Story.values();
        for (Household household : households) {
            Chance chance = Chance.of(settings.seed(), "debt", household.index());
            if (chance.happens(owing)) {
                SetOff.Story story = stories[byCertificate.size() % stories.length];
                Debt debt = debt(household.claim(), household.index(), story, settings.firstNight(), chance);
                byCertificate.put(debt.certificate(), new SetOff(debt, story));
                byClaim.put(debt.claimId(), List.of(debt));
            }
        }
    }

    private static Debt debt(Claim claim, int household, SetOff.Story story, LocalDate firstNight, Chance chance) {
        boolean contestable = story == SetOff.Story.CONTESTABLE;
        LocalDate noticed = firstNight.minusDays(contestable ? 60 : chance.between(150, 400));
        return new Debt(
                String.format(Locale.ROOT, "CR%04d%06d", firstNight.getYear(), household + 1),
                claim.id(),
                claim.claimantId(),
                noticed,
                noticed.plusDays(contestable ? CONTEST_DAYS / 2 : CONTEST_DAYS + chance.between(1, 40)),
                BigDecimal.valueOf(chance.between(15_000, 300_000), 2),
                firstNight.minusDays(chance.between(2, 12)));
    }

    Collection<SetOff> all() {
        return byCertificate.values();
    }

    Optional<SetOff> of(String certificate) {
        return Optional.ofNullable(byCertificate.get(certificate));
    }

    /** What is owed under a claim. */
    List<Debt> under(Claim claim) {
        return byClaim.getOrDefault(claim.id(), List.of());
    }
}
