package qpip.exchange.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.Inbound;
import qpip.exchange.job.JobDeclaration;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;

/**
 * What an agreement is about: one exchange, who takes part, and how it runs.
 *
 * @param job empty when the exchange has a mapping only
 * @param answers the exchange whose requests this one answers
 * @param answeredBy the exchanges that answer this one
 */
record Interface(
        Partner partner,
        Layout layout,
        Optional<JobDeclaration> job,
        Optional<String> answers,
        List<String> answeredBy,
        DocumentText text) {

    private static final String US = "QPIP";

    static Optional<Interface> of(Catalogue catalogue, String exchange, Locale locale) {
        return catalogue.layouts().stream()
                .filter(layout -> layout.exchange().equals(exchange))
                .flatMap(layout -> catalogue.partners().stream()
                        .filter(partner ->
                                partner.partner().equals(layout.mapping().partner()))
                        .map(partner -> new Interface(
                                partner,
                                layout,
                                catalogue.exchange(exchange).map(definition -> definition.job()),
                                catalogue.exchange(exchange).flatMap(definition -> answers(definition.job())),
                                catalogue.exchanges().stream()
                                        .filter(other -> answers(other.job())
                                                .filter(exchange::equals)
                                                .isPresent())
                                        .map(other -> other.id())
                                        .sorted()
                                        .toList(),
                                new DocumentText(locale))))
                .findFirst();
    }

    private static Optional<String> answers(JobDeclaration job) {
        return job.work() instanceof Inbound inbound ? inbound.answers() : Optional.empty();
    }

    Mapping mapping() {
        return layout.mapping();
    }

    boolean inbound() {
        return mapping().direction() == Mapping.Direction.IN;
    }

    String senderCode() {
        return inbound() ? partner.code() : US;
    }

    String receiverCode() {
        return inbound() ? US : partner.code();
    }

    /** The agreements that the header may name: those that permit it where it leaves, all where it comes. */
    List<Agreement> agreements() {
        return partner.agreements().stream()
                .filter(agreement ->
                        inbound() || !agreement.permitted(layout.exchange()).isEmpty())
                .toList();
    }

    boolean fixed() {
        return mapping().isFixedWidth();
    }

    boolean xml() {
        return mapping().isXml();
    }

    /** The ending of the files' names, with its dot. */
    String extension() {
        return xml() ? ".xml" : fixed() ? ".txt" : ".csv";
    }

    String exampleName() {
        return layout.exchange() + "_20261122_0001" + extension();
    }
}
