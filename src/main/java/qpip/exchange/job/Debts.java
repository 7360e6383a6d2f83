package qpip.exchange.job;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.Debt;
import qpip.exchange.register.Period;

/**
 * Debts to recover from tax refunds: added (A) once the delay to contest is over, changed (M) when the balance does,
 * withdrawn (X) when nothing is owed any more. What was taken since the balance was written down is deducted, so that
 * nobody pays twice while our books catch up; nothing is changed in them.
 *
 * <p>NB: a debt outlives its claim, so those of closed claims are in it.
 */
final class Debts implements Outgoing {

    private static final Set<String> WORDS = Stream.concat(
                    PersonWords.ALL.stream(),
                    Stream.of("debt.action", "debt.certificate", "debt.certificate-date", "debt.balance"))
            .collect(Collectors.toUnmodifiableSet());

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        SortedMap<String, Debt> debts = new TreeMap<>();
        work.workshop.register().debts().forEach(debt -> debts.put(debt.certificate(), debt));
        SortedMap<String, Request> told = new TreeMap<>();
        work.workshop
                .requests()
                .told(work.exchange.id(), work.execution, "")
                .forEach(request -> told.merge(
                        SetOff.of(request).certificate,
                        request,
                        (one, other) -> SetOff.of(one).version > SetOff.of(other).version ? one : other));
        Map<String, List<Fact>> taken = taken(work, debts.values().stream().toList());
        Set<String> certificates = new TreeSet<>(debts.keySet());
        certificates.addAll(told.keySet());
        List<Request> requests = new ArrayList<>();
        for (String certificate : certificates) {
            Optional<Debt> debt = Optional.ofNullable(debts.get(certificate));
            Optional<Request> before = Optional.ofNullable(told.get(certificate));
            Optional<Debt> due = debt.filter(one -> mayBeSent(work, one));
            BigDecimal balance = due.map(one -> owed(one, taken.getOrDefault(certificate, List.of())))
                    .orElse(NOTHING);
            SetOff.next(due, balance.signum() > 0, digest(work, certificate, balance), before.map(SetOff::of))
                    .ifPresent(setOff -> requests.add(work.request(
                            debt.map(Debt::personId)
                                    .or(() -> before.map(Request::personId))
                                    .orElseThrow(),
                            debt.map(Debt::claimId)
                                    .or(() -> before.map(Request::claimId))
                                    .orElseThrow(),
                            new Period(setOff.certificateOn, setOff.certificateOn),
                            Role.CLAIMANT,
                            setOff.about())));
        }
        return requests;
    }

    /** The certificate was issued after the delay to contest, and not in the future. */
    private static boolean mayBeSent(OutboundWork work, Debt debt) {
        int days = work.workshop.policy().tax().contestDays(debt.noticedOn());
        return debt.certificateOn().isAfter(debt.noticedOn().plusDays(days))
                && !debt.certificateOn().isAfter(work.night);
    }

    /** The balance less what was taken after the day it was written down; a reversal gives back. Never negative. */
    private static BigDecimal owed(Debt debt, List<Fact> taken) {
        BigDecimal since = taken.stream()
                .filter(fact -> fact.day("applied-on")
                        .filter(day -> day.isAfter(debt.balanceOn()))
                        .isPresent())
                .flatMap(fact -> fact.amount("amount").stream())
                .reduce(NOTHING, BigDecimal::add);
        return debt.balance().subtract(since).max(NOTHING);
    }

    private static Map<String, List<Fact>> taken(OutboundWork work, List<Debt> debts) {
        Set<Subject> persons = debts.stream()
                .map(debt -> Subject.person(debt.personId()))
                .collect(Collectors.toCollection(HashSet::new));
        return work.workshop.facts().about(persons).values().stream()
                .flatMap(List::stream)
                .filter(fact ->
                        fact.kind() == FactKind.SET_OFF && fact.match() == MatchLevel.CONFIRMED && !fact.cancelled())
                .collect(Collectors.groupingBy(fact -> fact.text("certificate").orElse("")));
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        PersonWords persons = new PersonWords(work.workshop.register(), page);
        List<Debt> debts = work.workshop.register().debts();
        Map<String, List<Fact>> taken = taken(work, debts);
        Map<String, BigDecimal> owed = debts.stream()
                .collect(Collectors.toMap(
                        Debt::certificate, debt -> owed(debt, taken.getOrDefault(debt.certificate(), List.of()))));
        return (request, word) -> persons.of(request, word).or(() -> {
            SetOff setOff = SetOff.of(request);
            return switch (word) {
                case "debt.action" -> Optional.of(setOff.action);
                case "debt.certificate" -> Optional.of(setOff.certificate);
                case "debt.certificate-date" -> Optional.of(setOff.certificateOn);
                case "debt.balance" ->
                    Optional.of(setOff.action.equals("X") ? NOTHING : owed.getOrDefault(setOff.certificate, NOTHING));
                default -> Optional.empty();
            };
        });
    }

    /** Enough to know whether the partner was told the same, without the amount. */
    private static String digest(OutboundWork work, String certificate, BigDecimal balance) {
        return work.workshop.refs().of("amount", 0, 0, Role.CLAIMANT, certificate + " " + balance.toPlainString());
    }

    /**
     * One version of a request, as it is remembered: {@code CR2026000001 2026-05-11 2 M} and a digest of the balance.
     */
    private record SetOff(String certificate, LocalDate certificateOn, int version, String action, String digest) {

        static SetOff of(Request request) {
            String[] words = request.about().split(" ", -1);
            return new SetOff(words[0], LocalDate.parse(words[1]), Integer.parseInt(words[2]), words[3], words[4]);
        }

        /** What the partner must be told; empty when it knows. */
        static Optional<SetOff> next(Optional<Debt> due, boolean owes, String digest, Optional<SetOff> before) {
            int version = before.map(last -> last.version + 1).orElse(1);
            Optional<SetOff> standing = before.filter(last -> !last.action.equals("X"));
            if (standing.isEmpty()) {
                return due.filter(debt -> owes)
                        .map(debt -> new SetOff(debt.certificate(), debt.certificateOn(), version, "A", digest));
            }
            SetOff last = standing.get();
            if (!owes) {
                return Optional.of(new SetOff(last.certificate, last.certificateOn, version, "X", digest));
            }
            return digest.equals(last.digest)
                    ? Optional.empty()
                    : Optional.of(new SetOff(last.certificate, last.certificateOn, version, "M", digest));
        }

        String about() {
            return certificate + " " + certificateOn + " " + version + " " + action + " " + digest;
        }
    }
}
