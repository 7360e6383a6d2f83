package qpip.exchange.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Plan;

/** What can be said of the claim of a request and of its event. */
final class ClaimWords {

    static final Set<String> ALL = Set.of("claim.plan", "event.type", "event.date");

    private final Map<Long, ClaimFile> files = new HashMap<>();

    ClaimWords(OutboundWork work, List<Request> page) {
        work.workshop
                .register()
                .claimFiles(page.stream().map(Request::claimId).toList())
                .forEach(file -> files.put(file.claim().id(), file));
    }

    ClaimFile file(Request request) {
        return Optional.ofNullable(files.get(request.claimId())).orElseThrow();
    }

    Optional<Object> of(Request request, String word) {
        ClaimFile file = file(request);
        return switch (word) {
            case "claim.plan" -> Optional.of(file.claim().plan() == Plan.BASIC ? "B" : "P");
            case "event.type" -> Optional.of(file.event().type().code());
            // NB: the day on which it took place; an expected one is nobody else's business.
            case "event.date" -> file.event().actualOn().map(Object.class::cast);
            default -> Optional.empty();
        };
    }
}
