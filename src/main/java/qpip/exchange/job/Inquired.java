package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.Inquiry;
import qpip.exchange.review.NotAsked;

/**
 * The questions raised on flags that an extract carries: a person who is selected anyway is asked about once, under one
 * reference; another is added. What may not be asked any more is withdrawn, with the cause.
 */
final class Inquired {

    private final OutboundWork work;
    private final Inquiries inquiries;

    Inquired(OutboundWork work) {
        this.work = work;
        this.inquiries = work.workshop.inquiries();
    }

    /** The requests selected, and those that questions add. */
    List<Request> among(List<Request> selected) {
        inquiries.release(work.execution);
        List<Inquiry> open = inquiries.open(work.exchange.id());
        if (open.isEmpty()) {
            return selected;
        }
        Map<String, Request> requests =
                selected.stream().collect(Collectors.toMap(Request::ref, Function.identity(), (one, same) -> one));
        List<Request> added = new ArrayList<>(selected);
        for (Inquiry inquiry : open) {
            boolean repeated = inquiry.sentOn().filter(sent -> !sentAgain(sent)).isPresent();
            Optional<Request> request = request(inquiry);
            if (request.isEmpty() && !repeated) {
                inquiries.withdraw(inquiry, whyNot(inquiry));
            }
            request.filter(asked -> !repeated || requests.containsKey(asked.ref()))
                    .ifPresent(asked -> {
                        inquiries.carry(inquiry, work.execution, asked.ref(), repeated);
                        if (requests.putIfAbsent(asked.ref(), asked) == null) {
                            added.add(asked);
                        }
                    });
        }
        return added;
    }

    /** Whether this night's file was made before and is made again, so that it must carry the same questions. */
    private boolean sentAgain(LocalDate sentOn) {
        return sentOn.equals(work.night) && !work.execution().again().isEmpty();
    }

    private Optional<Request> request(Inquiry inquiry) {
        return claim(inquiry)
                .flatMap(claim -> work.job.select().outgoing().question(claim, inquiry.personId()))
                .map(question -> work.request(
                        question.personId(), inquiry.claimId(), question.period(), question.role(), question.about()));
    }

    private NotAsked whyNot(Inquiry inquiry) {
        return claim(inquiry).isPresent() ? NotAsked.NOT_COVERED : NotAsked.CLAIM_CLOSED;
    }

    private Optional<ClaimFile> claim(Inquiry inquiry) {
        return work.workshop
                .register()
                .claimFile(inquiry.claimId())
                .filter(file -> file.claim().status() == ClaimStatus.OPEN);
    }
}
