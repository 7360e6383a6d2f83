package qpip.exchange.job;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The number of the agreement under which the record leaves, which every kind of exchange can give. */
    private static final String AGREEMENT = "agreement";

    /** Whether the record belongs to the comparison of files or is a question about one person. */
    private static final String CHANNEL = "channel";

    private static final String FILE_COMPARISON = "F";
    private static final String INQUIRY = "I";

    private final OutboundWork work;
    private final Outgoing outgoing;
    private final RecordLayout detail;

    WriteExtract(OutboundWork work) {
        this.work = work;
        this.outgoing = work.job.select().outgoing();
        this.detail = work.exchange.layout().details().get(0);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Agreement agreement = permitting();
        List<Request> requests = work.workshop.requests().of(work.execution);
        long number = work.workshop.sequences().last(work.exchange.id()) + 1;
        String name = work.exchange.id() + "_" + work.night.format(DateTimeFormatter.BASIC_ISO_DATE) + "_"
                + String.format("%04d", number) + extension();
        var folder = work.workshop.folders().outbound(work.exchange.id());
        work.workshop.effects().folder(folder);
        List<Request> leftOut = new ArrayList<>();
        SealedFile sealed = SealedFile.write(
                folder.resolve(name),
                out -> {
                    leftOut.clear();
                    write(out, agreement, requests, number, leftOut);
                },
                work.workshop.effects());
        leave(leftOut, requests.size());
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
        List<String> unknown = detail.fields().stream()
                .filter(WriteExtract::mustHave)
                .filter(field -> field.means().filter(this::isGiven).isEmpty())
                .map(Field::name)
                .toList();
        if (!unknown.isEmpty()) {
            throw new NotPermitted("record " + detail.name() + " needs " + String.join(", ", unknown)
                    + ", which this kind of exchange can't give");
        }
        return agreement;
    }

    private boolean isGiven(String means) {
        return means.equals(AGREEMENT)
                || means.equals(CHANNEL)
                || outgoing.words().contains(means);
    }

    /** Who lacks something that the partner must have is not asked about; one person does not keep the others back. */
    private void leave(List<Request> leftOut, int requests) {
        work.workshop.requests().withdraw(leftOut);
        leftOut.forEach(request -> work.workshop.inquiries().leftOut(work.execution, request.ref()));
        Executions executions = work.workshop.executions();
        executions.count(work.execution, "records", requests - leftOut.size());
        executions.count(work.execution, "left-out", leftOut.size());
    }

    private void write(
            OutputStream out, Agreement agreement, List<Request> requests, long number, List<Request> leftOut) {
        Set<String> inquired = work.workshop.inquiries().carried(work.execution).keySet();
        try (ExtractWriter writer =
                new ExtractWriter(out, work.exchange.layout(), header(agreement, requests, number))) {
            for (int from = 0; from < requests.size(); from += PERSONS_A_PAGE) {
                List<Request> page = requests.subList(from, Math.min(requests.size(), from + PERSONS_A_PAGE));
                Outgoing.Sayings sayings = outgoing.read(work, page);
                for (Request request : page) {
                    Spouses.guard(work.exchange, work.workshop.register(), request);
                    detail(request, sayings, agreement, inquired)
                            .ifPresentOrElse(writer::detail, () -> leftOut.add(request));
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
                    case "file.environment" ->
                        Optional.of(work.workshop.settings().environment());
                    case "file.layout-version" ->
                        Optional.of(work.exchange.layout().mapping().layoutVersion());
                    case "file.encoding" ->
                        Optional.of(work.exchange.layout().mapping().charset());
                    case "file.agreement" -> Optional.of(agreement.number());
                    default -> Optional.empty();
                })
                .orElseThrow(() -> new NotPermitted("the header of exchange " + work.exchange.id()
                        + " needs what this kind of exchange can't give"));
    }

    private Optional<Values> detail(
            Request request, Outgoing.Sayings sayings, Agreement agreement, Set<String> inquired) {
        return values(detail, spelling(), means -> switch (means) {
            case AGREEMENT -> Optional.of(agreement.number());
            case CHANNEL -> Optional.of(inquired.contains(request.ref()) ? INQUIRY : FILE_COMPARISON);
            default -> sayings.of(request, means);
        });
    }

    /** The record's values; empty when one that it must have is missing. */
    private static Optional<Values> values(RecordLayout layout, Spelling spelling, Meant meant) {
        Values.Builder values = Values.builder();
        for (Field field : layout.fields()) {
            Optional<Object> value =
                    field.means().flatMap(meant::value).flatMap(said -> written(layout, field, said, spelling));
            if (value.isPresent()) {
                values.put(field.name(), value.get());
            } else if (mustHave(field)) {
                return Optional.empty();
            }
        }
        return Optional.of(values.build());
    }

    private static Optional<Object> written(RecordLayout layout, Field field, Object said, Spelling spelling) {
        return field.type() == Field.Type.GROUP
                ? members(layout.group(layout.field(field.name())), (List<?>) said, spelling)
                : fitting(field, said, spelling);
    }

    /** The members of a group, each a map from the names of its fields; empty when one lacks what it must have. */
    private static Optional<Object> members(RecordLayout layout, List<?> said, Spelling spelling) {
        List<Values> members = new ArrayList<>();
        for (Object one : said) {
            Map<?, ?> member = (Map<?, ?>) one;
            Values.Builder values = Values.builder();
            for (Field field : layout.fields()) {
                Optional<Object> value = Optional.<Object>ofNullable(member.get(field.name()))
                        .flatMap(text -> written(layout, field, text, spelling));
                if (value.isPresent()) {
                    values.put(field.name(), value.get());
                } else if (mustHave(field)) {
                    return Optional.empty();
                }
            }
            members.add(values.build());
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    private static boolean mustHave(Field field) {
        return field.required() && field.value().isEmpty() && field.absent().isEmpty();
    }

    /**
     * NB: what doesn't fit the partner's field is cut, as the partner's own files do with long names. A name with a
     * letter that nothing stands for in the partner's encoding can't be asked about.
     */
    private static Optional<Object> fitting(Field field, Object value, Spelling spelling) {
        if (value instanceof String text && field.type() == Field.Type.TEXT) {
            return spelling.of(text)
                    .map(spelled -> field.length() > 0 && spelled.length() > field.length()
                            ? spelled.substring(0, field.length()).strip()
                            : spelled);
        }
        return Optional.of(value);
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
