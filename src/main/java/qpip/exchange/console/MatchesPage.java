package qpip.exchange.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.MatchWeights;
import qpip.exchange.fact.Subject;
import qpip.exchange.fact.SubjectKind;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.privacy.Mask;
import qpip.exchange.privacy.Reveals;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Person;
import qpip.exchange.register.Register;
import qpip.exchange.review.MatchReview;
import qpip.exchange.review.MatchReviews;
import qpip.exchange.review.NotAllowed;

/**
 * The matches that wait for a person: what a partner says may be about somebody else, so nothing was concluded from it.
 * One is looked at as on a flag, both sides masked, and answered with a reason.
 */
@Controller
class MatchesPage {

    private static final int ROWS = 50;
    private static final int COUNTED = 10_000;

    private final Sources sources;
    private final MatchReviews matches;
    private final MatchWeights weights;
    private final MatchWords words;
    private final Declared declared;
    private final FactsSaid factsSaid;
    private final Revealing revealing;
    private final Reviewers reviewers;
    private final AccessLog log;

    MatchesPage(Sources sources, Declared declared, FactsSaid factsSaid, Revealing revealing, MatchWords words) {
        this.sources = sources;
        this.matches = new MatchReviews(sources.database());
        this.weights = new MatchWeights(sources.database().client());
        this.words = words;
        this.declared = declared;
        this.factsSaid = factsSaid;
        this.revealing = revealing;
        this.reviewers = new Reviewers(sources.database());
        this.log = new AccessLog(sources.database().client(), sources.clock());
    }

    /** What a row shows; of the person nothing. */
    record Row(long id, String exchange, String level, List<Evidence> evidence, boolean namesOne, LocalDate since) {}

    @GetMapping("/appariements")
    String list(@RequestParam(defaultValue = "0") long apres, Principal reader, Locale locale, Model model) {
        log.looked(reader.getName(), "list", "matches", "console");
        List<MatchReview> found = matches.waiting(apres, ROWS + 1);
        model.addAttribute(
                "rows",
                found.stream()
                        .limit(ROWS)
                        .map(match -> new Row(
                                match.id(),
                                declared.title(match.exchange(), locale),
                                match.level().name(),
                                match.evidence(),
                                match.namesOne(),
                                match.fact().receivedOn()))
                        .toList());
        model.addAttribute("last", found.size() > ROWS ? found.get(ROWS - 1).id() : null);
        model.addAttribute("count", matches.count(COUNTED + 1));
        model.addAttribute("most", COUNTED);
        return "console/review/matches";
    }

    @GetMapping("/appariements/{id}")
    String show(@PathVariable long id, Principal reader, Locale locale, Model model) {
        log.looked(reader.getName(), "show", "match " + id, "console");
        MatchReview match = find(id);
        Fact fact = match.fact();
        model.addAttribute("match", match);
        model.addAttribute("exchange", declared.title(match.exchange(), locale));
        model.addAttribute("partner", declared.name(match.exchange(), locale));
        declared.permission(match.exchange(), LocalDate.now(sources.clock()), locale)
                .ifPresent(permission -> model.addAttribute("permission", permission));
        Optional<MatchWeights.Explained> explained = weights.explain(fact.reference());
        explained.ifPresent(one -> words.show(one, locale, model));
        List<Candidate> candidates = candidates(match);
        Optional<SubjectPerson> subject = subject(match);
        model.addAttribute(
                "reserved", isReserved(match, subject, candidates) && !reviewers.supervises(reader.getName()));
        model.addAttribute(
                "shared",
                match.evidence().stream().anyMatch(one -> one == Evidence.SIN_SHARED || one == Evidence.NAM_SHARED));
        Optional<ClaimFile> file = file(fact.subject());
        model.addAttribute(
                "children",
                fact.subject().kind() == SubjectKind.EVENT
                        ? file.map(ClaimFile::children).orElse(List.of()).stream()
                                .map(Child::of)
                                .toList()
                        : List.of());
        model.addAttribute("claim", file.map(claim -> claim.claim().id()).orElse(null));
        model.addAttribute("subject", subject(fact, subject));
        model.addAttribute(
                "rows",
                subject.flatMap(SubjectPerson::person)
                        .map(person -> IdentityRow.of(person, Optional.of(fact), explained))
                        .orElse(List.of()));
        candidates.stream()
                .filter(Candidate::mayBeChosen)
                .forEach(one -> log.looked(reader.getName(), "show", "claim " + one.claim(), "match " + id));
        model.addAttribute("candidates", candidates);
        model.addAttribute("unseen", candidates.stream().anyMatch(one -> !one.mayBeChosen()));
        model.addAttribute("kinds", IdentityRow.Kind.values());
        model.addAttribute("facts", List.of(factsSaid.said(fact, locale)));
        revealing.offer(revealed(match, subject, locale), reader.getName(), model);
        return "console/review/match";
    }

    /** Shows a value in clear. */
    @PostMapping("/appariements/{id}/revelation")
    String reveal(
            @PathVariable long id,
            @RequestParam String field,
            @RequestParam Reveals.Reason reason,
            @RequestParam(defaultValue = "") String password,
            Principal reader,
            Locale locale,
            HttpServletResponse answer,
            Model model) {
        MatchReview match = find(id);
        revealing.reveal(
                new Revealing.Asked(reader.getName(), field, reason, password),
                revealed(match, subject(match), locale),
                locale,
                answer,
                model);
        return show(id, reader, locale, model);
    }

    private Revealing.Subject revealed(MatchReview match, Optional<SubjectPerson> subject, Locale locale) {
        return revealing.subject("match " + match.id(), match.exchange(), subject, List.of(match.fact()), true, locale);
    }

    private Optional<SubjectPerson> subject(MatchReview match) {
        Fact fact = match.fact();
        return file(fact.subject())
                .map(claim -> SubjectPerson.of(fact.subject().id(), claim, declared.partner(match.exchange())));
    }

    /**
     * One of several persons of whom the record may speak, masked.
     *
     * @param claim the number of the claim that the person is of; null when on none any more
     * @param rows empty where nothing of the person may be shown, so that it can't be chosen either
     */
    record Candidate(long person, @Nullable Long claim, String part, List<IdentityRow> rows) {

        public boolean mayBeChosen() {
            return !rows.isEmpty();
        }

        public String form() {
            return MatchReview.Answer.SAME + "-" + person;
        }
    }

    private List<Candidate> candidates(MatchReview match) {
        return match.candidates().stream()
                .map(person -> candidate(match, person))
                .toList();
    }

    private Candidate candidate(MatchReview match, long id) {
        List<Candidate> onClaims = files(Subject.person(id))
                .map(claim -> candidate(match, id, claim))
                .toList();
        return onClaims.stream()
                .filter(Candidate::mayBeChosen)
                .findFirst()
                .or(() -> onClaims.stream().findFirst())
                .orElse(new Candidate(id, null, SubjectPerson.Part.UNKNOWN.name(), List.of()));
    }

    private Candidate candidate(MatchReview match, long id, ClaimFile claim) {
        SubjectPerson person = SubjectPerson.of(id, claim, declared.partner(match.exchange()));
        return new Candidate(
                id,
                claim.claim().id(),
                person.part().name(),
                person.person()
                        .map(shown -> IdentityRow.of(shown, Optional.empty(), Optional.empty()))
                        .orElse(List.of()));
    }

    /** A child of the event, masked. */
    record Child(String givenNames, String born) {

        static Child of(Person child) {
            return new Child(
                    String.join(" ", child.givenNames()),
                    child.dateOfBirth().map(Mask::birth).orElse(""));
        }
    }

    /** A child's death is for those who supervise, as its flag is. */
    private static boolean isReserved(MatchReview match, Optional<SubjectPerson> subject, List<Candidate> candidates) {
        Fact fact = match.fact();
        return fact.kind() == FactKind.DEATH
                && (fact.subject().kind() == SubjectKind.EVENT
                        || fact.matchKey().equals(MatchKey.K8.name())
                        || subject(fact, subject).equals(SubjectPerson.Part.CHILD.name())
                        || candidates.stream().anyMatch(one -> one.part().equals(SubjectPerson.Part.CHILD.name())));
    }

    /** Whom the record may speak of: an event, somebody of a claim, or nobody the engine would name. */
    private static String subject(Fact fact, Optional<SubjectPerson> person) {
        return switch (fact.subject().kind()) {
            case EVENT -> "EVENT";
            case PERSON ->
                fact.subject().id() < 0
                        ? "SEVERAL"
                        : person.map(SubjectPerson::part)
                                .orElse(SubjectPerson.Part.UNKNOWN)
                                .name();
        };
    }

    private Optional<ClaimFile> file(Subject subject) {
        return files(subject).findFirst();
    }

    private Stream<ClaimFile> files(Subject subject) {
        Register register = new Register(sources.database());
        List<Long> claims = switch (subject.kind()) {
            case PERSON -> register.claimsOfPersons(List.of(subject.id()));
            case EVENT -> register.claimsOfEvents(List.of(subject.id()));
        };
        return claims.stream().flatMap(claim -> register.claimFile(claim).stream());
    }

    @PostMapping("/appariements/{id}")
    String answer(
            @PathVariable long id,
            @RequestParam String reponse,
            @RequestParam int vue,
            @RequestParam(defaultValue = "") String note,
            Principal reader,
            Locale locale,
            HttpServletResponse answer,
            Model model) {
        Said said = Said.of(reponse);
        MatchReview match = find(id);
        List<Candidate> candidates = candidates(match);
        if (isReserved(match, subject(match), candidates) && !reviewers.supervises(reader.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String typed = note.strip().replaceAll("\\s+", " ");
        log.looked(
                reader.getName(), "match-answer", "match " + id, said.answer().name());
        Optional<String> refused = vue != match.fact().version()
                ? Optional.of(NotAllowed.Why.MATCH_CHANGED.name())
                : identifies(match, typed)
                        ? Optional.of("IDENTIFIES")
                        : attempt(match, candidates, said, typed, reader);
        if (refused.isEmpty()) {
            return "redirect:/appariements?fait";
        }
        boolean changed = refused.get().equals(NotAllowed.Why.MATCH_CHANGED.name());
        answer.setStatus(HttpStatus.CONFLICT.value());
        if (matches.find(id).isEmpty()) {
            return "redirect:/appariements?autre";
        }
        model.addAttribute("refused", "refused." + refused.get());
        model.addAttribute("chosen", changed ? null : reponse);
        model.addAttribute("typed", typed);
        return show(id, reader, locale, model);
    }

    private boolean identifies(MatchReview match, String note) {
        return !note.isEmpty()
                && (Discretion.refusal(note).isPresent()
                        || Stream.concat(
                                        Stream.of(match.fact().subject()),
                                        match.candidates().stream().map(Subject::person))
                                .flatMap(this::files)
                                .anyMatch(file -> Discretion.refusal(note, file).isPresent()));
    }

    /** What the form says: the answer, and where several persons are possible, which it is. */
    private record Said(MatchReview.Answer answer, long person) {

        private static final Pattern FORM = Pattern.compile("(SAME|DIFFERENT)(?:-(\\d{1,18}))?");

        static Said of(String form) {
            Matcher found = FORM.matcher(form);
            if (!found.matches()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return new Said(
                    MatchReview.Answer.valueOf(found.group(1)),
                    found.group(2) == null ? Link.NOBODY : Long.parseLong(found.group(2)));
        }
    }

    private Optional<String> attempt(
            MatchReview match, List<Candidate> candidates, Said said, String note, Principal reader) {
        LocalDate today = LocalDate.now(sources.clock());
        try {
            if (said.person() != Link.NOBODY) {
                if (candidates.stream().noneMatch(one -> one.mayBeChosen() && one.person() == said.person())) {
                    return Optional.of(NotAllowed.Why.NOBODY_NAMED.name());
                }
                matches.choose(match, said.person(), reader.getName(), note, today);
            } else {
                matches.answer(match, said.answer(), reader.getName(), note, today);
            }
            return Optional.empty();
        } catch (NotAllowed e) {
            return Optional.of(e.why().name());
        }
    }

    private MatchReview find(long id) {
        return matches.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
