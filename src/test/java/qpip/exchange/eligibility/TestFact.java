package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.TreeMap;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;

/** A fact to vary: confirmed, first version, received on 2025-05-30. */
final class TestFact {

    private final String partner;
    private final FactKind kind;
    private final Subject subject;
    private String key = "K1";
    private int version = 1;
    private boolean cancelled;
    private MatchLevel match = MatchLevel.CONFIRMED;
    private LocalDate received = LocalDate.parse("2025-05-30");
    private final TreeMap<String, String> content = new TreeMap<>();

    private TestFact(String partner, FactKind kind, Subject subject) {
        this.partner = partner;
        this.kind = kind;
        this.subject = subject;
    }

    static TestFact indemnity(String from, String to, String amount) {
        return new TestFact("cnesst", FactKind.INCOME_REPLACEMENT, Subject.person(TestClaim.CLAIMANT))
                .with("from", from)
                .with("to", to)
                .with("amount", amount);
    }

    static TestFact withdrawal(String motive, String from, String to, String amount) {
        return new TestFact("cnesst", FactKind.PREVENTIVE_WITHDRAWAL, Subject.person(TestClaim.CLAIMANT))
                .with("motive", motive)
                .with("from", from)
                .with("to", to)
                .with("amount", amount);
    }

    static TestFact answer(long person) {
        return new TestFact("ramq", FactKind.IDENTITY_ANSWER, Subject.person(person))
                .with("match-code", "00")
                .with("eligibility", "ADM");
    }

    static TestFact left(String reason, String on) {
        return answer(TestClaim.CLAIMANT)
                .with("eligibility", "FIN")
                .with("reason", reason)
                .with("effective-on", on);
    }

    static TestFact death(long person, String on) {
        return new TestFact("civil-status", FactKind.DEATH, Subject.person(person))
                .with("date-of-death", on)
                .with("precision", "E");
    }

    /** An act of birth with both parents, registered on 2025-01-25. */
    static TestFact birth() {
        return new TestFact("civil-status", FactKind.BIRTH, Subject.event(TestClaim.EVENT))
                .with("child-date-of-birth", "2025-01-15")
                .with("plurality", "1")
                .with("rank", "1")
                .with("parents", "2")
                .with("parents-linked", TestClaim.CLAIMANT + "," + TestClaim.OTHER)
                .with("registered-on", "2025-01-25");
    }

    TestFact with(String attribute, String value) {
        content.put(attribute, value);
        return this;
    }

    TestFact without(String attribute) {
        content.remove(attribute);
        return this;
    }

    TestFact key(String other) {
        key = other;
        return this;
    }

    TestFact version(int number) {
        version = number;
        return this;
    }

    TestFact cancelled() {
        cancelled = true;
        return this;
    }

    TestFact match(MatchLevel level) {
        match = level;
        return this;
    }

    TestFact received(String day) {
        received = LocalDate.parse(day);
        return this;
    }

    Fact build() {
        return new Fact(
                partner, partner + "-in", kind, key, version, cancelled, subject, match, "K1", content, received);
    }
}
