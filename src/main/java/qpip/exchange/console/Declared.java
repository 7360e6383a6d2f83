package qpip.exchange.console;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.declaration.Words;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.job.FactWords;
import qpip.exchange.job.Inquiring;

/** What is declared of partners, for pages; nothing, where the console knows no declarations. */
@Component
final class Declared {

    private final Optional<Catalogue> catalogue;
    private final Catalogue operated;

    Declared(Sources sources) {
        this.catalogue = sources.inquiring().map(Inquiring::catalogue);
        this.operated = sources.operations().catalogue();
    }

    /** A partner to choose. */
    record Choice(String code, String name) {}

    /** What permits what an exchange says. */
    record Permission(String agreement, String purpose, String legalBasis, LocalDate expires) {}

    List<Choice> partners(Locale locale) {
        return catalogue.stream()
                .flatMap(all -> all.partners().stream())
                .map(partner -> new Choice(partner.partner(), in(locale, partner.name())))
                .sorted(Comparator.comparing(Choice::code))
                .toList();
    }

    /** The exchanges of a partner; none where there is no such partner. */
    List<String> exchanges(String partner) {
        return catalogue.stream()
                .flatMap(all -> all.exchanges().stream())
                .filter(exchange -> exchange.partner().partner().equals(partner))
                .map(ExchangeDefinition::id)
                .toList();
    }

    Optional<Partner> partner(String exchange) {
        return catalogue.flatMap(all -> all.exchange(exchange)).map(ExchangeDefinition::partner);
    }

    /** The partner's name; the exchange where none is declared. */
    String name(String exchange, Locale locale) {
        return partner(exchange).map(partner -> in(locale, partner.name())).orElse(exchange);
    }

    /** What an exchange brings or takes, in words alone; nothing for one that isn't declared. */
    String brings(String exchange, Locale locale) {
        return operated.exchange(exchange)
                .map(one -> in(locale, one.layout().mapping().title()))
                .orElse("");
    }

    /** What an exchange brings, with its code: {@code SC-IN-02 – Relevés d’emploi}; the code where none is declared. */
    String title(String exchange, Locale locale) {
        String brings = brings(exchange, locale);
        return brings.isEmpty() ? exchange : exchange + " – " + brings;
    }

    /** What the values in its records mean; nothing but themselves where no declarations are known. */
    Optional<FactWords> factWords() {
        return catalogue.map(FactWords::new);
    }

    /** The agreement in force on a day with the partner of an exchange: one that names it, else the first in force. */
    Optional<Agreement> agreement(String exchange, LocalDate day) {
        return partner(exchange)
                .flatMap(partner -> partner.agreements().stream()
                        .filter(agreement -> agreement.inForce(day))
                        .findFirst());
    }

    Optional<Permission> permission(String exchange, LocalDate day, Locale locale) {
        return agreement(exchange, day)
                .map(agreement -> new Permission(
                        agreement.number(),
                        in(locale, agreement.purpose()),
                        in(locale, agreement.legalBasis()),
                        agreement.expires()));
    }

    static String in(Locale locale, Words words) {
        return locale.getLanguage().equals("en") ? words.en() : words.fr();
    }
}
