package qpip.exchange.eligibility;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.Fact;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.Period;

/**
 * What a rule found about a claim: a message key with its values, never a finished sentence. {@code period} is the
 * period of the fact; its first day is part of the flag's identity, so that the same finding raised again is the same
 * flag. {@code since} is the day from which this could be seen; a finding first seen long after comes from stale facts.
 * {@code statements} are what the claimant may have declared already. {@code values} may be personal: they are shown
 * only to those who may see them.
 */
public record Finding(
        String rule,
        String message,
        Severity severity,
        long personId,
        Period period,
        LocalDate since,
        List<Fact> facts,
        List<WeekImpact> weeks,
        SortedMap<String, String> values,
        List<Statement> statements,
        boolean favourable,
        boolean sensitive,
        boolean identityToVerify) {

    private static final int REF_LENGTH = 12;
    /** RFC 4648: no 0, 1 or 8, which are read as O, I and B. */
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public Finding {
        facts = List.copyOf(facts);
        weeks = List.copyOf(weeks);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        statements = List.copyOf(statements);
    }

    /** A finding of a rule; one without facts is seen since its period began. */
    static Finding of(Rule rule, String message, Severity severity, long personId, Period period, List<Fact> facts) {
        LocalDate since =
                facts.stream().map(Fact::receivedOn).max(LocalDate::compareTo).orElse(period.from());
        return new Finding(
                rule.code(),
                message,
                severity,
                personId,
                period,
                since,
                facts,
                List.of(),
                new TreeMap<>(),
                List.of(),
                false,
                false,
                false);
    }

    /** The order in which findings are shown: rule, period, person. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparing(finding -> finding.period().from())
            .thenComparing(Finding::personId)
            .thenComparing(Finding::message);

    /**
     * The flag's name, derived from rule, claim, person and first day of the period: the same finding on a later night
     * is the same flag, whoever computes it. Sixty bits tell a hundred million flags apart.
     */
    public String ref(long claimId) {
        byte[] hash = sha256(rule + "|" + claimId + "|" + personId + "|" + period.from());
        long bits = ByteBuffer.wrap(hash).getLong();
        StringBuilder ref = new StringBuilder("F-");
        for (int digit = 0; digit < REF_LENGTH; digit++) {
            ref.append(BASE_32.charAt((int) (bits >>> (Long.SIZE - 5 * (digit + 1))) & 31));
        }
        return ref.toString();
    }

    /** Where the facts can be found again: partner, key and version of each. */
    public List<String> evidence() {
        return facts.stream().map(Fact::reference).toList();
    }

    /** The weakest match among the facts; a finding without facts concludes from the register alone. */
    public MatchLevel match() {
        return facts.stream().map(Fact::match).max(Comparator.naturalOrder()).orElse(MatchLevel.CONFIRMED);
    }

    /** The least that a match among the facts weighed, in milli-bits; empty where none was weighed. */
    public Optional<Integer> matchWeight() {
        return facts.stream().flatMap(fact -> fact.matchWeight().stream()).min(Comparator.naturalOrder());
    }

    /** The values as read-only map, for those that only look. */
    public Map<String, String> attributes() {
        return values;
    }

    /** What the finding would change in all its weeks; nothing where it is not measured by week. */
    public BigDecimal impact() {
        return WeekImpact.total(weeks);
    }

    Finding with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return copy(severity, since, weeks, more, statements, favourable, sensitive, identityToVerify);
    }

    Finding withWeeks(List<WeekImpact> impacts) {
        return copy(severity, since, impacts, values, statements, favourable, sensitive, identityToVerify);
    }

    Finding withStatements(List<Statement> declarable) {
        return copy(severity, since, weeks, values, declarable, favourable, sensitive, identityToVerify);
    }

    /** Could be seen from the day on, if that is later than the facts themselves. */
    Finding seenSince(LocalDate day) {
        LocalDate later = day.isAfter(since) ? day : since;
        return copy(severity, later, weeks, values, statements, favourable, sensitive, identityToVerify);
    }

    Finding asFavourable() {
        return copy(severity, since, weeks, values, statements, true, sensitive, identityToVerify);
    }

    Finding asSensitive() {
        return copy(severity, since, weeks, values, statements, favourable, true, identityToVerify);
    }

    /** For a person who may be another one: graver than the cap only when somebody has looked. */
    Finding toVerify(Severity cap) {
        return copy(severity.atMost(cap), since, weeks, values, statements, favourable, sensitive, true);
    }

    /** What a finding is about stays; what is known of it grows. */
    private Finding copy(
            Severity newSeverity,
            LocalDate newSince,
            List<WeekImpact> newWeeks,
            SortedMap<String, String> newValues,
            List<Statement> newStatements,
            boolean newFavourable,
            boolean newSensitive,
            boolean newIdentityToVerify) {
        return new Finding(
                rule,
                message,
                newSeverity,
                personId,
                period,
                newSince,
                facts,
                newWeeks,
                newValues,
                newStatements,
                newFavourable,
                newSensitive,
                newIdentityToVerify);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
