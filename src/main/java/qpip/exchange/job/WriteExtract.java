package qpip.exchange.job;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.Format;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.Values;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.Sex;
import qpip.exchange.transfer.SealedFile;

/**
 * Step 2 of what leaves: writes the extract and seals it. The number of the file is taken in the transaction that keeps
 * its seal, so numbers have no gap and an interrupted step writes the same bytes again. A field that the agreement
 * doesn't permit is refused.
 */
final class WriteExtract implements Tasklet {

    private static final int PERSONS_A_PAGE = 2_000;

    /** The nominal hour of a night, so that a file written again is the same file. */
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(20, 0);

    private final OutboundWork work;
    private final RecordLayout detail;

    WriteExtract(OutboundWork work) {
        this.work = work;
        this.detail = work.exchange.layout().details().get(0);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        work.lease.check();
        Agreement agreement = permitting();
        List<Request> requests = work.workshop.requests().of(work.execution);
        long number = work.workshop.sequences().last(work.exchange.id()) + 1;
        String name = work.exchange.id() + "_" + work.night.format(DateTimeFormatter.BASIC_ISO_DATE) + "_"
                + String.format("%04d", number) + extension();
        var folder = work.workshop.folders().outbound(work.exchange.id());
        work.workshop.effects().folder(folder);
        SealedFile sealed = SealedFile.write(
                folder.resolve(name), out -> write(out, agreement, requests, number), work.workshop.effects());
        work.workshop.sequences().advance(work.exchange.id(), number);
        work.workshop.executions().sealed(work.execution, number, name, sealed.sha256(), sealed.bytes());
        return RepeatStatus.FINISHED;
    }

    private Agreement permitting() {
        Agreement agreement = work.exchange
                .partner()
                .agreementPermitting(work.exchange.id(), work.night)
                .orElseThrow(() -> new NotPermitted(
                        "no agreement with partner " + work.exchange.partner().partner() + " permits exchange "
                                + work.exchange.id() + " on " + work.night));
        List<String> refused = detail.fields().stream()
                .filter(field -> field.type() != Field.Type.FILLER)
                .map(Field::name)
                .filter(field -> !agreement.permitted(work.exchange.id()).contains(field))
                .toList();
        if (!refused.isEmpty()) {
            throw new NotPermitted("agreement " + agreement.number() + " does not permit exchange " + work.exchange.id()
                    + " to send " + String.join(", ", refused));
        }
        return agreement;
    }

    private void write(OutputStream out, Agreement agreement, List<Request> requests, long number) {
        try (ExtractWriter writer =
                new ExtractWriter(out, work.exchange.layout(), header(agreement, requests, number))) {
            for (int from = 0; from < requests.size(); from += PERSONS_A_PAGE) {
                List<Request> page = requests.subList(from, Math.min(requests.size(), from + PERSONS_A_PAGE));
                Map<Long, Person> persons = new HashMap<>();
                work.workshop
                        .register()
                        .persons(page.stream().map(Request::personId).toList())
                        .forEach(person -> persons.put(person.id(), person));
                for (Request request : page) {
                    writer.detail(detail(
                            request,
                            Optional.ofNullable(persons.get(request.personId())).orElseThrow(),
                            agreement));
                }
                work.progress("write", from + page.size(), requests.size());
            }
        }
    }

    private Values header(Agreement agreement, List<Request> requests, long number) {
        LocalDate from = requests.stream()
                .map(request -> request.period().from())
                .min(LocalDate::compareTo)
                .orElse(work.night);
        LocalDate to = requests.stream()
                .map(request -> request.period().to())
                .max(LocalDate::compareTo)
                .orElse(work.night);
        return values(work.exchange.layout().header(), spelling(), means -> switch (means) {
            case "file.exchange" -> Optional.of(work.exchange.id());
            case "file.sender" -> Optional.of("QPIP");
            case "file.receiver" -> Optional.of(work.exchange.partner().code());
            case "file.sequence" -> Optional.of(number);
            case "file.created-at" -> Optional.of(LocalDateTime.of(work.night, NIGHT_BEGINS));
            case "file.period-from" -> Optional.of(from);
            case "file.period-to" -> Optional.of(to);
            case "file.environment" -> Optional.of(work.workshop.settings().environment());
            case "file.layout-version" ->
                Optional.of(work.exchange.layout().mapping().layoutVersion());
            case "file.encoding" -> Optional.of(work.exchange.layout().mapping().charset());
            case "file.agreement" -> Optional.of(agreement.number());
            default -> Optional.empty();
        });
    }

    private Values detail(Request request, Person person, Agreement agreement) {
        return values(detail, spelling(), means -> switch (means) {
            case "request" -> Optional.of(request.ref());
            case "agreement" -> Optional.of(agreement.number());
            case "query.from" -> Optional.of(request.period().from());
            case "query.to" -> Optional.of(request.period().to());
            case "subject.role" -> Optional.of("P");
            case "subject.sin" -> person.current(IdentifierType.SIN).map(Object.class::cast);
            case "subject.nam" -> person.current(IdentifierType.NAM).map(Object.class::cast);
            case "subject.surname" -> Optional.of(person.surname());
            case "subject.given" ->
                Optional.of(person.calledName()).filter(name -> !name.isEmpty()).map(Object.class::cast);
            case "subject.date-of-birth" -> person.dateOfBirth().map(Object.class::cast);
            case "subject.sex" ->
                Optional.of(person.sex())
                        .filter(sex -> sex != Sex.UNKNOWN)
                        .map(Sex::name)
                        .map(Object.class::cast);
            default -> Optional.empty();
        });
    }

    private static Values values(RecordLayout layout, Spelling spelling, Meant meant) {
        Values.Builder values = Values.builder();
        List<String> missing = new ArrayList<>();
        for (Field field : layout.fields()) {
            field.means()
                    .flatMap(meant::value)
                    .ifPresentOrElse(value -> values.put(field.name(), fitting(field, value, spelling)), () -> {
                        if (field.required() && field.value().isEmpty()) {
                            missing.add(field.name());
                        }
                    });
        }
        if (!missing.isEmpty()) {
            throw new NotPermitted("record " + layout.name() + " needs " + String.join(", ", missing)
                    + ", which this kind of exchange can't give");
        }
        return values.build();
    }

    /**
     * NB: what doesn't fit the partner's field is cut, as the partner's own files do with long names. A name without a
     * letter of the partner's encoding is written as it is, and the writer refuses it.
     */
    private static Object fitting(Field field, Object value, Spelling spelling) {
        if (value instanceof String text && field.type() == Field.Type.TEXT) {
            String spelled = spelling.of(text).orElse(text);
            return field.length() > 0 && spelled.length() > field.length()
                    ? spelled.substring(0, field.length()).strip()
                    : spelled;
        }
        return value;
    }

    private Spelling spelling() {
        return new Spelling(Charset.forName(work.exchange.layout().mapping().charset()));
    }

    private String extension() {
        Format format = work.exchange.layout().mapping().format();
        return format instanceof Format.Xml ? ".xml" : format instanceof Format.Csv ? ".csv" : ".txt";
    }

    /** What a field means, as a value; empty when there is none. */
    private interface Meant {
        Optional<Object> value(String means);
    }
}
