package qpip.exchange.console;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.Inquiring;
import qpip.exchange.review.Flag;
import qpip.exchange.review.LiaisonRequest;
import qpip.exchange.review.LiaisonRequests;

/** What a flag's page shows of the partner being asked: by the liaison officer, or with the next file. */
@Component
final class LiaisonOnFlag {

    static final int DAYS = 30;

    private final LiaisonRequests requests;
    private final Declared declared;
    private final Optional<Inquiring> inquiring;

    LiaisonOnFlag(Sources sources, Declared declared) {
        this.requests = new LiaisonRequests(sources.database());
        this.declared = declared;
        this.inquiring = sources.inquiring();
    }

    /** A question with what would go with it. */
    record Possible(LiaisonRequest.Question question, List<LiaisonRequest.Field> fields) {}

    void show(Flag flag, Locale locale, LocalDate today, Model model) {
        model.addAttribute("liaison", requests.on(flag.ref()));
        model.addAttribute("liaisonDue", today.plusDays(DAYS));
        if (flag.state().isOpen()) {
            model.addAttribute("questions", possible(permitted(flag, today)));
            model.addAttribute(
                    "carriers",
                    inquiring
                            .map(asking -> carriers(asking.carriers(flag), flag, locale))
                            .orElse(List.of()));
        }
    }

    /** Those of the partner that the flag comes from; of a flag that comes from none, all. */
    private List<Declared.Choice> carriers(List<ExchangeDefinition> all, Flag flag, Locale locale) {
        Optional<Partner> partner = declared.partner(flag.exchange());
        return all.stream()
                .filter(exchange -> partner.filter(
                                one -> !one.partner().equals(exchange.partner().partner()))
                        .isEmpty())
                .map(exchange -> new Declared.Choice(exchange.id(), declared.title(exchange.id(), locale)))
                .toList();
    }

    /** The names of the fields that the agreement with the flag's partner permits to leave. */
    List<String> permitted(Flag flag, LocalDate today) {
        return agreement(flag, today)
                .map(agreement -> agreement.permits().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** Whether anything may be asked through the liaison officer. */
    boolean asks(Flag flag, LocalDate today) {
        return !possible(permitted(flag, today)).isEmpty();
    }

    Optional<Agreement> agreement(Flag flag, LocalDate today) {
        return declared.agreement(flag.exchange(), today);
    }

    private static List<Possible> possible(List<String> permitted) {
        return Arrays.stream(LiaisonRequest.Question.values())
                .map(question -> new Possible(question, LiaisonRequests.fields(question, permitted)))
                .filter(possible ->
                        possible.fields().size() == possible.question().least().size())
                .toList();
    }
}
