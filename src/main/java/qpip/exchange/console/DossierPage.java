package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.eligibility.RuleText;
import qpip.exchange.fact.Fact;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.Claim;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Register;

/**
 * What we hold of a person, for the person: searched by a number that is sent in a form and stands in no address, under
 * a result that only this session knows; masked until the answer is produced. Every step is on record with its reason.
 */
@Controller
class DossierPage {

    private static final String FOUND = "dossiers";
    private static final int KEPT_MAX = 20;
    private static final int ID_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What one searches by. */
    enum By {
        SIN,
        NAM,
        CLAIM
    }

    /** Why somebody's dossier is opened. */
    enum Reason {
        ACCESS_REQUEST,
        CORRECTION_REQUEST,
        INCIDENT,
        VERIFICATION
    }

    /** A search that found somebody, as the session keeps it. */
    record Found(long person, Reason reason) implements java.io.Serializable {}

    private final Sources sources;
    private final AccessLog log;
    private final Declared declared;
    private final FactsSaid factsSaid;

    DossierPage(Sources sources, Declared declared, FactsSaid factsSaid) {
        this.sources = sources;
        this.log = new AccessLog(sources.database().client(), sources.clock());
        this.declared = declared;
        this.factsSaid = factsSaid;
    }

    @GetMapping("/renseignements")
    String form(Model model) {
        model.addAttribute("bys", By.values());
        model.addAttribute("reasons", Reason.values());
        return "console/operation/dossiers";
    }

    /** Searches; the number is neither kept nor shown again. */
    @PostMapping("/renseignements")
    String search(
            @RequestParam By by,
            @RequestParam String number,
            @RequestParam Reason reason,
            Principal reader,
            HttpSession session) {
        Optional<Long> person = person(by, number);
        log.looked(
                reader.getName(),
                "search",
                person.map(id -> "person " + id).orElse("nobody"),
                by.name() + " for " + reason.name());
        return person.map(id -> "redirect:/renseignements/" + keep(session, new Found(id, reason)))
                .orElse("redirect:/renseignements?rien");
    }

    @GetMapping("/renseignements/{id}")
    String show(@PathVariable String id, Principal reader, Locale locale, Model model, HttpSession session) {
        Found found = found(session, id);
        log.looked(
                reader.getName(),
                "show",
                "person " + found.person(),
                found.reason().name());
        return page(id, found, false, reader, locale, model);
    }

    /** The answer to the person, with every value, to be printed. */
    @PostMapping("/renseignements/{id}/reponse")
    String answer(@PathVariable String id, Principal reader, Locale locale, Model model, HttpSession session) {
        Found found = found(session, id);
        log.looked(
                reader.getName(),
                "print",
                "person " + found.person(),
                found.reason().name());
        return page(id, found, true, reader, locale, model);
    }

    private String page(String id, Found found, boolean whole, Principal reader, Locale locale, Model model) {
        Dossier dossier = Dossier.of(sources.database(), found.person())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("id", id);
        model.addAttribute("whole", whole);
        model.addAttribute("reason", found.reason().name());
        model.addAttribute("dossier", dossier);
        model.addAttribute("hidden", Mask.text());
        model.addAttribute("text", RuleText.in(locale));
        model.addAttribute(
                "claims",
                dossier.claims().stream()
                        .map(file -> Claimed.of(
                                file.claim(),
                                file.weeks().size(),
                                file.declarations().size(),
                                file.earnings().size(),
                                file.debts().size()))
                        .toList());
        model.addAttribute(
                "facts",
                dossier.facts().stream().map(fact -> said(fact, whole, locale)).toList());
        model.addAttribute("releases", dossier.releases());
        model.addAttribute("locale", locale);
        model.addAttribute("reader", reader.getName());
        model.addAttribute("at", Moments.dated(sources.clock().instant(), locale));
        return "console/operation/dossier";
    }

    private Optional<Long> person(By by, String number) {
        Register register = new Register(sources.database());
        String plain = number.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return switch (by) {
            case SIN -> register.personsWith(IdentifierType.SIN, plain).stream().findFirst();
            case NAM -> register.personsWith(IdentifierType.NAM, plain).stream().findFirst();
            case CLAIM ->
                plain.matches("[0-9]{1,18}")
                        ? register.claim(Long.parseLong(plain)).map(Claim::claimantId)
                        : Optional.empty();
        };
    }

    /** NB: what a session found is nobody else's, and ends with it. */
    private static String keep(HttpSession session, Found found) {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (DossierPage.class) {
            LinkedHashMap<String, Found> all = new LinkedHashMap<>(kept(session));
            all.put(id, found);
            while (all.size() > KEPT_MAX) {
                all.remove(all.keySet().iterator().next());
            }
            session.setAttribute(FOUND, all);
        }
        return id;
    }

    private static Found found(HttpSession session, String id) {
        return Optional.ofNullable(kept(session).get(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Map<String, Found> kept(HttpSession session) {
        Map<String, Found> kept = new LinkedHashMap<>();
        if (session.getAttribute(FOUND) instanceof Map<?, ?> all) {
            all.forEach((id, found) -> {
                if (found instanceof Found one) {
                    kept.put(String.valueOf(id), one);
                }
            });
        }
        return kept;
    }

    private Said said(Fact fact, boolean whole, Locale locale) {
        return new Said(
                fact.partner(),
                declared.title(fact.exchange(), locale),
                fact.version(),
                fact.cancelled(),
                fact.receivedOn().toString(),
                fact.match().name(),
                fact.matchKey(),
                factsSaid.named(fact, whole ? fact.content() : Mask.fact(fact.content()), locale));
    }

    record Claimed(Claim claim, int weeks, int declarations, int earnings, int debts) {

        static Claimed of(Claim claim, int weeks, int declarations, int earnings, int debts) {
            return new Claimed(claim, weeks, declarations, earnings, debts);
        }
    }

    record Said(
            String partner,
            String exchange,
            int version,
            boolean cancelled,
            String receivedOn,
            String match,
            String key,
            SortedMap<String, String> attributes) {}
}
