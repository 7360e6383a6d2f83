package qpip.exchange.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.Population;
import qpip.exchange.register.Debt;

/**
 * Links money that was taken for a debt by the debt's certificate. The social insurance number must be one of who owes
 * it: another's money must never be counted. A certificate that isn't ours is one that nobody asked about.
 */
final class CertificateLinker implements Linker {

    private final Meaning meaning;
    private final Population register;
    private final Map<String, Debt> debts = new HashMap<>();

    CertificateLinker(Meaning meaning, List<Debt> debts, Population register) {
        this.meaning = meaning;
        this.register = register;
        debts.forEach(debt -> this.debts.put(debt.certificate(), debt));
    }

    @Override
    public boolean requested(RecordView record) {
        return debts.containsKey(meaning.certificate(record));
    }

    @Override
    public Optional<Linked> link(RecordView record) {
        Debt debt = Optional.ofNullable(debts.get(meaning.certificate(record))).orElseThrow();
        int person = register.indexOf(debt.personId());
        if (person < 0) {
            return Optional.empty();
        }
        SortedMap<String, String> content = meaning.content(record);
        SortedMap<String, String> derived = new TreeMap<>();
        derived.put("certificate", debt.certificate());
        derived.put("claim", String.valueOf(debt.claimId()));
        boolean owes = meaning.presented(record).sin().stream().anyMatch(sin -> isOf(person, sin));
        return Optional.of(new Linked(
                        Subject.person(debt.personId()),
                        owes ? MatchLevel.CONFIRMED : MatchLevel.CONFLICT,
                        owes ? MatchKey.K1 : MatchKey.K5,
                        List.of((owes ? Evidence.SIN_EQUAL : Evidence.SIN_DIFFERENT).code()),
                        derived)
                .ofPart(part(debt, content)));
    }

    private boolean isOf(int person, long sin) {
        for (long known : register.sins(person)) {
            if (known == sin) {
                return true;
            }
        }
        return false;
    }

    /** One application a day and certificate, and one reversal of each. */
    private static String part(Debt debt, Map<String, String> content) {
        String day = content.getOrDefault("applied-on", "");
        return debt.certificate() + "-" + day
                + Optional.ofNullable(content.get("reversal-of"))
                        .map(application -> "-R-" + application)
                        .orElse(content.getOrDefault("amount", "").startsWith("-") ? "-R" : "");
    }
}
