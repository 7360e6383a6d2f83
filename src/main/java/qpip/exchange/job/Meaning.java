package qpip.exchange.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import qpip.exchange.fact.Fact;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.BirthDate;
import qpip.exchange.linkage.NameWidths;
import qpip.exchange.linkage.Presented;
import qpip.exchange.linkage.PresentedBirth;
import qpip.exchange.linkage.PresentedParent;
import qpip.exchange.register.Sex;

/**
 * What the fields of a detail record mean to us ({@code means} in the mapping), looked up once: {@code request},
 * {@code subject.*} whom it speaks of, {@code fact.*} what it says, {@code answer.*} how the partner matched. Fields
 * that mean nothing to us are never decoded.
 */
final class Meaning {

    private static final String SUBJECT = "subject.";
    private static final String FACT = "fact.";
    /** The claim certificate of a debt. */
    private static final String CERTIFICATE = "subject.certificate";

    private static final String ANSWER = "answer.";

    /** What identifies a fact at the partner; further parts of it are attributes of the fact, too. */
    private static final String KEY = "fact.key";

    private static final String KEY_PART = "fact.key.";

    private final RecordLayout layout;
    private final int request;
    private final int key;
    private final int version;
    private final int action;
    private final String cancels;
    private final int[] keyFields;
    private final int[] contentFields;
    private final List<Attribute> attributes = new ArrayList<>();

    Meaning(RecordLayout layout) {
        this.layout = layout;
        this.request = index("request");
        this.key = index(KEY);
        this.version = index("fact.version");
        this.action = index("fact.action");
        this.cancels = action < 0 ? "" : layout.fields().get(action).cancels();
        List<Field> fields = layout.fields();
        this.keyFields = IntStream.range(0, fields.size())
                .filter(field -> fields.get(field)
                        .means()
                        .filter(means -> means.equals(KEY) || means.startsWith(KEY_PART))
                        .isPresent())
                .toArray();
        this.contentFields = IntStream.range(0, fields.size())
                .filter(field -> fields.get(field)
                        .means()
                        .filter(means -> !means.equals("request"))
                        .isPresent())
                .filter(field -> field != key && field != version)
                .toArray();
        IntStream.range(0, fields.size())
                .forEach(field -> fields.get(field)
                        .means()
                        .filter(means -> means.startsWith(FACT) || means.startsWith(ANSWER))
                        .filter(means -> field != key && field != version && field != action)
                        .ifPresent(means -> attributes.add(new Attribute(
                                field, attribute(means), fields.get(field).type() == Field.Type.GROUP))));
    }

    private static String attribute(String means) {
        return means.startsWith(KEY_PART)
                ? means.substring(KEY_PART.length())
                : means.startsWith(FACT) ? means.substring(FACT.length()) : means.substring(ANSWER.length());
    }

    /** Whether the partner gives each fact a key of its own. */
    boolean keyed() {
        return key >= 0;
    }

    /** The attributes that a record can give ({@code fact.*} without the prefix). */
    List<String> attributes() {
        return attributes.stream().map(Attribute::name).toList();
    }

    /** Whether a record can correct, cancel or replace what another one said. */
    boolean restates() {
        return action >= 0 || attributes().contains(Fact.REPLACES);
    }

    boolean asksUnder() {
        return request >= 0;
    }

    String request(RecordView record) {
        return record.text(request);
    }

    boolean namesCertificate() {
        return index(CERTIFICATE) >= 0;
    }

    /** The claim certificate that the record names. */
    String certificate(RecordView record) {
        return text(record, CERTIFICATE);
    }

    String key(RecordView record) {
        return IntStream.of(keyFields).mapToObj(record::text).collect(Collectors.joining("/"));
    }

    /** NB: a partner who numbers no versions takes a fact back with a second one. */
    int version(RecordView record) {
        return version >= 0 ? Math.toIntExact(record.number(version)) : cancelled(record) ? 2 : 1;
    }

    boolean cancelled(RecordView record) {
        return action >= 0 && record.text(action).equals(cancels);
    }

    long keyHash(RecordView record) {
        return record.hash(keyFields);
    }

    /** Hash of everything that the record says, whom it speaks of included. */
    long contentHash(RecordView record) {
        return record.hash(contentFields);
    }

    /**
     * What the record says, as a fact's content. A group becomes its words when it is a list of names, its members'
     * values when none of them says anything personal ({@code 1|2026-10-03|940.00;2|...}), else its number of members.
     */
    SortedMap<String, String> content(RecordView record) {
        SortedMap<String, String> content = new TreeMap<>();
        for (Attribute attribute : attributes) {
            if (attribute.group()) {
                List<RecordView> members = record.group(attribute.field());
                content.put(
                        attribute.name(),
                        names(members)
                                .map(words -> String.join(" ", words))
                                .or(() -> values(members))
                                .orElse(String.valueOf(members.size())));
            } else if (!record.absent(attribute.field())) {
                String text = record.text(attribute.field());
                if (!text.isEmpty()) {
                    content.put(attribute.name(), text);
                }
            }
        }
        return content;
    }

    Presented presented(RecordView record) {
        return new Presented(
                text(record, "subject.surname"),
                names(record, "subject.given"),
                optional(record, "subject.usual"),
                birthDate(record, "subject.date-of-birth"),
                number(record, "subject.sin"),
                optional(record, "subject.nam"),
                optional(record, "subject.previous-nam"),
                sex(text(record, "subject.sex")),
                text(record, "subject.postal-code"),
                text(record, "subject.municipality"),
                optional(record, "fact.spouse-name").or(() -> optional(record, "subject.spouse")),
                parents(record, "subject.parents"));
    }

    PresentedBirth presentedBirth(RecordView record) {
        return new PresentedBirth(
                record.day(required("fact.child-date-of-birth")).orElseThrow(),
                names(record, "fact.child-given"),
                parents(record, "fact.parents"),
                optional(record, "fact.attestation-no"),
                count(record, "fact.plurality"),
                count(record, "fact.rank"));
    }

    /** NB: a mention of filiation is of one child, whatever the confinement gave. */
    private int count(RecordView record, String means) {
        return Math.toIntExact(number(record, means).orElse(1));
    }

    /** Whether the record's layout carries anything that identifies its subject. */
    boolean carriesIdentity() {
        return layout.meanings().stream().anyMatch(means -> means.startsWith(SUBJECT));
    }

    /** The widest names that the record can carry: longer ones come cut. */
    NameWidths nameWidths() {
        return new NameWidths(width("subject.surname"), width("subject.given"));
    }

    private int width(String means) {
        OptionalInt field = layout.meaning(means);
        int length = field.isPresent() ? layout.fields().get(field.getAsInt()).length() : 0;
        return length > 0 ? length : Integer.MAX_VALUE;
    }

    private int index(String means) {
        return layout.meaning(means).orElse(-1);
    }

    private int required(String means) {
        return layout.meaning(means)
                .orElseThrow(() ->
                        new IllegalStateException("record " + layout.name() + " has no field that means " + means));
    }

    private String text(RecordView record, String means) {
        OptionalInt field = layout.meaning(means);
        return field.isPresent() && !record.absent(field.getAsInt()) ? record.text(field.getAsInt()) : "";
    }

    private Optional<String> optional(RecordView record, String means) {
        return Optional.of(text(record, means)).filter(text -> !text.isEmpty());
    }

    private OptionalLong number(RecordView record, String means) {
        OptionalInt field = layout.meaning(means);
        return field.isPresent() && !record.absent(field.getAsInt())
                ? OptionalLong.of(record.number(field.getAsInt()))
                : OptionalLong.empty();
    }

    private BirthDate birthDate(RecordView record, String means) {
        OptionalInt field = layout.meaning(means);
        return field.isEmpty() ? BirthDate.NOT_CARRIED : birthDate(record, field.getAsInt());
    }

    private static BirthDate birthDate(RecordView record, int field) {
        if (record.absent(field)) {
            return BirthDate.UNKNOWN;
        }
        return record.day(field).map(BirthDate::of).orElseGet(() -> BirthDate.parse(record.text(field)));
    }

    private List<String> names(RecordView record, String means) {
        OptionalInt field = layout.meaning(means);
        if (field.isEmpty()) {
            return List.of();
        }
        if (layout.fields().get(field.getAsInt()).type() == Field.Type.GROUP) {
            return names(record.group(field.getAsInt())).orElse(List.of());
        }
        return record.absent(field.getAsInt()) ? List.of() : List.of(record.text(field.getAsInt()));
    }

    /** A list of names is a group whose members have one field. */
    private static Optional<List<String>> names(List<RecordView> members) {
        return members.isEmpty() || members.get(0).layout().fields().size() != 1
                ? Optional.empty()
                : Optional.of(members.stream().map(member -> member.text(0)).toList());
    }

    /** The values of members that hold nothing personal and no groups. */
    private static Optional<String> values(List<RecordView> members) {
        boolean plain = !members.isEmpty()
                && members.get(0).layout().fields().stream()
                        .noneMatch(field -> field.personal() || field.type() == Field.Type.GROUP);
        return plain
                ? Optional.of(members.stream().map(Meaning::values).collect(Collectors.joining(";")))
                : Optional.empty();
    }

    private static String values(RecordView member) {
        return IntStream.range(0, member.layout().fields().size())
                .mapToObj(field -> member.absent(field) ? "" : member.text(field))
                .collect(Collectors.joining("|"));
    }

    private List<PresentedParent> parents(RecordView record, String means) {
        OptionalInt field = layout.meaning(means);
        return field.isEmpty()
                ? List.of()
                : record.group(field.getAsInt()).stream().map(Meaning::parent).toList();
    }

    private static PresentedParent parent(RecordView member) {
        RecordLayout layout = member.layout();
        int given = layout.field("given");
        List<String> names = layout.fields().get(given).type() == Field.Type.GROUP
                ? names(member.group(given)).orElse(List.of())
                : List.of(member.text(given));
        boolean dated = layout.fields().stream().anyMatch(field -> field.name().equals("dob"));
        return new PresentedParent(
                member.text(layout.field("surname")),
                names,
                dated ? birthDate(member, layout.field("dob")) : BirthDate.NOT_CARRIED);
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.F;
            case "M" -> Sex.M;
            case "X" -> Sex.X;
            default -> Sex.UNKNOWN;
        };
    }

    private record Attribute(int field, String name, boolean group) {}
}
