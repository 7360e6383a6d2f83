package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Register;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Drafts;
import qpip.exchange.review.Examination;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.FlagReason;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Identity;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.QueueRow;
import qpip.exchange.review.ReviewQueue;

/**
 * What the page of a flag shows: who it is about on both sides, masked; and only once that is answered, what differs.
 * Until then nothing of the difference is read.
 */
@Component
class FlagView {

    private static final int DAYS_KEPT_OPEN = 90;

    private final Sources sources;
    private final Flags flags;
    private final Register register;
    private final ReviewQueue queue;
    private final Examination examination;
    private final Drafts drafts;
    private final Revealing revealing;
    private final Declared declared;
    private final LiaisonOnFlag liaison;
    private final AccessLog log;
    private final FactsSaid factsSaid;
    private final MatchWords words;
    private final MatchWeights weights;
    private final Assigning assigning;
    private final Reviewers reviewers;

    FlagView(
            Sources sources,
            Declared declared,
            LiaisonOnFlag liaison,
            FactsSaid factsSaid,
            Revealing revealing,
            MatchWords words,
            Assigning assigning) {
        this.assigning = assigning;
        this.reviewers = new Reviewers(sources.database());
        this.words = words;
        this.weights = new MatchWeights(sources.database().client());
        this.sources = sources;
        this.flags = new Flags(sources.database());
        this.register = new Register(sources.database());
        this.queue = new ReviewQueue(sources.database());
        this.examination = new Examination(sources.database(), sources.clock());
        this.drafts = new Drafts(sources.database().client());
        this.revealing = revealing;
        this.declared = declared;
        this.liaison = liaison;
        this.log = new AccessLog(sources.database().client(), sources.clock());
        this.factsSaid = factsSaid;
    }

    /** The page for those who decide. */
    String show(Flag flag, Principal reader, Locale locale, HttpSession session, Model model) {
        log.looked(reader.getName(), "show", "flag " + flag.ref(), "console");
        Instant now = sources.clock().instant();
        LocalDate today = LocalDate.now(sources.clock());
        if (flag.state().isOpen()) {
            queue.stay(flag.ref(), reader.getName(), now);
        }
        QueueRow row = queue.find(flag.ref()).orElseThrow();
        Optional<ClaimFile> file = register.claimFile(flag.claimId());
        List<FlagEvent> history = flags.history(flag.ref());
        Optional<Identity> identity = Examination.identity(history);
        String holder =
                row.heldUntil().filter(now::isBefore).map(until -> row.heldBy()).orElse("");
        boolean second = isSecond(flag, history);
        boolean held = !holder.isEmpty() && !holder.equals(reader.getName());
        boolean keptBack = flag.state().isOpen() && assigning.isKeptBack(flag, reader.getName());
        if (holder.equals(reader.getName())) {
            Holds.add(session, flag.ref());
        }
        List<Fact> facts = heading(flag, file, locale, today, model);
        model.addAttribute("back", FlagsPage.kept(session).address());
        model.addAttribute("held", held ? holder : "");
        model.addAttribute(
                "heldUntil",
                row.heldUntil().map(until -> Moments.said(until, locale)).orElse(""));
        model.addAttribute("keptBack", keptBack);
        model.addAttribute("acting", flag.state().isOpen() && !held && !keptBack);
        model.addAttribute("people", reviewers.others(reader.getName()));
        model.addAttribute("mine", holder.equals(reader.getName()));
        model.addAttribute("desk", row);
        model.addAttribute("why", row.why(today));
        model.addAttribute("left", row.daysLeft(today));
        model.addAttribute("identity", identity.map(Identity::name).orElse(""));
        model.addAttribute("second", second);
        model.addAttribute("open", flag.state().isOpen());
        model.addAttribute("seen", history.size());
        model.addAttribute("draft", drafts.of(reader.getName(), flag.ref()).orElse(""));
        model.addAttribute(
                "undo", examination.undoUntil(flag, history, reader.getName()).isPresent());
        model.addAttribute("changes", factsSaid.changes(history, locale));
        List<Happened> happened =
                history.stream().map(event -> Happened.of(event, file)).toList();
        model.addAttribute("history", happened);
        model.addAttribute(
                "decision",
                happened.stream()
                        .filter(event ->
                                !event.outcome().isEmpty() && !flag.outcome().isEmpty())
                        .reduce((earlier, later) -> later)
                        .orElse(null));
        model.addAttribute("pauses", Examination.PauseReason.values());
        model.addAttribute("tomorrow", today.plusDays(1));
        model.addAttribute("latest", today.plusDays(Examination.PAUSE_DAYS_MAX));
        revealing.offer(revealable(flag, file, facts, second, locale), reader.getName(), model);
        if (second) {
            difference(flag, file, facts, locale, model);
            model.addAttribute("next", flag.state().next().stream().sorted().toList());
            model.addAttribute(
                    "safeguards",
                    new Dispositions(sources.database(), sources.responseDays().applyAsInt(today), sources.clock())
                            .safeguards(flag.severity(), history, reader.getName(), today));
        }
        liaison.show(flag, locale, today, model);
        return "console/review/flag";
    }

    /** Whether the first question has its answer, so that the second may be shown. */
    static boolean isSecond(Flag flag, List<FlagEvent> history) {
        Optional<Identity> identity = Examination.identity(history);
        return identity.map(answer -> answer != Identity.NO).orElse(flag.state() == FlagState.CLOSED);
    }

    /** What may be shown in clear for a reason; {@code second} is whether the first question has its answer. */
    Revealing.Subject revealable(Flag flag, Optional<ClaimFile> file, List<Fact> facts, boolean second, Locale locale) {
        return revealing.subject(
                "flag " + flag.ref(),
                flag.exchange(),
                Optional.of(SubjectPerson.of(flag, file, declared.partner(flag.exchange()))),
                facts,
                second,
                locale);
    }

    /** What both the first and the second look begin with; the facts that the flag rests on. */
    List<Fact> heading(Flag flag, Optional<ClaimFile> file, Locale locale, LocalDate today, Model model) {
        List<Fact> facts = new Facts(sources.database().client()).referenced(flag.evidence());
        model.addAttribute("flag", FlagHeading.of(flag));
        model.addAttribute("text", RuleText.in(locale));
        model.addAttribute("about", RuleText.in(locale).of(flag.message(), Map.of(), RuleText.Part.TITLE));
        model.addAttribute("partner", declared.name(flag.exchange(), locale));
        declared.permission(flag.exchange(), today, locale)
                .ifPresent(permission -> model.addAttribute("permission", permission));
        model.addAttribute(
                "keptUntil",
                flag.state().isOpen()
                        ? flag.lastSeenOn().plusDays(DAYS_KEPT_OPEN).toString()
                        : "");
        SubjectPerson subject = SubjectPerson.of(flag, file, declared.partner(flag.exchange()));
        model.addAttribute("subject", subject.part().name());
        Optional<Fact> weakest = facts.stream()
                .filter(fact ->
                        flag.matchWeight().isPresent() && fact.matchWeight().equals(flag.matchWeight()))
                .findFirst();
        Optional<MatchWeights.Explained> explained = weakest.flatMap(fact -> weights.explain(fact.reference()));
        explained.ifPresent(match -> words.show(match, locale, model));
        Optional<Fact> said = said(facts, flag);
        model.addAttribute(
                "rows",
                subject.person()
                        .map(person -> IdentityRow.of(
                                person,
                                said,
                                said.equals(weakest)
                                        ? explained
                                        : said.flatMap(fact -> weights.explain(fact.reference()))))
                        .orElse(List.of()));
        model.addAttribute(
                "matches",
                facts.stream()
                        .map(fact -> new Matched(
                                declared.title(fact.exchange(), locale),
                                fact.match().name(),
                                fact.matchKey()))
                        .distinct()
                        .toList());
        model.addAttribute("verdicts", FlagReason.Verdict.values());
        model.addAttribute("differentPeople", FlagReason.Verdict.DIFFERENT_PEOPLE.reasons());
        return facts;
    }

    private static Optional<Fact> said(List<Fact> facts, Flag flag) {
        return facts.stream()
                .filter(fact -> fact.subject().id() == flag.personId())
                .findFirst()
                .or(() -> facts.stream().findFirst());
    }

    /** The second question: what differs, week by week. */
    void difference(Flag flag, Optional<ClaimFile> file, List<Fact> facts, Locale locale, Model model) {
        RuleText text = RuleText.in(locale);
        Map<String, String> masked = Mask.finding(flag.values());
        Map<String, String> values = declared.factWords()
                .map(words -> words.finding(masked, facts, locale))
                .orElse(masked);
        List<BenefitWeek> weeks =
                file.map(claim -> claim.weeksWithin(flag.period())).orElse(List.of());
        model.addAttribute(
                "parts",
                List.of(
                        new Part("flag.found", text.of(flag.message(), values, RuleText.Part.FOUND)),
                        new Part("flag.check", text.of(flag.message(), values, RuleText.Part.CHECK)),
                        new Part("flag.traps", text.of(flag.message(), values, RuleText.Part.TRAPS)),
                        new Part("flag.basis", text.of(flag.message(), values, RuleText.Part.BASIS))));
        model.addAttribute(
                "facts",
                facts.stream().map(fact -> factsSaid.said(fact, locale)).toList());
        model.addAttribute("inquiries", inquiries(flag, locale));
        model.addAttribute("impacts", flag.weeks());
        model.addAttribute("weeks", weeks);
        model.addAttribute(
                "allWeeks",
                file.map(ClaimFile::weeks)
                        .filter(all -> all.size() > weeks.size())
                        .orElse(List.of()));
        WeekBands.of(weeks, flag.weeks()).ifPresent(bands -> model.addAttribute("bands", bands));
    }

    private List<AskedPartner> inquiries(Flag flag, Locale locale) {
        return new Inquiries(sources.database())
                .on(flag.ref()).stream()
                        .map(inquiry -> new AskedPartner(
                                inquiry,
                                inquiry.answers().stream()
                                        .map(answer -> new Answered(
                                                answer.receivedOn(),
                                                answer.execution(),
                                                factsSaid.said(answer.facts(), locale)))
                                        .toList()))
                        .toList();
    }

    record Part(String title, String words) {}

    record AskedPartner(qpip.exchange.review.Inquiry inquiry, List<Answered> answers) {}

    record Answered(LocalDate receivedOn, String execution, List<FactsSaid.Said> facts) {}

    /** How a fact came to be about this person. */
    record Matched(String exchange, String level, String key) {}
}
