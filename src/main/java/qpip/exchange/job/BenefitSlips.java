package qpip.exchange.job;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.register.Paid;
import qpip.exchange.register.Period;

/**
 * What was paid to each person in a year (RL-6): first in the middle of February of the next, then whatever has
 * changed: a slip keeps its number and is amended (A), cancelled when nothing is left of it (D), and one that is paid
 * again begins anew (R). A week counts in the year of its Saturday.
 *
 * <p>NB: closed claims are in it: who was paid gets a slip.
 */
final class BenefitSlips implements Outgoing {

    private static final Set<String> WORDS = Stream.concat(
                    PersonWords.ALL.stream(), Stream.of("slip.number", "slip.code", "slip.tax-year", "slip.benefits"))
            .collect(Collectors.toUnmodifiableSet());

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** From this day on slips of the year before leave. */
    private static final MonthDay SINCE = MonthDay.of(2, 15);

    /** For so many years slips are amended. */
    private static final int YEARS = 4;

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        int last = work.night.getYear() - 1;
        Numbers numbers = new Numbers(work.workshop.requests().told(work.exchange.id(), work.execution, ""));
        List<Request> requests = new ArrayList<>();
        for (int year = last - YEARS + 1; year <= last; year++) {
            Map<Long, Request> told = told(work, year);
            boolean due = year == last && !MonthDay.from(work.night).isBefore(SINCE);
            if (due || !told.isEmpty()) {
                year(work, year, told, numbers, requests);
            }
        }
        return requests;
    }

    private static void year(
            OutboundWork work, int year, Map<Long, Request> told, Numbers numbers, List<Request> requests) {
        Map<Long, Paid> paid =
                work.workshop.register().paid(year).stream().collect(Collectors.toMap(Paid::personId, one -> one));
        Set<Long> persons = new TreeSet<>(told.keySet());
        persons.addAll(paid.keySet());
        for (long person : persons) {
            Optional<Paid> now = Optional.ofNullable(paid.get(person));
            Optional<Request> before = Optional.ofNullable(told.get(person));
            Optional<String> due = now.map(Paid::amount)
                    .filter(amount -> amount.signum() > 0)
                    .map(amount -> digest(work, person, amount));
            Slip.next(year, due, before.map(Slip::of), numbers)
                    .ifPresent(slip -> requests.add(work.request(
                            person,
                            now.map(Paid::claimId)
                                    .or(() -> before.map(Request::claimId))
                                    .orElseThrow(),
                            new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                            Role.CLAIMANT,
                            slip.about())));
        }
    }

    /** The last slip of each person. */
    private static Map<Long, Request> told(OutboundWork work, int year) {
        Map<Long, Request> last = new HashMap<>();
        work.workshop
                .requests()
                .told(work.exchange.id(), work.execution, year + " ")
                .forEach(request -> last.merge(
                        request.personId(),
                        request,
                        (one, other) -> Slip.of(one).order() > Slip.of(other).order() ? one : other));
        return last;
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        PersonWords persons = new PersonWords(work.workshop.register(), page);
        Map<String, BigDecimal> paid = paid(work, page);
        return (request, word) -> persons.of(request, word).or(() -> {
            Slip slip = Slip.of(request);
            return switch (word) {
                case "slip.number" -> Optional.of(slip.digits());
                case "slip.code" -> Optional.of(slip.code);
                case "slip.tax-year" -> Optional.of((long) slip.year);
                case "slip.benefits" ->
                    Optional.of(
                            slip.code.equals("D")
                                    ? NOTHING
                                    : paid.getOrDefault(slip.year + " " + request.personId(), NOTHING));
                default -> Optional.empty();
            };
        });
    }

    private static Map<String, BigDecimal> paid(OutboundWork work, List<Request> page) {
        Map<String, BigDecimal> paid = new HashMap<>();
        Map<Integer, List<Request>> years =
                page.stream().collect(Collectors.groupingBy(request -> Slip.of(request).year));
        years.forEach((year, requests) -> work.workshop
                .register()
                .paid(year, requests.stream().map(Request::personId).toList())
                .forEach(one -> paid.put(year + " " + one.personId(), one.amount())));
        return paid;
    }

    /** Enough to know whether the partner was told the same, without the amount. */
    private static String digest(OutboundWork work, long person, BigDecimal amount) {
        return work.workshop.refs().of("amount", person, person, Role.CLAIMANT, amount.toPlainString());
    }

    /** Numbers that follow the greatest one given so far. */
    private static final class Numbers {

        private long last;

        Numbers(List<Request> told) {
            last = told.stream()
                    .mapToLong(request -> Slip.of(request).number)
                    .max()
                    .orElse(0);
        }

        long next() {
            return ++last;
        }
    }

    /** One version of a slip, as a request remembers it: {@code 2025 000000017 2 A} and a digest of its amount. */
    private record Slip(int year, long number, int version, String code, String digest) {

        static Slip of(Request request) {
            String[] words = request.about().split(" ", -1);
            return new Slip(
                    Integer.parseInt(words[0]),
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2]),
                    words[3],
                    words[4]);
        }

        /** What the partner must be told; empty when it knows. */
        static Optional<Slip> next(int year, Optional<String> due, Optional<Slip> before, Numbers numbers) {
            Optional<Slip> standing = before.filter(slip -> !slip.code.equals("D"));
            if (standing.isEmpty()) {
                return due.map(digest -> new Slip(year, numbers.next(), 1, "R", digest));
            }
            Slip last = standing.get();
            if (due.isEmpty()) {
                return Optional.of(new Slip(year, last.number, last.version + 1, "D", last.digest));
            }
            return due.filter(digest -> !digest.equals(last.digest))
                    .map(digest -> new Slip(year, last.number, last.version + 1, "A", digest));
        }

        String digits() {
            return String.format(Locale.ROOT, "%09d", number);
        }

        /** Later numbers and, of one number, later versions are greater. */
        long order() {
            return number * 1_000 + version;
        }

        String about() {
            return year + " " + digits() + " " + version + " " + code + " " + digest;
        }
    }
}
