package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The keys that a set of records allows, made from its attributes: sharp ones first, loose ones last. All of them
 * always run; a loose key is cut to its share of pairs by {@link Blocks}, which says so.
 */
final class Keys {

    private final Records records;
    private final List<Key> keys = new ArrayList<>();

    /** Each part's columns once, however many keys it is in. */
    private final Map<String, int[][]> made = new HashMap<>();

    private Keys(Records records) {
        this.records = records;
    }

    static List<Key> of(Records records) {
        Keys keys = new Keys(records);
        keys.identifiers();
        keys.namesAndDates();
        keys.places();
        keys.loose();
        return List.copyOf(keys.keys);
    }

    private void identifiers() {
        for (int field : records.fields(Attribute.IDENTIFIER)) {
            String name = records.fields().get(field).name();
            add(name, whole(field));
            int[][] first = text(field, value -> value.length() < 4 ? "" : value.substring(0, value.length() / 2));
            int[][] last = text(field, value -> value.length() < 4 ? "" : value.substring(value.length() / 2));
            add(name + ", first half, year", first, year());
            add(name + ", last half, year", last, year());
            add(name + ", first half, given name", first, givenStart());
            add(name + ", last half, given name", last, givenStart());
            add(name + ", first half, surname", first, surnameStart());
            add(name + ", last half, surname", last, surnameStart());
        }
        for (int field : records.fields(Attribute.HEALTH_INSURANCE_NUMBER)) {
            add(records.fields().get(field).name(), whole(field));
        }
        for (int field : records.fields(Attribute.EMAIL)) {
            add("email", whole(field));
            add("email, before the @", text(field, value -> value.replaceAll("@.*", "")));
        }
        for (int field : records.fields(Attribute.PHONE)) {
            add("phone", whole(field));
        }
    }

    private void namesAndDates() {
        add("date, surname", dateEitherWay(), surname());
        add("date, given name", dateEitherWay(), given());
        add("names in either place, year", namesEitherWay(), year());
        add("surname, given name, year", surname(), given(), year());
        add("surname, initial, year and month", surname(), initial(), yearMonth());
        add("surname, initial, month and day", surname(), initial(), monthDay());
        add("surname, initial, year and day", surname(), initial(), yearDay());
        add("given name, surname begins alike, year and month", given(), surnameStart(), yearMonth());
        add("given name, surname begins alike, month and day", given(), surnameStart(), monthDay());
        add("given name, surname begins alike, year and day", given(), surnameStart(), yearDay());
        add("names begin alike, year", surnameStart(), givenStart(), year());
        add("date, names begin alike", wholeDate(), surnameInitial());
        add("date, initial", wholeDate(), initial());
        add("full name, date", fullName(), dateEitherWay());
        add("full name, year", fullName(), year());
        add("names", surname(), given());
        add("names in either place", namesEitherWay());
        add("full name", fullName());
        add("surname, second given name", surname(), part(Attribute.SECOND_GIVEN_NAME));
        add("given name, second given name, year", given(), part(Attribute.SECOND_GIVEN_NAME), year());
    }

    private void places() {
        for (Attribute place : List.of(
                Attribute.POSTCODE, Attribute.MUNICIPALITY, Attribute.ADDRESS, Attribute.TEXT, Attribute.CATEGORY)) {
            for (int field : records.fields(place)) {
                String name = records.fields().get(field).name();
                int[][] code = place == Attribute.ADDRESS || place == Attribute.MUNICIPALITY || place == Attribute.TEXT
                        ? text(field, value -> value.replace(" ", ""))
                        : whole(field);
                add("date, " + name, wholeDate(), code);
                add("surname, given name, " + name, surname(), given(), code);
                add("surname, year, " + name, surname(), year(), code);
                add("given name, year, " + name, given(), year(), code);
                add("surname, initial, " + name, surname(), initial(), code);
                add("surname, " + name, surname(), code);
                add("given name, " + name, given(), code);
                add("full name, " + name, fullName(), code);
                add("number, initial, " + name, part(Attribute.NUMBER), initial(), code);
                add("number, " + name, part(Attribute.NUMBER), code);
                add("year and month, " + name, yearMonth(), code);
                add("month and day, " + name, monthDay(), code);
                add("year and day, " + name, yearDay(), code);
            }
        }
        crossing(Attribute.ADDRESS, Attribute.POSTCODE);
        crossing(Attribute.ADDRESS, Attribute.MUNICIPALITY);
        crossing(Attribute.POSTCODE, Attribute.CATEGORY);
        crossing(Attribute.MUNICIPALITY, Attribute.CATEGORY);
        crossing(Attribute.POSTCODE, Attribute.MUNICIPALITY);
    }

    private void crossing(Attribute one, Attribute other) {
        for (int field : records.fields(one)) {
            for (int otherField : records.fields(other)) {
                String name = records.fields().get(field).name() + ", "
                        + records.fields().get(otherField).name();
                add(name + ", initial", whole(field), whole(otherField), initial());
                add(name + ", year", whole(field), whole(otherField), year());
                add(name, whole(field), whole(otherField));
            }
        }
    }

    private void loose() {
        add("date", wholeDate());
        add("surname, initial", surname(), initial());
        add("given name, year", given(), year());
        add("surname, year", surname(), year());
        add("surname", surname());
        add("given name", given());
        for (int field : records.fields(Attribute.POSTCODE)) {
            add(records.fields().get(field).name(), whole(field));
        }
        for (int field : records.fields(Attribute.ADDRESS)) {
            add(records.fields().get(field).name(), whole(field));
        }
        int[] one = new int[records.size()];
        java.util.Arrays.fill(one, 1);
        add("everything", new int[][] {one});
    }

    private void add(String name, int[][]... parts) {
        for (int[][] part : parts) {
            if (part.length == 0) {
                return;
            }
        }
        keys.add(new Key(name, List.of(parts)));
    }

    private int[][] once(String part, Supplier<int[][]> columns) {
        int[][] known = made.get(part);
        if (known == null) {
            known = columns.get();
            made.put(part, known);
        }
        return known;
    }

    private int[][] whole(int field) {
        return once("field " + field, () -> new int[][] {Codes.column(records, field)});
    }

    private int[][] part(Attribute attribute) {
        int field = records.field(attribute);
        return field < 0 ? new int[0][] : whole(field);
    }

    private int[][] text(int field, UnaryOperator<String> form) {
        return new int[][] {Codes.text(records, field, form)};
    }

    private int[][] surname() {
        return once("surname", () -> sounds(Attribute.SURNAME));
    }

    private int[][] given() {
        return once("given name", () -> sounds(Attribute.GIVEN_NAME));
    }

    /** The sound of the whole name and those of its first and last word; columns that nobody fills are left out. */
    private int[][] sounds(Attribute attribute) {
        int field = records.field(attribute);
        if (field < 0) {
            return new int[0][];
        }
        Dictionary names = records.dictionary(field);
        int[] whole =
                Codes.column(records, field, value -> Codes.of(names.name(value).sound()));
        int[] first = Codes.column(records, field, value -> part(names.name(value), 0));
        int[] last = Codes.column(records, field, value -> part(names.name(value), 1));
        return filled(whole, first, last);
    }

    private static int part(NameForm name, int part) {
        return name.parts().size() > part ? Codes.of(name.parts().get(part)) : 0;
    }

    private static int[][] filled(int[] whole, int[]... more) {
        List<int[]> kept = new ArrayList<>(List.of(whole));
        for (int[] column : more) {
            if (java.util.Arrays.stream(column).filter(code -> code != 0).count() * 200 > column.length) {
                kept.add(column);
            }
        }
        return kept.toArray(int[][]::new);
    }

    private int[][] fullName() {
        int field = records.field(Attribute.FULL_NAME);
        return once("full name", () -> field < 0 ? new int[0][] : text(field, value -> value.replace(" ", "")));
    }

    private int[][] initial() {
        return once("given_name 1", () -> beginning(Attribute.GIVEN_NAME, 1));
    }

    private int[][] surnameInitial() {
        return once("surname 1", () -> beginning(Attribute.SURNAME, 1));
    }

    private int[][] givenStart() {
        return once("given_name 3", () -> beginning(Attribute.GIVEN_NAME, 3));
    }

    private int[][] surnameStart() {
        return once("surname 3", () -> beginning(Attribute.SURNAME, 3));
    }

    private int[][] beginning(Attribute attribute, int letters) {
        int field = records.field(attribute);
        if (field < 0) {
            return new int[0][];
        }
        Dictionary names = records.dictionary(field);
        return new int[][] {
            Codes.column(records, field, value -> {
                String first = letters == 1
                        ? names.name(value).first()
                        : names.name(value).compact();
                return Codes.of(first.substring(0, Math.min(letters, first.length())));
            })
        };
    }

    /** Both sounds, whichever stands where. */
    private int[][] namesEitherWay() {
        return once("names", this::exchangeable);
    }

    private int[][] exchangeable() {
        int surname = records.field(Attribute.SURNAME);
        int given = records.field(Attribute.GIVEN_NAME);
        if (surname < 0 || given < 0) {
            return new int[0][];
        }
        int[] one = surname()[0];
        int[] other = given()[0];
        int[] both = new int[one.length];
        for (int record = 0; record < both.length; record++) {
            if (one[record] != 0 && other[record] != 0) {
                long low = Math.min(one[record], other[record]);
                long high = Math.max(one[record], other[record]);
                both[record] = (int) (Codes.mixed(low << 32 ^ high) >>> 33) | 1;
            }
        }
        return new int[][] {both};
    }

    private int[][] wholeDate() {
        return date("wholeDate", value -> value.endsWith("00") ? "" : value);
    }

    private int[][] dateEitherWay() {
        return date("dateEitherWay", value -> {
            if (value.endsWith("00")) {
                return "";
            }
            String month = value.substring(4, 6);
            String day = value.substring(6);
            return value.substring(0, 4) + (month.compareTo(day) < 0 ? month + day : day + month);
        });
    }

    private int[][] year() {
        return date("year", value -> value.startsWith("0000") ? "" : value.substring(0, 4));
    }

    private int[][] yearMonth() {
        return date("yearMonth", value -> value.substring(4, 6).equals("00") ? "" : value.substring(0, 6));
    }

    private int[][] monthDay() {
        return date("monthDay", value -> value.endsWith("00") ? "" : value.substring(4));
    }

    private int[][] yearDay() {
        return date("yearDay", value -> value.endsWith("00") ? "" : value.substring(0, 4) + value.substring(6));
    }

    private int[][] date(String part, UnaryOperator<String> form) {
        int field = records.field(Attribute.DATE_OF_BIRTH);
        return once(part, () -> field < 0 ? new int[0][] : text(field, form));
    }
}
