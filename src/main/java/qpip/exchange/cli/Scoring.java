package qpip.exchange.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import qpip.exchange.simulation.Expectation;
import qpip.exchange.simulation.Phase;

/**
 * Compares, night by night, how flags stood with how they should have stood. What is wrong with one flag in one way is
 * one fault, with the first night and the number of nights on which it was so.
 */
final class Scoring {

    enum Kind {
        MISSED,
        UNEXPECTED,
        DIFFERENT
    }

    /** One flag that is not as it should be. {@code expected} and {@code found} are blank where there is none. */
    record Fault(
            Kind kind,
            String rule,
            long claim,
            String plant,
            LocalDate from,
            int nights,
            String expected,
            String found) {

        private Fault longer() {
            return new Fault(kind, rule, claim, plant, from, nights + 1, expected, found);
        }
    }

    /** How it went with one rule; {@code changes} are expected ones of flags that stood already. */
    record Row(String rule, long expected, long changes, long found, long missed, long unexpected, long different) {}

    private final SortedMap<String, Expectation> expected = new TreeMap<>();
    private final SortedMap<String, Fault> faults = new TreeMap<>();
    private final TreeSet<String> rules = new TreeSet<>();
    private LocalDate lastNight = LocalDate.MIN;

    Scoring(Collection<Expectation> truth) {
        truth.forEach(one -> expected.put(key(one.rule(), one.claim(), one.person()), one));
    }

    /** Takes the flags that stood after a night; nights come in order. */
    void night(LocalDate night, Collection<Diary.Entry> standing) {
        lastNight = night;
        SortedMap<String, List<Diary.Entry>> found = new TreeMap<>();
        for (Diary.Entry entry : standing) {
            rules.add(entry.rule());
            found.computeIfAbsent(key(entry.rule(), entry.claim(), entry.person()), key -> new ArrayList<>())
                    .add(entry);
        }
        for (Map.Entry<String, Expectation> one : expected.entrySet()) {
            Optional<Phase.Standing> should = one.getValue().on(night);
            if (should.isPresent()) {
                List<Diary.Entry> flags =
                        Optional.ofNullable(found.remove(one.getKey())).orElseGet(ArrayList::new);
                compare(night, one.getValue(), should.get(), flags);
            }
        }
        found.values().forEach(flags -> flags.forEach(flag -> unexpected(night, flag)));
    }

    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    List<Row> rows() {
        List<Expectation> flags =
                expected.values().stream().filter(one -> standings(one) > 0).toList();
        flags.forEach(one -> rules.add(one.rule()));
        return rules.stream().map(rule -> row(rule, flags)).toList();
    }

    private Row row(String rule, List<Expectation> flags) {
        List<Expectation> wanted =
                flags.stream().filter(one -> one.rule().equals(rule)).toList();
        long wrong = wanted.stream()
                .filter(one -> faults.values().stream()
                        .anyMatch(fault -> fault.rule().equals(rule)
                                && fault.claim() == one.claim()
                                && fault.kind() == Kind.MISSED))
                .count();
        return new Row(
                rule,
                wanted.size(),
                wanted.stream().mapToLong(this::changes).sum(),
                wanted.size() - wrong,
                count(rule, Kind.MISSED),
                count(rule, Kind.UNEXPECTED),
                count(rule, Kind.DIFFERENT));
    }

    private long count(String rule, Kind kind) {
        return faults.values().stream()
                .filter(fault -> fault.rule().equals(rule) && fault.kind() == kind)
                .count();
    }

    private long standings(Expectation one) {
        return one.phases().stream()
                .filter(phase ->
                        !phase.from().isAfter(lastNight) && phase.standing().isPresent())
                .count();
    }

    private long changes(Expectation one) {
        long begun = one.phases().stream()
                .filter(phase -> !phase.from().isAfter(lastNight))
                .count();
        return begun - 1;
    }

    private void compare(LocalDate night, Expectation one, Phase.Standing should, List<Diary.Entry> flags) {
        Optional<Diary.Entry> same =
                flags.stream().filter(flag -> same(should, flag)).findFirst();
        if (same.isPresent() || flags.isEmpty()) {
            if (flags.isEmpty()) {
                fault(Kind.MISSED, one, night, shown(should), "");
            }
            flags.stream().filter(flag -> flag != same.orElseThrow()).forEach(flag -> unexpected(night, flag));
        } else {
            fault(Kind.DIFFERENT, one, night, shown(should), shown(flags.get(0)));
            flags.stream().skip(1).forEach(flag -> unexpected(night, flag));
        }
    }

    private void fault(Kind kind, Expectation one, LocalDate night, String should, String is) {
        add(
                kind + key(one.rule(), one.claim(), one.person()) + should + is,
                new Fault(kind, one.rule(), one.claim(), one.plant(), night, 1, should, is));
    }

    private void unexpected(LocalDate night, Diary.Entry flag) {
        String plant = Optional.ofNullable(expected.get(key(flag.rule(), flag.claim(), flag.person())))
                .or(() -> expected.values().stream()
                        .filter(one -> one.claim() == flag.claim())
                        .findFirst())
                .map(Expectation::plant)
                .orElse("-");
        add(
                Kind.UNEXPECTED + flag.ref(),
                new Fault(Kind.UNEXPECTED, flag.rule(), flag.claim(), plant, night, 1, "", shown(flag)));
    }

    private void add(String key, Fault fault) {
        faults.merge(key, fault, (known, again) -> known.longer());
    }

    /** Severity, favour, and impact to the cent in all and by week, where they are known. */
    private static boolean same(Phase.Standing should, Diary.Entry flag) {
        return should.severity().equals(flag.severity())
                && should.favourable() == flag.favourable()
                && should.impact()
                        .filter(impact -> impact.compareTo(flag.impact()) != 0)
                        .isEmpty()
                && (should.weeks().isEmpty() || sameWeeks(should.weeks(), flag.weeks()));
    }

    private static boolean sameWeeks(SortedMap<LocalDate, BigDecimal> should, SortedMap<LocalDate, BigDecimal> are) {
        return should.keySet().equals(are.keySet())
                && should.entrySet().stream()
                        .allMatch(week -> Optional.ofNullable(are.get(week.getKey()))
                                .filter(impact -> impact.compareTo(week.getValue()) == 0)
                                .isPresent());
    }

    private static String shown(Phase.Standing should) {
        return shown(
                should.severity(),
                should.impact().map(BigDecimal::toPlainString).orElse(""),
                should.weeks(),
                should.favourable());
    }

    private static String shown(Diary.Entry flag) {
        return shown(flag.severity(), flag.impact().toPlainString(), flag.weeks(), flag.favourable());
    }

    /** NB: of the weeks only their Sundays: amounts of a claim's weeks are for the page of its flag. */
    private static String shown(
            String severity, String impact, SortedMap<LocalDate, BigDecimal> weeks, boolean favourable) {
        return (severity + " " + impact + (weeks.isEmpty() ? "" : " " + weeks.keySet()) + (favourable ? " +" : ""))
                .strip();
    }

    private static String key(String rule, long claim, long person) {
        return rule + "|" + claim + "|" + person;
    }
}
