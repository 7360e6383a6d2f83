package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What RAMQ notices of the households in which something is hidden. A notice is told once, an error taken back a week
 * later.
 */
final class RamqNotices {

    private static final String NOTICES = "RA-IN-02";

    private final Settings settings;
    private final Timetable timetable;

    RamqNotices(Settings settings, Timetable timetable) {
        this.settings = settings;
        this.timetable = timetable;
    }

    /** The notices about the claimant, in order; none where the nights end before an answer comes. */
    List<RamqNotice> of(Household household) {
        return household.plant().isPresent() && household.plant().get() instanceof RamqPlant plant && plant.isNotice()
                ? told(household).map(night -> notices(household, plant, night)).orElse(List.of())
                : List.of();
    }

    /** The night on which what RAMQ has known since before the first night is told. */
    Optional<LocalDate> told(Household household) {
        return told(household, settings.firstNight());
    }

    /** The night on which a notice is taken back. */
    Optional<LocalDate> cancelled(Household household) {
        return told(household).flatMap(night -> told(household, night.plusDays(1)));
    }

    private Optional<LocalDate> told(Household household, LocalDate knownOn) {
        return timetable.told(NOTICES, "RA-OUT-01", household.claim().claimantId(), knownOn);
    }

    private List<RamqNotice> notices(Household household, RamqPlant plant, LocalDate night) {
        LocalDate on = household.changedOn();
        return switch (plant) {
            case NOTICE_LEFT_BEFORE, NOTICE_LEFT_DURING -> List.of(notice(household, 1, "DEPT", on, night));
            case NOTICE_CAME_BACK ->
                List.of(notice(household, 1, "DEPT", on, night), notice(household, 2, "RETU", on.plusDays(12), night));
            case NOTICE_NEW_NAME ->
                List.of(new RamqNotice(
                        number(household, 1),
                        "NAME",
                        on,
                        night,
                        Optional.of(RamqView.otherSurname(household.claimant())),
                        Optional.empty()));
            case NOTICE_DEATH -> List.of(notice(household, 1, "DECE", on, night));
            case NOTICE_LEFT_CANCELLED -> cancelled(household, "DEPT", on, night);
            case NOTICE_DEATH_CANCELLED -> cancelled(household, "DECE", on, night);
            default -> List.of();
        };
    }

    private List<RamqNotice> cancelled(Household household, String event, LocalDate on, LocalDate night) {
        RamqNotice notice = notice(household, 1, event, on, night);
        return cancelled(household)
                .map(later -> new RamqNotice(
                        number(household, 2), event, on, later, Optional.empty(), Optional.of(notice.number())))
                .map(cancelling -> List.of(notice, cancelling))
                .orElse(List.of(notice));
    }

    private static RamqNotice notice(Household household, int rank, String event, LocalDate on, LocalDate night) {
        return new RamqNotice(number(household, rank), event, on, night, Optional.empty(), Optional.empty());
    }

    private static String number(Household household, int rank) {
        return String.format(Locale.ROOT, "AV%010d%02d", household.index() + 1, rank);
    }
}
