package qpip.exchange.linkage.index;

import org.jspecify.annotations.Nullable;
import qpip.exchange.linkage.match.Codes;

/** What the keys of one record are made of; 0 and null where nothing is known. One instance serves one thread. */
final class Parts {

    @Nullable
    Spoken surname;

    @Nullable
    Spoken given;

    /** yyyymmdd. */
    int date;

    int place;

    /** Numbers of the identifiers' texts, and the field of each. */
    final int[] identifiers = new int[64];

    final int[] identifierFields = new int[64];

    int identified;

    void clear() {
        surname = null;
        given = null;
        date = 0;
        place = 0;
        identified = 0;
    }

    /** One more identifier; what goes beyond the room is left out. */
    void identified(int field, int number) {
        if (identified < identifiers.length) {
            identifiers[identified] = number;
            identifierFields[identified++] = field;
        }
    }

    int year() {
        return date / 10_000;
    }

    /** The date with its smaller of month and day first, so that both orders are one; 0 if it isn't whole. */
    int dateEitherWay() {
        if (!isWhole()) {
            return 0;
        }
        int month = date / 100 % 100;
        int day = date % 100;
        return year() * 10_000 + Math.min(month, day) * 100 + Math.max(month, day);
    }

    int yearMonth() {
        return date / 100 % 100 == 0 ? 0 : date / 100;
    }

    int monthDay() {
        return isWhole() ? date % 10_000 : 0;
    }

    int yearDay() {
        return isWhole() ? year() * 100 + date % 100 : 0;
    }

    private boolean isWhole() {
        return date / 10_000 != 0 && date / 100 % 100 != 0 && date % 100 != 0;
    }

    static long hash(int key, int one, int other) {
        return Codes.mixed(Codes.mixed((long) key << 32 ^ one) + other);
    }

    static long hash(int key, int one, int other, int third) {
        return Codes.mixed(hash(key, one, other) + third);
    }
}
