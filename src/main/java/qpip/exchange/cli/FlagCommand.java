package qpip.exchange.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.job.FactWords;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Inquiry;
import qpip.exchange.review.InquiryState;

/**
 * {@code flag REF}: why a flag is there: what was found, the facts, the weeks and amounts, how sure the match is, what
 * to check, the law. Masked.
 */
@Command(
        name = "flag",
        description = "Shows one flag: reason, facts, weeks and amounts, match evidence. Personal values are masked.")
final class FlagCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REF", description = "The flag, as ./exchange flags lists it.")
    private String ref = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Labels labels = options.labels();
        RuleText text = RuleText.in(labels.locale());
        try (Engine engine = options.engine()) {
            Flag flag = find(engine, ref);
            new AccessLog(engine.database().client(), engine.clock())
                    .looked(Operator.name(), "show", "flag " + flag.ref(), "command line");
            heading(out, labels, flag, text);
            Facts facts = new Facts(engine.database().client());
            List<Fact> evidence = facts.referenced(flag.evidence());
            FactWords words = new FactWords(engine.catalogue());
            Map<String, String> values = words.finding(Mask.finding(flag.values()), evidence, labels.locale());
            section(out, labels.of("flag.found"), text.of(flag.message(), values, RuleText.Part.FOUND));
            section(out, labels.of("flag.check"), text.of(flag.message(), values, RuleText.Part.CHECK));
            section(out, labels.of("flag.traps"), text.of(flag.message(), values, RuleText.Part.TRAPS));
            section(out, labels.of("flag.basis"), text.of(flag.message(), values, RuleText.Part.BASIS));
            Said said = new Said(out, labels, words);
            said.facts(labels.of("flag.facts"), evidence);
            inquiries(said, new Inquiries(engine.database()).on(flag.ref()), facts);
            impact(out, labels, flag.weeks());
            new Register(engine.database()).claimFile(flag.claimId()).ifPresent(file -> weeks(out, labels, flag, file));
            history(out, labels, new Flags(engine.database()).history(flag.ref()));
            return ExitStatus.DONE;
        }
    }

    private static void heading(PrintWriter out, Labels labels, Flag flag, RuleText text) {
        out.println(flag.ref() + "  " + flag.rule() + " v" + flag.ruleVersion() + "  "
                + text.of(flag.message(), Map.of(), RuleText.Part.TITLE));
        Table table = new Table(labels.locale())
                .column("what", labels.of("column.what"), false)
                .column("value", labels.of("column.value"), false);
        table.row(labels.of("column.severity"), labels.of("severity", flag.severity()));
        table.row(labels.of("column.state"), labels.of("state", flag.state()));
        flag.outcome().ifPresent(outcome -> table.row(labels.of("column.outcome"), labels.of("outcome", outcome)));
        table.row(labels.of("column.claim"), flag.claimId());
        table.row(labels.of("column.impact"), flag.impact());
        table.row(labels.of("column.favourable"), flag.favourable() ? labels.of("yes") : labels.of("no"));
        table.row(
                labels.of("flag.identity"),
                flag.identityToVerify() ? labels.of("flag.identity-to-verify") : labels.of("flag.identity-sure"));
        table.row(labels.of("column.first-seen"), flag.firstSeenOn());
        table.row(labels.of("column.last-seen"), flag.lastSeenOn());
        table.row(labels.of("column.execution"), flag.execution());
        table.row(labels.of("column.register-version"), flag.registerVersion());
        table.print(out, Table.Form.TABLE);
    }

    private static void section(PrintWriter out, String title, String words) {
        out.println();
        out.println(title);
        out.println("  " + words);
    }

    /** What partners were asked about this flag's person, when, and what came back. */
    private static void inquiries(Said said, List<Inquiry> inquiries, Facts facts) {
        if (inquiries.isEmpty()) {
            return;
        }
        PrintWriter out = said.out();
        Labels labels = said.labels();
        out.println();
        out.println(labels.of("flag.inquiries"));
        for (Inquiry inquiry : inquiries) {
            out.println("  "
                    + labels.of(
                            "inquiry.asked",
                            inquiry.ref(),
                            inquiry.partner(),
                            inquiry.exchange(),
                            inquiry.askedOn().toString(),
                            inquiry.askedBy(),
                            inquiry.reason()));
            inquiry.sentOn().ifPresent(day -> out.println("  " + labels.of("inquiry.sent", day.toString())));
            inquiry.notAsked()
                    .ifPresent(why -> out.println("  " + labels.of("inquiry.not-asked", labels.of("not-asked", why))));
            if (inquiry.state() == InquiryState.WAITING) {
                out.println("  " + labels.of("inquiry.waiting"));
            }
            if (inquiry.state() == InquiryState.SENT) {
                out.println("  " + labels.of("inquiry.awaited"));
            }
            for (Inquiry.Answer answer : inquiry.answers()) {
                String words = labels.of(
                        answer.facts().isEmpty() ? "inquiry.answered-nothing" : "inquiry.answered",
                        answer.receivedOn().toString(),
                        answer.execution());
                said.facts("  " + words, facts.referenced(answer.facts()));
            }
        }
    }

    /** How what partners said is told. */
    private record Said(PrintWriter out, Labels labels, FactWords words) {

        void facts(String title, List<Fact> facts) {
            out.println();
            out.println(title);
            for (Fact fact : facts) {
                out.println("  " + fact.exchange() + "  v" + fact.version() + "  "
                        + labels.of("flag.received", fact.receivedOn().toString()) + "  "
                        + labels.of("flag.match", labels.of("match", fact.match()), fact.matchKey()));
                Mask.fact(fact.content())
                        .forEach((name, value) -> out.println("    " + labels.page("attribute", name) + " = "
                                + words.of(fact.exchange(), name, value, labels.locale())));
            }
        }
    }

    private static void impact(PrintWriter out, Labels labels, List<WeekImpact> weeks) {
        if (weeks.isEmpty()) {
            return;
        }
        out.println();
        out.println(labels.of("flag.impact"));
        Table table = new Table(labels.locale())
                .column("week", labels.of("column.week"), false)
                .column("income", labels.of("column.income"), true)
                .column("exemption", labels.of("column.exemption"), true)
                .column("shouldDeduct", labels.of("column.should-deduct"), true)
                .column("deducted", labels.of("column.deducted"), true)
                .column("impact", labels.of("column.impact"), true);
        weeks.forEach(week -> table.row(
                week.sunday(),
                week.reportedIncome(),
                week.exemption(),
                week.shouldDeduct(),
                week.deducted(),
                week.impact()));
        table.print(out, Table.Form.TABLE);
    }

    private static void weeks(PrintWriter out, Labels labels, Flag flag, ClaimFile file) {
        List<BenefitWeek> weeks = file.weeksWithin(flag.period());
        if (weeks.isEmpty()) {
            return;
        }
        out.println();
        out.println(labels.of("flag.weeks"));
        Table table = new Table(labels.locale())
                .column("week", labels.of("column.week"), false)
                .column("type", labels.of("column.type"), false)
                .column("status", labels.of("column.status"), false)
                .column("benefit", labels.of("column.benefit"), true)
                .column("declared", labels.of("column.declared"), true)
                .column("deducted", labels.of("column.deducted"), true);
        weeks.forEach(week -> table.row(
                week.sunday(),
                labels.page("week-type", week.type().name()),
                labels.of("week", week.status()),
                week.benefit(),
                week.declaredIncome(),
                week.deduction()));
        table.print(out, Table.Form.TABLE);
    }

    /** NB: notes may say anything of a person, so only that there is one is shown. */
    private static void history(PrintWriter out, Labels labels, List<FlagEvent> events) {
        out.println();
        out.println(labels.of("flag.history"));
        Table table = new Table(labels.locale())
                .column("on", labels.of("column.on"), false)
                .column("event", labels.of("column.event"), false)
                .column("state", labels.of("column.state"), false)
                .column("outcome", labels.of("column.outcome"), false)
                .column("before", labels.of("column.before"), true)
                .column("after", labels.of("column.after"), true)
                .column("rule", labels.of("column.rule"), false)
                .column("who", labels.of("column.who"), false)
                .column("note", labels.of("column.note"), false);
        events.forEach(event -> table.row(
                event.on(),
                labels.of("event", event.kind()),
                labels.of("state", event.stateAfter()),
                event.outcome().map(outcome -> labels.of("outcome", outcome)).orElse(""),
                event.impactBefore(),
                event.impactAfter(),
                event.rule(),
                event.who(),
                event.note().isEmpty() ? "" : Mask.text()));
        table.print(out, Table.Form.TABLE);
        events.stream()
                .filter(event -> !event.rule().isEmpty())
                .forEach(event -> out.println("  "
                        + labels.of(
                                "flag.restated",
                                event.on().toString(),
                                String.join(" ", event.evidenceBefore()),
                                event.evidenceAfter().isEmpty() ? "-" : String.join(" ", event.evidenceAfter()))));
    }

    static Flag find(Engine engine, String ref) {
        return new Flags(engine.database())
                .find(ref)
                .orElseThrow(() -> new Misuse("unknown flag '" + shown(ref) + "'; ./exchange flags lists them"));
    }

    /** NB: whoever mistypes may have typed anything, an identifier included. */
    static String shown(String typed) {
        return typed.matches("F-[A-Z2-7]{1,12}") ? typed : "•••";
    }
}
