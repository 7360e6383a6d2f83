package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.privacy.Releases;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Flags;
import qpip.exchange.review.LiaisonRequest;
import qpip.exchange.review.LiaisonRequests;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.storage.Database;

/**
 * What was asked of partners' liaison officers, and what came back. One person prepares, another approves, somebody
 * marks it sent, which enters it in the register of releases, and enters the answer.
 */
@Controller
class LiaisonPage {

    private static final int ROWS = 20;

    private final Database database;
    private final Clock clock;
    private final LiaisonRequests requests;
    private final Flags flags;
    private final Declared declared;
    private final AccessLog log;

    LiaisonPage(Sources sources, Declared declared) {
        this.database = sources.database();
        this.clock = sources.clock();
        this.requests = new LiaisonRequests(database);
        this.flags = new Flags(database);
        this.declared = declared;
        this.log = new AccessLog(database.client(), clock);
    }

    @GetMapping("/liaison")
    String list(
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "1900-01-01") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate du,
            @RequestParam(defaultValue = "") String apres,
            Principal reader,
            Model model) {
        LiaisonRequest.State state = Arrays.stream(LiaisonRequest.State.values())
                .filter(one -> one.name().equals(etat))
                .findFirst()
                .orElse(LiaisonRequest.State.PREPARED);
        List<LiaisonRequest> found = requests.list(state, du, apres, ROWS + 1);
        log.looked(reader.getName(), "list", "liaison", "console");
        model.addAttribute("state", state);
        model.addAttribute("states", LiaisonRequest.State.values());
        model.addAttribute("rows", found.stream().limit(ROWS).toList());
        model.addAttribute("last", found.size() > ROWS ? found.get(ROWS - 1) : null);
        model.addAttribute("today", LocalDate.now(clock));
        return "console/review/liaison";
    }

    @GetMapping("/liaison/{id}")
    String show(@PathVariable String id, Principal reader, Locale locale, HttpServletRequest request, Model model) {
        return page(find(id), reader, locale, request, model);
    }

    @PostMapping("/liaison/{id}")
    String act(
            @PathVariable String id,
            @RequestParam String etape,
            @RequestParam(defaultValue = "NO_ANSWER") LiaisonRequest.Answer answer,
            @RequestParam(defaultValue = "") String note,
            Principal reader,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        LiaisonRequest asked = find(id);
        String words = note.strip().replaceAll("\\s+", " ");
        log.looked(reader.getName(), "liaison", "flag " + asked.flag(), asked.id());
        Optional<String> refused = attempt(asked, etape, answer, words, reader.getName());
        if (refused.isEmpty()) {
            return "redirect:/liaison/" + asked.id() + "?fait";
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", "refused." + refused.get());
        model.addAttribute("typed", words);
        return page(find(id), reader, locale, request, model);
    }

    private Optional<String> attempt(
            LiaisonRequest asked, String step, LiaisonRequest.Answer answer, String note, String who) {
        LocalDate today = LocalDate.now(clock);
        try {
            switch (step) {
                case "approuver" -> requests.approve(asked.id(), who, today);
                case "envoyer" ->
                    database.transaction().executeWithoutResult(status -> {
                        requests.sent(asked.id(), who, today);
                        release(asked, today);
                    });
                case "repondre" -> {
                    if (!note.isEmpty() && identifies(asked, note)) {
                        return Optional.of("IDENTIFIES");
                    }
                    requests.answer(asked.id(), answer, note, who, today);
                }
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return Optional.empty();
        } catch (NotAllowed e) {
            return Optional.of(e.why().name());
        }
    }

    /** s. 67.3: what left, to whom, why. */
    private void release(LiaisonRequest asked, LocalDate today) {
        Flag flag = flags.find(asked.flag()).orElseThrow();
        declared.partner(asked.exchange())
                .ifPresent(partner -> partner.agreement(asked.agreement())
                        .ifPresent(agreement -> new Releases(database.client())
                                .recordInquiry(
                                        "liaison",
                                        asked.id(),
                                        asked.exchange(),
                                        partner,
                                        agreement,
                                        asked.fields().stream().map(Enum::name).toList(),
                                        asked.question().name(),
                                        flag.period(),
                                        today)));
    }

    private boolean identifies(LiaisonRequest asked, String note) {
        return flags.find(asked.flag())
                .flatMap(flag -> new Register(database).claimFile(flag.claimId()))
                .map(file -> Discretion.refusal(note, file).isPresent())
                .orElseGet(() -> Discretion.refusal(note).isPresent());
    }

    private String page(
            LiaisonRequest asked, Principal reader, Locale locale, HttpServletRequest request, Model model) {
        log.looked(reader.getName(), "show", "flag " + asked.flag(), asked.id());
        Flag flag = flags.find(asked.flag()).orElseThrow();
        model.addAttribute("asked", asked);
        model.addAttribute("partner", declared.name(asked.exchange(), locale));
        declared.permission(asked.exchange(), LocalDate.now(clock), locale)
                .ifPresent(permission -> model.addAttribute("permission", permission));
        model.addAttribute(
                "sent",
                LiaisonFields.of(
                        asked,
                        flag,
                        SubjectPerson.of(
                                        flag,
                                        new Register(database).claimFile(flag.claimId()),
                                        declared.partner(flag.exchange()))
                                .person()));
        model.addAttribute("answers", LiaisonRequest.Answer.values());
        model.addAttribute("own", asked.preparedBy().equals(reader.getName()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayReview", request.isUserInRole("ANALYST") || request.isUserInRole("SUPERVISOR"));
        return "console/review/liaison-request";
    }

    private LiaisonRequest find(String id) {
        return requests.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
