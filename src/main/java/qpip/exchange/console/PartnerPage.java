package qpip.exchange.console;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.ExecutionStatus;
import qpip.exchange.night.Band;
import qpip.exchange.night.Nights;
import qpip.exchange.night.Ran;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Inquiry;

/** What we exchange with a partner, under which agreement, and how it goes; and the list of partners. */
@Controller
class PartnerPage {

    private static final int NIGHTS = 90;

    /** An exchange that has been silent for so long is said to be. */
    private static final int SILENT_NIGHTS = 30;

    /** How long before its end an agreement is said to end. */
    private static final int ENDING_DAYS = 90;

    private final Sources sources;
    private final Catalogue catalogue;
    private final MessageSource messages;

    PartnerPage(Sources sources, MessageSource messages) {
        this.sources = sources;
        this.catalogue = sources.operations().catalogue();
        this.messages = messages;
    }

    @GetMapping("/partenaires")
    String list(Locale locale, Model model) {
        LocalDate today = today();
        List<Ran> ran = new Nights(sources.database().client()).between(today.minusDays(NIGHTS), today);
        model.addAttribute(
                "partners",
                catalogue.partners().stream()
                        .map(partner -> Line.of(partner, exchanges(partner), ran, today, locale))
                        .sorted(Comparator.comparing(Line::code))
                        .toList());
        return "console/operation/partners";
    }

    @GetMapping("/partenaires/{code}")
    String show(@PathVariable String code, Locale locale, Model model) {
        Partner partner = catalogue.partners().stream()
                .filter(one -> one.partner().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate today = today();
        List<Ran> ran = new Nights(sources.database().client()).between(today.minusDays(NIGHTS), today);
        model.addAttribute("partner", Line.of(partner, exchanges(partner), ran, today, locale));
        model.addAttribute("contact", partner.contact().in(locale));
        model.addAttribute("contactAddress", partner.contactAddress());
        model.addAttribute("outside", partner.outsideQuebec());
        model.addAttribute(
                "agreements",
                partner.agreements().stream()
                        .map(agreement -> agreement(agreement, today, locale))
                        .toList());
        model.addAttribute(
                "exchanges",
                exchanges(partner).stream()
                        .map(exchange -> exchange(exchange, ran, today, locale))
                        .toList());
        model.addAttribute(
                "inquiries",
                new Inquiries(sources.database())
                        .openWith(code).stream()
                                .map(one -> Asked.of(one, today))
                                .toList());
        return "console/operation/partner";
    }

    private LocalDate today() {
        return LocalDate.now(sources.clock());
    }

    private List<ExchangeDefinition> exchanges(Partner partner) {
        return catalogue.exchanges().stream()
                .filter(exchange -> exchange.partner().partner().equals(partner.partner()))
                .sorted(Comparator.comparing(ExchangeDefinition::id))
                .toList();
    }

    private Terms agreement(Agreement agreement, LocalDate today, Locale locale) {
        return new Terms(
                agreement.number(),
                agreement.inForce(today),
                agreement.inForceFrom(),
                agreement.expires(),
                daysLeft(agreement, today),
                agreement.purpose().in(locale),
                agreement.legalBasis().in(locale),
                agreement.information().in(locale),
                agreement.transmission().in(locale),
                agreement.security().in(locale),
                agreement.intervals().in(locale),
                agreement.permits().keySet().stream()
                        .sorted()
                        .map(exchange -> new Permitted(
                                exchange,
                                agreement.permitted(exchange).stream()
                                        .map(field -> String.valueOf(messages.getMessage(field, null, field, locale)))
                                        .toList()))
                        .toList());
    }

    private static long daysLeft(Agreement agreement, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, agreement.expires());
        return agreement.inForce(today) && days <= ENDING_DAYS ? Math.max(1, days) : 0;
    }

    private Exchanged exchange(ExchangeDefinition exchange, List<Ran> ran, LocalDate today, Locale locale) {
        List<Ran> done = ran.stream()
                .filter(one -> one.exchange().equals(exchange.id()) && one.status() == ExecutionStatus.DONE)
                .toList();
        Optional<Band> band = Band.of(ran, exchange.id(), today.plusDays(1));
        return new Exchanged(
                exchange.id(),
                exchange.inbound(),
                Calendar.said(exchange.job().every().word(), messages, locale),
                done,
                done.stream()
                        .filter(one ->
                                band.map(usual -> !usual.holds(one.records())).orElse(false))
                        .count(),
                Trend.of(done, band).map(List::of).orElse(List.of()));
    }

    /** A partner among the others: what is in force, and when it was last heard of. */
    record Line(String code, String name, long exchanges, String agreement, String last, boolean silent, long ending) {

        static Line of(
                Partner partner, List<ExchangeDefinition> exchanges, List<Ran> ran, LocalDate today, Locale locale) {
            Optional<Agreement> agreement = partner.agreements().stream()
                    .filter(one -> one.inForce(today))
                    .findFirst();
            Optional<LocalDate> last = ran.stream()
                    .filter(one -> exchanges.stream()
                            .anyMatch(exchange -> exchange.id().equals(one.exchange())))
                    .filter(one -> one.status() == ExecutionStatus.DONE)
                    .map(Ran::night)
                    .max(Comparator.naturalOrder());
            return new Line(
                    partner.partner(),
                    partner.name().in(locale),
                    exchanges.size(),
                    agreement.map(Agreement::number).orElse(""),
                    last.map(LocalDate::toString).orElse(""),
                    last.map(night -> night.isBefore(today.minusDays(SILENT_NIGHTS)))
                            .orElse(true),
                    agreement.map(one -> daysLeft(one, today)).orElse(0L));
        }
    }

    record Terms(
            String number,
            boolean inForce,
            LocalDate from,
            LocalDate to,
            long ending,
            String purpose,
            String basis,
            String information,
            String transmission,
            String security,
            String intervals,
            List<Permitted> permits) {}

    record Permitted(String exchange, List<String> fields) {}

    record Exchanged(String id, boolean inbound, String every, List<Ran> nights, long unusual, List<Trend> trend) {}

    /** A question that is open; its reason is not shown here. */
    record Asked(String flag, String exchange, String state, LocalDate on, long days) {

        static Asked of(Inquiry inquiry, LocalDate today) {
            return new Asked(
                    inquiry.flag(),
                    inquiry.exchange(),
                    inquiry.state().name(),
                    inquiry.askedOn(),
                    ChronoUnit.DAYS.between(inquiry.askedOn(), today));
        }
    }
}
