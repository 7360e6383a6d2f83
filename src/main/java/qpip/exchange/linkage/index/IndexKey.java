package qpip.exchange.linkage.index;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a record finds persons. All of them always run, so a wrong identifier never hides the right person,
 * and how many keys find a person tells how many no key finds.
 */
enum IndexKey {
    /** An identifier as it is written: social insurance, health insurance, licence. */
    IDENTIFIER,
    /** Day and month in either order; finds another given name. */
    DATE_AND_SURNAME,
    /** Finds another surname. */
    DATE_AND_GIVEN_NAME,
    /** Finds a wrong day or month. */
    NAMES_AND_YEAR,
    /** Finds names in each other's place. */
    NAMES_EITHER_WAY_AND_YEAR,
    /** Two parts of the date, when the third is wrong. */
    SURNAME_INITIAL_YEAR_AND_MONTH,
    SURNAME_INITIAL_MONTH_AND_DAY,
    SURNAME_INITIAL_YEAR_AND_DAY,
    /** Finds a wrong date and another surname. */
    PLACE_INITIAL_AND_YEAR,
    /** Finds both names written otherwise. */
    PLACE_AND_DATE,
    /** Finds a date that is missing or altogether wrong. */
    PLACE_AND_NAMES,
    /** Finds a missing date after a move, of names that few have; of use only to a record without a date. */
    NAMES,
    /** Finds misspelt names that begin alike. */
    DATE_AND_BEGINNINGS;

    /** More keys than a record can have. */
    static final int KEYS_MAX = 96;

    /** Gives each key of a record to what collects them. */
    static void each(Parts parts, Sink sink) {
        for (int i = 0; i < parts.identified; i++) {
            sink.key(IDENTIFIER, identifier(parts.identifierFields[i], parts.identifiers[i]));
        }
        Spoken surname = parts.surname;
        Spoken given = parts.given;
        if (surname != null) {
            surnames(parts, surname, given, sink);
        }
        if (given != null) {
            givenNames(parts, surname, given, sink);
        }
        int date = parts.dateEitherWay();
        if (parts.place != 0 && date != 0) {
            sink.key(PLACE_AND_DATE, Parts.hash(PLACE_AND_DATE.ordinal(), parts.place, date));
        }
    }

    static long identifier(int field, int number) {
        return Parts.hash(IDENTIFIER.ordinal(), field, number);
    }

    private static void surnames(Parts parts, Spoken surname, @Nullable Spoken given, Sink sink) {
        int date = parts.dateEitherWay();
        for (int sound : surname.sounds()) {
            if (date != 0) {
                sink.key(DATE_AND_SURNAME, Parts.hash(DATE_AND_SURNAME.ordinal(), date, sound));
            }
            if (given != null) {
                partsOfDate(parts, sound, given.initial(), sink);
                for (int other : given.sounds()) {
                    both(parts, sound, other, sink);
                }
            }
        }
    }

    private static void partsOfDate(Parts parts, int sound, int initial, Sink sink) {
        part(SURNAME_INITIAL_YEAR_AND_MONTH, parts.yearMonth(), sound, initial, sink);
        part(SURNAME_INITIAL_MONTH_AND_DAY, parts.monthDay(), sound, initial, sink);
        part(SURNAME_INITIAL_YEAR_AND_DAY, parts.yearDay(), sound, initial, sink);
    }

    private static void both(Parts parts, int surname, int given, Sink sink) {
        sink.key(NAMES, Parts.hash(NAMES.ordinal(), surname, given));
        part(NAMES_AND_YEAR, parts.year(), surname, given, sink);
        part(PLACE_AND_NAMES, parts.place, surname, given, sink);
    }

    private static void givenNames(Parts parts, @Nullable Spoken surname, Spoken given, Sink sink) {
        int date = parts.dateEitherWay();
        if (date != 0) {
            for (int sound : given.sounds()) {
                sink.key(DATE_AND_GIVEN_NAME, Parts.hash(DATE_AND_GIVEN_NAME.ordinal(), date, sound));
            }
        }
        part(PLACE_INITIAL_AND_YEAR, parts.place, given.initial(), parts.year(), sink);
        if (surname != null) {
            int one = surname.sounds()[0];
            int other = given.sounds()[0];
            part(NAMES_EITHER_WAY_AND_YEAR, parts.year(), Math.min(one, other), Math.max(one, other), sink);
            part(DATE_AND_BEGINNINGS, date, surname.start(), given.start(), sink);
        }
    }

    private static void part(IndexKey key, int one, int other, int third, Sink sink) {
        if (one != 0 && other != 0 && third != 0) {
            sink.key(key, Parts.hash(key.ordinal(), one, other, third));
        }
    }

    /** The key's name as messages and reports show it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What collects keys. */
    interface Sink {
        void key(IndexKey key, long hash);
    }
}
