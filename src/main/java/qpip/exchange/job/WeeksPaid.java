package qpip.exchange.job;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Period;
import qpip.exchange.register.WeekStatus;

/**
 * The benefit weeks of open claims that were paid, or reversed after the partner was told that they were paid. What the
 * partner was told already, with the same amount, isn't told again.
 */
final class WeeksPaid implements Outgoing {

    private static final Set<String> WORDS = Stream.of(
                    PersonWords.ALL, ClaimWords.ALL, Set.of("week.type", "week.sunday", "week.gross", "week.status"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Before any extract of ours; NB: not LocalDate.MIN, which no database can store. */
    private static final LocalDate EVER = LocalDate.of(2006, 1, 1);

    private static final int DAY_LENGTH = 10;
    private static final String PAID = "PD";
    private static final String REVERSED = "RV";

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        List<Request> requests = new ArrayList<>();
        OpenClaims.pages(work.workshop.register(), claims -> page(work, claims, requests));
        return requests;
    }

    private static void page(OutboundWork work, List<Claim> claims, List<Request> requests) {
        List<Long> ids = claims.stream().map(Claim::id).toList();
        Map<Long, List<BenefitWeek>> weeks = work.workshop.register().weeks(ids);
        Map<Long, Set<String>> told = work.workshop.requests().told(work.exchange.id(), work.execution, ids, EVER);
        for (Claim claim : claims) {
            Map<String, String> last = new HashMap<>();
            told.getOrDefault(claim.id(), Set.of()).forEach(about -> last.put(week(about), about));
            for (BenefitWeek week : weeks.getOrDefault(claim.id(), List.of())) {
                String about = about(work, claim, week);
                String before = last.getOrDefault(week(about), "");
                boolean tell =
                        week.status() == WeekStatus.PAID || week.status() == WeekStatus.REVERSED && isPaid(before);
                if (tell && !about.equals(before)) {
                    requests.add(work.request(
                            claim.claimantId(),
                            claim.id(),
                            new Period(week.sunday(), week.saturday()),
                            Role.CLAIMANT,
                            about));
                }
            }
        }
    }

    /**
     * The week, its type, what became of it, and a digest of its amount: enough to know whether the partner was told
     * the same, without the amount.
     */
    private static String about(OutboundWork work, Claim claim, BenefitWeek week) {
        String digest = work.workshop
                .refs()
                .of(
                        "amount",
                        claim.claimantId(),
                        claim.id(),
                        Role.CLAIMANT,
                        gross(week).toPlainString());
        return told(week) + digest;
    }

    private static String told(BenefitWeek week) {
        return week.sunday() + " " + week.type() + " " + status(week) + " ";
    }

    /** The week and its type, of what was told of it. */
    private static String week(String about) {
        return about.substring(0, about.indexOf(' ', DAY_LENGTH + 1));
    }

    private static boolean isPaid(String about) {
        return about.contains(" " + PAID + " ");
    }

    private static BigDecimal gross(BenefitWeek week) {
        return week.benefit().subtract(week.deduction());
    }

    private static String status(BenefitWeek week) {
        return week.status() == WeekStatus.REVERSED ? REVERSED : PAID;
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        PersonWords persons = new PersonWords(work.workshop.register(), page);
        ClaimWords claims = new ClaimWords(work, page);
        return (request, word) -> persons.of(request, word)
                .or(() -> claims.of(request, word))
                .or(() -> week(work, claims, request).flatMap(week -> of(week, word)));
    }

    private static Optional<BenefitWeek> week(OutboundWork work, ClaimWords claims, Request request) {
        ClaimFile file = claims.file(request);
        return file.weeks().stream()
                .filter(week -> request.about().startsWith(told(week)))
                .filter(week -> about(work, file.claim(), week).equals(request.about()))
                .findFirst();
    }

    private static Optional<Object> of(BenefitWeek week, String word) {
        return switch (word) {
            case "week.type" -> Optional.of(week.type().name());
            case "week.sunday" -> Optional.of(week.sunday());
            case "week.gross" -> Optional.of(gross(week));
            case "week.status" -> Optional.of(status(week));
            default -> Optional.empty();
        };
    }
}
