package qpip.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import qpip.exchange.layout.Values;

/**
 * The partners of a synthetic Québec: they answer our requests when they have looked, and send what nobody asks for.
 * The same night and the same requests give the same bytes; an extract that is there already stays.
 */
public final class SimulatedPartners {

    private static final LocalTime CREATED = LocalTime.of(19, 45);
    private static final LocalTime SENT_AGAIN = LocalTime.of(20, 30);
    private static final int BACKLOG_DAYS = 450;

    private final Layouts layouts;
    private final Timetable timetable;
    private final List<SimulatedPartner> partners;
    private final List<Hides> hiding;

    public SimulatedPartners(Quebec quebec, Path mappings, Calendar calendar) {
        this.layouts = new Layouts(mappings);
        this.timetable = new Timetable(quebec.settings(), calendar);
        this.partners = all(quebec, timetable);
        this.hiding = hiding(quebec, timetable);
    }

    /** All of them. A partner that is added is added here, and its plants to {@link Plants}. */
    static List<SimulatedPartner> all(Quebec quebec, Timetable timetable) {
        return List.of(
                new Cnesst(quebec, timetable),
                new Saaq(quebec, timetable),
                new ServiceCanada(quebec, timetable),
                new RevenuQuebec(quebec, timetable),
                new Ramq(quebec, timetable),
                new CivilStatus(quebec, timetable));
    }

    /** Wherever something is hidden: in what partners say, and in our own register. */
    static List<Hides> hiding(Quebec quebec, Timetable timetable) {
        return Stream.concat(all(quebec, timetable).stream(), Stream.of(new OurRegister(quebec.settings(), timetable)))
                .toList();
    }

    /**
     * What a partner sends as that exchange on a night goes into its outbox under {@code server}, with its digest
     * beside it; nothing when nobody sends it or its calendar has no such night.
     */
    public Optional<Path> send(String exchange, LocalDate night, Path server) {
        for (SimulatedPartner partner : partners) {
            for (SentExtract extract : partner.extracts()) {
                if (extract.exchange().equals(exchange) && timetable.due(exchange, night)) {
                    Path mailbox = server.resolve(partner.partner());
                    return Optional.of(
                            send(partner, extract, night, mailbox.resolve("inbox"), mailbox.resolve("outbox")));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * An extract comes once more on a night, with the number after the last one, and something is wrong with it. Its
     * calendar is not looked at.
     */
    public Path sendAgain(String exchange, LocalDate night, Path server, Mishap mishap) {
        for (SimulatedPartner partner : partners) {
            for (SentExtract extract : partner.extracts()) {
                if (extract.exchange().equals(exchange)) {
                    Path mailbox = server.resolve(partner.partner());
                    Questions everything = extract.answers()
                            .map(asked -> everything(asked, night, mailbox.resolve("inbox")))
                            .orElseGet(Questions::none);
                    Outbox.Header header = header(partner, exchange, night, night.atTime(SENT_AGAIN), 1);
                    Outbox outbox = new Outbox(mailbox.resolve("outbox"));
                    Path sent = outbox.put(
                            layouts.layout(exchange),
                            header,
                            details -> extract.write(
                                    night, everything, mishap == Mishap.TRIAL_REFERENCES ? renamed(details) : details));
                    if (mishap == Mishap.CUT_OFF) {
                        outbox.cut(sent);
                    }
                    return sent;
                }
            }
        }
        throw new IllegalArgumentException("no partner sends " + exchange);
    }

    /** The same records under references that nobody gave. */
    private static Consumer<Values> renamed(Consumer<Values> details) {
        AtomicLong last = new AtomicLong();
        return record -> details.accept(record.with()
                .put("request-ref", String.format(Locale.ROOT, "TRIAL%011d", last.incrementAndGet()))
                .build());
    }

    /** Everything that was asked up to a night, whenever its answer is due. */
    private Questions everything(String asked, LocalDate night, Path inbox) {
        return each -> requests(inbox, asked, timetable.firstNight(), night)
                .forEach(file -> new Request(file, layouts.layout(asked)).records(each));
    }

    /** Everything that is sent unasked on a night, into one folder. */
    public List<Path> unasked(LocalDate night, Path folder) {
        return partners.stream()
                .flatMap(partner -> partner.extracts().stream()
                        .filter(extract -> extract.answers().isEmpty())
                        .filter(extract -> timetable.due(extract.exchange(), night))
                        .map(extract -> send(partner, extract, night, folder, folder)))
                .toList();
    }

    /** The exchanges that partners send. */
    List<String> exchanges() {
        return partners.stream()
                .flatMap(partner -> partner.extracts().stream())
                .map(SentExtract::exchange)
                .toList();
    }

    boolean unasked(String exchange) {
        return partners.stream()
                .flatMap(partner -> partner.extracts().stream())
                .anyMatch(extract ->
                        extract.exchange().equals(exchange) && extract.answers().isEmpty());
    }

    /** Whether a request of that night, which the exchange answers, lies in the inbox. */
    boolean asked(String exchange, LocalDate night, Path server) {
        return partners.stream()
                .anyMatch(partner -> partner.extracts().stream()
                        .filter(extract -> extract.exchange().equals(exchange))
                        .flatMap(extract -> extract.answers().stream())
                        .anyMatch(asked -> !requests(
                                        server.resolve(partner.partner()).resolve("inbox"), asked, night, night)
                                .isEmpty()));
    }

    private Path send(SimulatedPartner partner, SentExtract extract, LocalDate night, Path inbox, Path outbox) {
        String exchange = extract.exchange();
        Outbox.Header header = header(partner, exchange, night, night.atTime(CREATED), 0);
        Questions questions = extract.answers()
                .map(asked -> questions(extract, asked, night, inbox))
                .orElseGet(Questions::none);
        return new Outbox(outbox)
                .put(layouts.layout(exchange), header, details -> extract.write(night, questions, details));
    }

    private Outbox.Header header(
            SimulatedPartner partner, String exchange, LocalDate night, LocalDateTime createdAt, int further) {
        return new Outbox.Header(
                partner.sender(),
                partner.agreement(),
                timetable.sequence(exchange, night) + further,
                createdAt,
                timetable.previous(exchange, night).orElse(night.minusDays(BACKLOG_DAYS)),
                night);
    }

    /** The records in the inbox whose answer is due on this night. */
    private Questions questions(SentExtract extract, String asked, LocalDate night, Path inbox) {
        boolean again = extract.answersAgain(night);
        LocalDate oldest = again ? timetable.firstNight() : timetable.oldestAsked(extract.exchange(), night);
        List<Request> requests = requests(inbox, asked, oldest, night).stream()
                .map(file -> new Request(file, layouts.layout(asked)))
                .toList();
        return each -> requests.forEach(request -> request.records(record -> {
            long person = extract.person(record).orElse(0);
            Optional<LocalDate> answered = timetable.answered(extract.exchange(), asked, person, request.night());
            boolean before = answered.filter(night::isAfter).isPresent();
            if (answered.filter(night::equals).isPresent() || again && before && extract.answersAgain(record)) {
                each.accept(record);
            }
        }));
    }

    /**
     * The requests of an exchange that were made from one night to another, the earliest first, by their names;
     * acknowledgements and digests are none.
     */
    private static List<Path> requests(Path inbox, String exchange, LocalDate from, LocalDate to) {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        Pattern name = Pattern.compile(exchange + "_(\\d{8})_\\d{4,8}\\.(?:txt|csv|xml)");
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(file -> {
                        Matcher matcher = name.matcher(file.getFileName().toString());
                        return matcher.matches() && within(matcher.group(1), from, to);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox " + inbox.getFileName() + " can't be read", e);
        }
    }

    private static boolean within(String day, LocalDate from, LocalDate to) {
        LocalDate made = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
        return !made.isBefore(from) && !made.isAfter(to);
    }

    /** What should come of everything that is hidden. */
    List<Expectation> expected(Quebec quebec) {
        List<Expectation> expected = new ArrayList<>();
        for (Household household : quebec.households()) {
            household
                    .plant()
                    .ifPresent(plant -> hiding.stream()
                            .filter(place -> place.hides(plant))
                            .forEach(place -> expected.addAll(place.expected(household))));
        }
        return expected;
    }
}
