package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Person;

/**
 * The births in Québec of open claims that lack an act after the days that the policy sets: the registrar is asked once
 * about each, and again after a month. The claim that was filed first stands for the event. NB: the period of a request
 * is the claim's, because the day of a birth is personal and requests are not kept as such.
 */
final class EventsWithoutAct implements Outgoing {

    private static final Set<String> WORDS = Set.of(
            "request", "event.type", "event.date", "child.surname", "child.given", "event.municipality", "parents");

    /** The registrar keeps the acts of what took place here. */
    private static final String QUEBEC = "QC";

    private static final int ASKED_AGAIN_AFTER_DAYS = 30;

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Request> requests(OutboundWork work) {
        LocalDate until = work.night.minusDays(work.workshop.policy().civil().birthAskDays(work.night));
        List<Long> claims = work.workshop.facts().claimsWithoutAllActs(until);
        Map<Long, Set<String>> asked = work.workshop
                .requests()
                .told(work.exchange.id(), work.execution, claims, work.night.minusDays(ASKED_AGAIN_AFTER_DAYS - 1));
        Set<Long> events = new HashSet<>();
        List<Request> requests = new ArrayList<>();
        for (ClaimFile file : work.workshop.register().claimFiles(claims)) {
            boolean first = events.add(file.event().id());
            if (first && !asked.containsKey(file.claim().id())) {
                requests.add(work.request(
                        file.claimant().id(), file.claim().id(), OpenClaims.asked(file.claim()), Role.CLAIMANT, ""));
            }
        }
        return requests;
    }

    /** NB: whoever of the claim the flag is about, it is the birth that the registrar can look for. */
    @Override
    public Optional<Question> question(ClaimFile claim, long person) {
        return claim.event().type() == EventType.BIRTH
                        && claim.event().province().equals(QUEBEC)
                ? Optional.of(new Question(claim.claimant().id(), OpenClaims.asked(claim.claim()), Role.CLAIMANT, ""))
                : Optional.empty();
    }

    @Override
    public Sayings read(OutboundWork work, List<Request> page) {
        ClaimWords claims = new ClaimWords(work, page);
        return (request, word) -> of(claims.file(request), request, word);
    }

    private static Optional<Object> of(ClaimFile file, Request request, String word) {
        Optional<Person> child = file.children().stream().findFirst();
        return switch (word) {
            case "request" -> Optional.of(request.ref());
            case "event.type" -> Optional.of(file.event().type().code());
            case "event.date" -> Optional.of(file.event().date());
            case "child.surname" ->
                child.map(Person::surname).filter(name -> !name.isEmpty()).map(Object.class::cast);
            case "child.given" ->
                child.map(Person::calledName).filter(name -> !name.isEmpty()).map(Object.class::cast);
            case "parents" -> Optional.of(parents(file));
            default -> Optional.empty();
        };
    }

    private static List<Map<String, Object>> parents(ClaimFile file) {
        return Stream.concat(Stream.of(file.claimant()), file.otherParent().stream())
                .map(EventsWithoutAct::parent)
                .toList();
    }

    private static Map<String, Object> parent(Person person) {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("surname", person.surname());
        if (!person.calledName().isEmpty()) {
            parent.put("given", person.calledName());
        }
        person.dateOfBirth().ifPresent(day -> parent.put("dob", day));
        return parent;
    }
}
