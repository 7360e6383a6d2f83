package qpip.exchange.eligibility;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.Subject;
import qpip.exchange.linkage.MatchLevel;

/** A fact to vary: confirmed, first version, received on 2025-05-30. */
final class TestFact {

    private final String partner;
    private final FactKind kind;
    private Subject subject;
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

    /** An indemnity of the SAAQ, whose payments name no beginning of the entitlement. */
    static TestFact automobile(String from, String to, String amount) {
        return new TestFact("saaq", FactKind.INCOME_REPLACEMENT, Subject.person(TestClaim.CLAIMANT))
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

    /** A week that employment insurance paid, of a benefit period that began on 2025-02-02. */
    static TestFact insured(String type, String sunday, String amount) {
        return new TestFact("service-canada", FactKind.EMPLOYMENT_INSURANCE, Subject.person(TestClaim.CLAIMANT))
                .key("W" + sunday)
                .with("benefit-type", type)
                .with("entitled-from", "2025-02-02")
                .with("week", sunday)
                .with("week-status", "PD")
                .with("amount", amount);
    }

    /** A biweekly record of one employer; pay periods as {@code 1|2025-03-15|900.00;2|...}. */
    static TestFact employment(String first, String lastPaid, String reason, String payPeriods) {
        return new TestFact("service-canada", FactKind.EMPLOYMENT_RECORD, Subject.person(TestClaim.CLAIMANT))
                .key("W00000001")
                .with("employer", "100000001RP0001")
                .with("first-day-worked", first)
                .with("last-day-paid", lastPaid)
                .with("reason", reason)
                .with("pay-period-type", "B")
                .with("pay-periods", payPeriods);
    }

    static TestFact sinStatus(String status, String since) {
        return new TestFact("service-canada", FactKind.SIN_STATUS, Subject.person(TestClaim.CLAIMANT))
                .with("status", status)
                .with("status-date", since)
                .with("surname-match", "Y")
                .with("given-match", "Y")
                .with("date-of-birth-match", "Y");
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

    /** A notice of the RAMQ about the claimant, reported ten days after the event. */
    static TestFact notice(String event, String on) {
        return new TestFact("ramq", FactKind.CHANGE_NOTICE, Subject.person(TestClaim.CLAIMANT))
                .key("AV" + event + on)
                .with("event", event)
                .with("event-date", on)
                .with("reported-on", LocalDate.parse(on).plusDays(10).toString());
    }

    /** A mention after the birth, of the parents whose ids are given. */
    static TestFact filiation(String event, String registered, String parents) {
        return new TestFact("civil-status", FactKind.FILIATION, Subject.event(TestClaim.EVENT))
                .key("F" + event + registered)
                .with("event", event)
                .with("effective-on", registered)
                .with("registered-on", registered)
                .with("child-date-of-birth", "2025-01-15")
                .with("parents", String.valueOf(parents.isEmpty() ? 1 : parents.split(",").length))
                .with("parents-linked", parents);
    }

    static TestFact identityChange(String event, String on) {
        return new TestFact("civil-status", FactKind.IDENTITY_CHANGE, Subject.person(TestClaim.CLAIMANT))
                .with("event", event)
                .with("effective-on", on);
    }

    /** What Revenu Québec assessed for a year, of somebody who lived in Québec at its end. */
    static TestFact assessment(String year) {
        return new TestFact("revenu-quebec", FactKind.TAX_ASSESSMENT, Subject.person(TestClaim.CLAIMANT))
                .with("tax-year", year)
                .with("assessment-status", "ASSD")
                .with("role", "CLAIMANT")
                .with("residence", "QC");
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

    /** The claimant's assessment of a year, closed, for the claim to vary. */
    static TestFact assessed(int year) {
        return assessed("CLAIMANT", TestClaim.CLAIMANT, year);
    }

    static TestFact assessed(String role, long person, int year) {
        return new TestFact("revenu-quebec", FactKind.TAX_ASSESSMENT, Subject.person(person))
                .key("P" + person + "-" + TestClaim.CLAIM + "-" + role + "-" + year)
                .with("claim", String.valueOf(TestClaim.CLAIM))
                .with("about", String.valueOf(year))
                .with("role", role)
                .with("match-code", "00")
                .with("tax-year", String.valueOf(year))
                .with("assessment-status", "ASSD");
    }

    static TestFact slip(String number, int year, String earnings, String premium) {
        return new TestFact("revenu-quebec", FactKind.EARNINGS_SLIP, Subject.person(TestClaim.CLAIMANT))
                .key(number)
                .with("tax-year", String.valueOf(year))
                .with("qpip-earnings", earnings)
                .with("qpip-premium", premium);
    }

    TestFact about(Subject other) {
        subject = other;
        return this;
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
                partner,
                partner + "-in",
                kind,
                key,
                version,
                cancelled,
                subject,
                match,
                "K1",
                content,
                received,
                Optional.empty());
    }
}
