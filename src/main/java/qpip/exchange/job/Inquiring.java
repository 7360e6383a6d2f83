package qpip.exchange.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.review.Flag;
import qpip.exchange.review.Inquiry;
import qpip.exchange.review.InquiryState;

/**
 * Puts a question about the person of a flag to a partner, to leave with the next file of the exchange that asks the
 * partner about such persons. What may not be asked is refused here, and again when the file is made.
 */
public final class Inquiring {

    private static final int DAYS_AHEAD = 400;

    private final Workshop workshop;
    private final Catalogue catalogue;

    public Inquiring(Workshop workshop, Catalogue catalogue) {
        this.workshop = workshop;
        this.catalogue = catalogue;
    }

    /** What is declared of partners and their exchanges. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The exchanges that could carry a question about the person of a flag; none where no agreement covers it. */
    public List<ExchangeDefinition> carriers(Flag flag) {
        return workshop.register()
                .claimFile(flag.claimId())
                .filter(file -> file.claim().status() == ClaimStatus.OPEN)
                .map(file -> catalogue.exchanges().stream()
                        .filter(exchange -> !exchange.inbound() && asks(exchange, file, flag.personId()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Puts the question on record.
     *
     * @param exchange the exchange that is to carry it, needed only where several of the partner's could
     * @throws NotPermitted with a sentence for whoever asks, when nothing was put on record
     */
    public Inquiry ask(
            Flag flag, String partner, Optional<String> exchange, String reason, String by, LocalDate night) {
        return Optional.ofNullable(workshop.database()
                        .transaction()
                        .execute(status -> raise(flag, partner, exchange, reason, by, night)))
                .orElseThrow();
    }

    private Inquiry raise(
            Flag flag, String partner, Optional<String> exchange, String reason, String by, LocalDate night) {
        if (!flag.state().isOpen()) {
            throw new NotPermitted("flag " + flag.ref() + " is not open any more; there is nothing to ask about");
        }
        ClaimFile claim = workshop.register()
                .claimFile(flag.claimId())
                .filter(file -> file.claim().status() == ClaimStatus.OPEN)
                .orElseThrow(() -> new NotPermitted(
                        "claim " + flag.claimId() + " is closed; nobody is asked about a closed claim"));
        Discretion.refusal(reason, claim).ifPresent(sentence -> {
            throw new NotPermitted(sentence);
        });
        ExchangeDefinition carrier = carrier(flag, claim, partner, exchange);
        LocalDate leaves = next(carrier, night);
        if (carrier.partner().agreementPermitting(carrier.id(), leaves).isEmpty()) {
            throw new NotPermitted(
                    "no agreement with partner " + partner + " permits exchange " + carrier.id() + " on " + leaves);
        }
        workshop.inquiries().on(flag.ref()).stream()
                .filter(asked -> asked.exchange().equals(carrier.id()))
                .filter(asked -> asked.state() == InquiryState.WAITING || asked.state() == InquiryState.SENT)
                .findFirst()
                .ifPresent(asked -> {
                    throw new NotPermitted("partner " + partner + " was asked on this flag on " + asked.askedOn()
                            + ", and the answer is awaited");
                });
        return workshop.inquiries().raise(flag, partner, carrier.id(), reason, by, night);
    }

    /** The exchange that asks the partner about such persons. */
    private ExchangeDefinition carrier(Flag flag, ClaimFile claim, String partner, Optional<String> exchange) {
        List<ExchangeDefinition> carriers = outbound(partner)
                .filter(outbound -> asks(outbound, claim, flag.personId()))
                .filter(outbound ->
                        exchange.filter(Predicate.not(outbound.id()::equals)).isEmpty())
                .toList();
        if (carriers.isEmpty()) {
            throw new NotPermitted(exchange.map(id -> "exchange " + id + " of partner " + partner + " does not ask")
                            .orElse("no exchange asks partner " + partner)
                    + " about the person of this flag; the agreements cover nobody else");
        }
        if (carriers.size() > 1) {
            throw new NotPermitted("several exchanges ask partner " + partner + " about such persons; name one with"
                    + " --exchange: "
                    + carriers.stream().map(ExchangeDefinition::id).collect(Collectors.joining(", ")));
        }
        return carriers.get(0);
    }

    private Stream<ExchangeDefinition> outbound(String partner) {
        return catalogue.exchanges().stream()
                .filter(exchange -> !exchange.inbound())
                .filter(exchange -> exchange.partner().partner().equals(partner));
    }

    private static boolean asks(ExchangeDefinition exchange, ClaimFile claim, long person) {
        return ((Outbound) exchange.job().work())
                .select()
                .outgoing()
                .question(claim, person)
                .isPresent();
    }

    /** The night of the next file that can carry a question; one that was made already can't. */
    public LocalDate next(ExchangeDefinition exchange, LocalDate night) {
        boolean made = workshop.executions()
                .find(Executions.outboundId(exchange.id(), night, 0))
                .isPresent();
        LocalDate from = made ? night.plusDays(1) : night;
        return from.datesUntil(from.plusDays(DAYS_AHEAD))
                .filter(exchange.job().every()::due)
                .findFirst()
                .orElse(from);
    }
}
