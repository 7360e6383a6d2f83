package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Period;
import qpip.exchange.register.Register;

/** The claimant of each open claim, for comparison with what a partner paid or knows over the claim's periods. */
final class OpenClaims implements Outgoing {

    private static final Set<String> WORDS =
            Stream.concat(PersonWords.ALL.stream(), ClaimWords.ALL.stream()).collect(Collectors.toUnmodifiableSet());

    private static final int CLAIMS_A_PAGE = 500;

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        List<Request> requests = new ArrayList<>();
        pages(
                work.workshop.register(),
                page -> page.forEach(claim ->
                        requests.add(work.request(claim.claimantId(), claim.id(), asked(claim), Role.CLAIMANT, ""))));
        return requests;
    }

    @Override
    public Optional<Question> question(ClaimFile claim, long person) {
        return claim.claimant().id() == person
                ? Optional.of(new Question(person, asked(claim.claim()), Role.CLAIMANT, ""))
                : Optional.empty();
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        PersonWords persons = new PersonWords(work.workshop.register(), page);
        boolean ofClaims =
                work.exchange.layout().details().get(0).meanings().stream().anyMatch(ClaimWords.ALL::contains);
        if (!ofClaims) {
            return persons::of;
        }
        ClaimWords claims = new ClaimWords(work, page);
        return (request, word) -> persons.of(request, word).or(() -> claims.of(request, word));
    }

    /** The open claims page by page, in order: as many as may be asked about together. */
    static void pages(Register register, Consumer<List<Claim>> each) {
        long after = Long.MIN_VALUE;
        for (List<Claim> page = register.openClaims(after, CLAIMS_A_PAGE);
                !page.isEmpty();
                page = register.openClaims(after, CLAIMS_A_PAGE)) {
            each.accept(page);
            after = page.get(page.size() - 1).id();
        }
    }

    /**
     * From the beginning of the qualifying period or of the benefit period, whichever is first, to the end of the
     * benefit period.
     */
    static Period asked(Claim claim) {
        LocalDate qualifying = claim.qualifyingPeriod().from();
        LocalDate benefit = claim.benefitPeriod().from();
        return new Period(
                qualifying.isBefore(benefit) ? qualifying : benefit,
                claim.benefitPeriod().to());
    }
}
