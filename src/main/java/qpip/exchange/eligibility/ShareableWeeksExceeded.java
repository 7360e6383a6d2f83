package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.FactKind;
import qpip.exchange.register.BenefitType;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Event;
import qpip.exchange.register.Period;
import qpip.exchange.register.RelatedClaim;
import qpip.exchange.register.WeekStatus;

/**
 * The parents of an event were paid more shareable weeks together than the plan gives: those of the rate, more once
 * each has used some, fewer when the event follows another whose weeks were not used up. Claims that were filed under
 * two events for one birth count together; a multiple birth is one. The weeks paid last are those beyond. Basis: LAP
 * ss. 10, 15 and 16; our own register.
 */
final class ShareableWeeksExceeded implements Rule {

    /** Two events of the same parents within so many days are one birth that was entered twice. */
    private static final int SAME_BIRTH_DAYS = 3;

    @Override
    public String code() {
        return "R33";
    }

    @Override
    public Set<FactKind> reads() {
        return Set.of(FactKind.BIRTH);
    }

    @Override
    public Set<String> messages() {
        return Set.of("shareable-weeks-exceeded");
    }

    @Override
    public boolean looksAround() {
        return true;
    }

    @Override
    public List<Finding> examine(ClaimView claim, Policy policy) {
        OptionalInt normal =
                policy.shareableWeeks(claim.claim().plan(), claim.event().date());
        if (normal.isEmpty()) {
            return List.of();
        }
        List<Shared> paid = paid(claim);
        int entitled = entitlement(claim, policy, normal.getAsInt(), paid);
        List<BenefitWeek> beyond = paid.stream()
                .skip(entitled)
                .filter(shared -> shared.claim() == claim.claim().id())
                .map(Shared::week)
                .toList();
        return beyond.isEmpty() ? List.of() : List.of(finding(claim, paid, entitled, beyond));
    }

    /** A shareable week that was paid, to whom, under which claim. */
    private record Shared(long claim, long claimant, BenefitWeek week) {

        private static final Comparator<Shared> ORDER =
                Comparator.comparing((Shared shared) -> shared.week().sunday()).thenComparing(Shared::claim);
    }

    /** All shareable weeks that were paid for the birth, as they came. */
    private static List<Shared> paid(ClaimView claim) {
        return Stream.concat(
                        Stream.of(new RelatedClaim(
                                claim.claim(), claim.event(), claim.file().weeks())),
                        claim.around().claims().stream().filter(other -> isSameBirth(claim.event(), other.event())))
                .flatMap(one -> shareable(one).stream()
                        .map(week -> new Shared(one.claim().id(), one.claim().claimantId(), week)))
                .sorted(Shared.ORDER)
                .toList();
    }

    private static List<BenefitWeek> shareable(RelatedClaim claim) {
        return claim.weeks().stream()
                .filter(week -> week.type() == BenefitType.PARS && week.status() == WeekStatus.PAID)
                .toList();
    }

    private static boolean isSameBirth(Event one, Event other) {
        return one.id() == other.id()
                || one.type() == other.type()
                        && Math.abs(ChronoUnit.DAYS.between(one.date(), other.date())) <= SAME_BIRTH_DAYS;
    }

    private static int entitlement(ClaimView claim, Policy policy, int normal, List<Shared> paid) {
        LocalDate day = claim.event().date();
        Map<Long, Long> used =
                paid.stream().collect(Collectors.groupingBy(Shared::claimant, TreeMap::new, Collectors.counting()));
        int each = policy.shareable().eachUsed(claim.claim().plan(), day);
        boolean both = used.values().stream().filter(weeks -> weeks >= each).count() >= 2;
        int full = normal + (both ? policy.shareable().extra(claim.claim().plan(), day) : 0);
        return earlier(claim, policy, normal).stream()
                .mapToInt(event -> (int) ChronoUnit.WEEKS.between(BenefitWeeks.of(event.date()), BenefitWeeks.of(day)))
                .reduce(full, Math::min);
    }

    /** The earlier events of the parents, in whose benefit period this one falls and whose weeks were not used up. */
    private static List<Event> earlier(ClaimView claim, Policy policy, int normal) {
        LocalDate day = claim.event().date();
        Map<Long, List<RelatedClaim>> before = claim.around().claims().stream()
                .filter(other -> !isSameBirth(claim.event(), other.event())
                        && other.event().date().isBefore(day)
                        && !BenefitWeeks.after(
                                        other.event().date(),
                                        policy.weeks()
                                                .benefitPeriodAfterBirth(
                                                        other.event().date()))
                                .isBefore(BenefitWeeks.of(day)))
                .collect(Collectors.groupingBy(other -> other.event().id(), TreeMap::new, Collectors.toList()));
        List<Event> events = new ArrayList<>();
        before.values().forEach(claims -> {
            int used =
                    claims.stream().mapToInt(other -> shareable(other).size()).sum();
            if (used < normal) {
                events.add(claims.get(0).event());
            }
        });
        return events;
    }

    private Finding finding(ClaimView claim, List<Shared> paid, int entitled, List<BenefitWeek> beyond) {
        Period period =
                new Period(beyond.get(0).sunday(), beyond.get(beyond.size() - 1).saturday());
        List<WeekImpact> impacts = ChildDied.paidInVain(beyond);
        return Finding.of(this, "shareable-weeks-exceeded", Severity.MEDIUM, claim.claimantId(), period, List.of())
                .withWeeks(impacts)
                .with("used", paid.size())
                .with("entitled", entitled)
                .with("parents", paid.stream().map(Shared::claimant).distinct().count())
                .with("weeks", beyond.size())
                .with("impact", WeekImpact.total(impacts));
    }
}
