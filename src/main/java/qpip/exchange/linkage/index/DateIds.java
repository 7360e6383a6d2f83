package qpip.exchange.linkage.index;

import java.util.HashMap;
import java.util.Map;

/** The numbers of dates, yyyymmdd: in a place for each day of the last years of a register; others are searched for. */
final class DateIds {

    private static final int YEARS = 200;
    private static final int DAYS = 32;
    private static final int MONTHS = 16;

    private final int firstYear;

    /** One more than the number. */
    private final int[] places = new int[YEARS * MONTHS * DAYS];

    private final Map<Integer, Integer> others = new HashMap<>();

    private DateIds(int firstYear) {
        this.firstYear = firstYear;
    }

    /** Of dates by their numbers; 0 isn't one. */
    static DateIds of(int[] dates) {
        int lastYear = 0;
        for (int date : dates) {
            lastYear = Math.max(lastYear, date / 10_000);
        }
        DateIds ids = new DateIds(lastYear - YEARS + 1);
        for (int id = 0; id < dates.length; id++) {
            int place = ids.place(dates[id]);
            if (place >= 0) {
                ids.places[place] = id + 1;
            } else {
                ids.others.put(dates[id], id);
            }
        }
        return ids;
    }

    /** The date's number, or {@link Texts#NONE}. */
    int find(int date) {
        int place = place(date);
        return place >= 0 ? places[place] - 1 : others.getOrDefault(date, Texts.NONE);
    }

    private int place(int date) {
        int year = date / 10_000 - firstYear;
        int month = date / 100 % 100;
        int day = date % 100;
        return year >= 0 && year < YEARS && month < MONTHS && day < DAYS ? (year * MONTHS + month) * DAYS + day : -1;
    }
}
