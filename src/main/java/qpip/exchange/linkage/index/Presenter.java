package qpip.exchange.linkage.index;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.DateOrder;
import qpip.exchange.linkage.match.Values;

/**
 * Brings the cells of a record to one form and finds them in the register. Names and words come again and again, so
 * what was worked out for the same bytes is kept; codes and dates that are in form already are looked up as they stand.
 * One instance serves one thread.
 */
final class Presenter {

    /** So many different texts are kept; then it begins anew. */
    private static final int KEPT_MOST = 150_000;

    private final RegisterIndex register;
    private final Schema schema;
    private final Charset charset;
    private final DateOrder dates;
    private final Set<String> missing;
    private final Texts[] seen;
    private final List<List<Resolved>> resolved = new ArrayList<>();
    private final byte[] digits = new byte[Forms.DATE];
    private int serials;

    /** What loading ahead adds up to; nobody reads it, but it keeps the loads. */
    private int touched;

    Presenter(RegisterIndex register, Charset charset, DateOrder dates, Set<String> missing) {
        this.register = register;
        this.schema = register.schema;
        this.charset = charset;
        this.dates = dates;
        this.missing = missing;
        this.seen = new Texts[schema.size];
        for (int field = 0; field < schema.size; field++) {
            seen[field] = new Texts();
            resolved.add(new ArrayList<>());
        }
    }

    /** @param bytes the text of what nobody has */
    private record Resolved(
            int id,
            @Nullable String text,
            byte[] bytes,
            @Nullable Spoken spoken,
            int serial) {}

    private static final byte[] NO_BYTES = {};

    private static final Resolved NOTHING = new Resolved(Presented.MISSING, null, NO_BYTES, null, 0);

    /**
     * Says where the cells of a line are looked for; {@link #look} and {@link #reach} then load it, and {@link #take}
     * takes them. See {@link Finder#ask}.
     */
    void ask(Presented into, byte[] from, CsvLine line, int[] columns) {
        for (int field = 0; field < columns.length; field++) {
            int at = line.start(columns[field]);
            int length = line.length(columns[field]);
            into.hashes[field] = Texts.hash(from, at, length);
            into.places[field] = texts(field, from, at, length);
        }
    }

    void look(Presented into) {
        for (int field = 0; field < schema.size; field++) {
            into.entries[field] = into.places[field].touch(into.hashes[field]);
        }
    }

    void reach(Presented into) {
        for (int field = 0; field < schema.size; field++) {
            touched += into.places[field].touchText(into.hashes[field], into.entries[field]);
            touched += touchResolved(field, (int) into.entries[field] - 1);
        }
    }

    /** NB: a number of other texts loads something that isn't needed, and nothing else. */
    private int touchResolved(int field, int number) {
        List<Resolved> known = resolved.get(field);
        return number >= 0 && number < known.size() ? known.get(number).serial() : 0;
    }

    /** Takes the cells of a line that has been asked for. */
    void take(Presented into, byte[] from, CsvLine line, int[] columns) {
        into.date = 0;
        for (int field = 0; field < columns.length; field++) {
            take(into, field, into.hashes[field], from, line.start(columns[field]), line.length(columns[field]));
        }
    }

    /** The texts among which a cell is looked for, nearly always. */
    private Texts texts(int field, byte[] from, int at, int length) {
        return schema.comparisons[field] == Comparison.CODE && Forms.isCode(from, at, length)
                ? register.texts[schema.dictionary[field]]
                : seen[field];
    }

    private void take(Presented into, int field, int hash, byte[] from, int at, int length) {
        into.clear(field);
        if (length == 0) {
            if (field == schema.date) {
                into.date = 0;
            }
            return;
        }
        Comparison comparison = schema.comparisons[field];
        if (comparison == Comparison.DATE) {
            date(into, field, hash, from, at, length);
        } else if (comparison == Comparison.CODE && Forms.isCode(from, at, length)) {
            code(into, field, hash, from, at, length);
        } else {
            kept(into, field, hash, from, at, length);
        }
    }

    private void code(Presented into, int field, int hash, byte[] from, int at, int length) {
        int id = register.texts[schema.dictionary[field]].find(hash, from, at, length);
        if (id >= 0) {
            into.ids[field] = id;
        } else if (missing.isEmpty() || !missing.contains(new String(from, at, length, charset))) {
            into.unknown(field, from, at, length);
        }
    }

    private void date(Presented into, int field, int hash, byte[] from, int at, int length) {
        if (Forms.isDate(dates, from, at, length, digits)) {
            int date = Forms.number(digits);
            boolean nothing =
                    date == 0 || !missing.isEmpty() && missing.contains(new String(digits, StandardCharsets.US_ASCII));
            if (!nothing) {
                int id = field == schema.date
                        ? register.dateId(date)
                        : register.texts[schema.dictionary[field]].find(digits, 0, Forms.DATE);
                into.ids[field] = id;
                if (id < 0) {
                    into.unknown(field, digits.clone(), 0, Forms.DATE);
                }
            }
            if (field == schema.date) {
                into.date = nothing ? 0 : date;
            }
            return;
        }
        kept(into, field, hash, from, at, length);
        if (field == schema.date) {
            String text = into.textIfKnown(field);
            into.date = text == null ? 0 : RegisterIndex.date(text);
        }
    }

    private void kept(Presented into, int field, int hash, byte[] from, int at, int length) {
        int number = seen[field].find(hash, from, at, length);
        Resolved one;
        if (number >= 0) {
            one = resolved.get(field).get(number);
        } else {
            if (seen[field].size() >= KEPT_MOST) {
                seen[field] = new Texts();
                resolved.get(field).clear();
            }
            seen[field].number(from, at, length);
            one = resolve(field, new String(from, at, length, charset));
            resolved.get(field).add(one);
        }
        into.ids[field] = one.id();
        if (one.id() == Presented.UNKNOWN) {
            into.unknown(field, one.bytes(), 0, one.bytes().length);
        }
        into.name(field, one.text());
        into.spoken[field] = one.spoken();
        into.serials[field] = one.serial();
    }

    private Resolved resolve(int field, String cell) {
        if (!missing.isEmpty() && missing.contains(cell.strip())) {
            return NOTHING;
        }
        Attribute attribute = schema.fields.get(field).attribute();
        String text = Values.normal(attribute, cell, dates);
        if (text.isEmpty()) {
            return NOTHING;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int id = register.texts[schema.dictionary[field]].find(bytes, 0, bytes.length);
        boolean name = schema.comparisons[field] == Comparison.NAME;
        if (id >= 0) {
            return new Resolved(id, text, NO_BYTES, name ? register.spoken[id] : null, 0);
        }
        return new Resolved(Presented.UNKNOWN, text, bytes, name ? Spoken.of(text) : null, ++serials);
    }

    /** Takes all cells, given as texts; for one record by itself. */
    void take(Presented into, List<String> cells) {
        into.date = 0;
        for (int field = 0; field < schema.size; field++) {
            byte[] bytes = cells.get(field).getBytes(charset);
            take(into, field, Texts.hash(bytes, 0, bytes.length), bytes, 0, bytes.length);
        }
    }
}
