package qpip.exchange.simulation.town;

import java.util.List;
import java.util.Locale;
import qpip.exchange.simulation.Chance;

/** How a source writes what it was told: slips of the pen, other forms of a name, dates that stand for none. */
final class Slips {

    private static final List<String[]> SOUNDS = List.of(
            new String[] {"eau", "o"},
            new String[] {"ph", "f"},
            new String[] {"ault", "eau"},
            new String[] {"ette", "et"},
            new String[] {"ss", "s"},
            new String[] {"y", "i"},
            new String[] {"ie", "y"},
            new String[] {"c", "k"});

    private final boolean truncates;

    /** @param truncates whether surnames are cut to seven letters, as a source may begin to do one day */
    Slips(boolean truncates) {
        this.truncates = truncates;
    }

    String surname(Townsman person, Chance chance) {
        String name =
                !person.marriedName().isEmpty() && chance.happens(5_000) ? person.marriedName() : person.surname();
        name = chance.happens(400) ? written(name, chance) : name;
        return truncates && name.length() > 7 ? name.substring(0, 7) : name;
    }

    String given(Townsman person, Chance chance) {
        String name = person.given();
        if (chance.happens(150)) {
            int hyphen = name.indexOf('-');
            return hyphen > 0 ? name.substring(0, hyphen) : name.substring(0, 1);
        }
        return chance.happens(350) ? written(name, chance) : name;
    }

    /** Without accents, as it sounds, in part, or with one letter wrong. */
    private static String written(String name, Chance chance) {
        int kind = chance.below(10);
        if (kind < 2) {
            return name.toUpperCase(Locale.CANADA_FRENCH);
        }
        if (kind < 5) {
            for (String[] sound : SOUNDS) {
                int at = name.indexOf(sound[0]);
                if (at > 0) {
                    return name.substring(0, at) + sound[1] + name.substring(at + sound[0].length());
                }
            }
        }
        int hyphen = Math.max(name.indexOf('-'), name.indexOf(' '));
        if (kind == 5 && hyphen > 0) {
            return chance.happens(5_000) ? name.substring(0, hyphen) : name.substring(hyphen + 1);
        }
        return letter(name, chance);
    }

    private static String letter(String name, Chance chance) {
        int at = chance.below(name.length());
        char other = (char) ('a' + chance.below(26));
        return switch (chance.below(4)) {
            case 0 -> name.substring(0, at) + other + name.substring(at + 1);
            case 1 -> name.length() > 2 ? name.substring(0, at) + name.substring(at + 1) : name + other;
            case 2 -> name.substring(0, at) + other + name.substring(at);
            default ->
                at + 1 < name.length()
                        ? name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2)
                        : name + other;
        };
    }

    String date(int born, Chance chance) {
        if (chance.happens(150)) {
            return "";
        }
        int year = born / 10_000;
        int month = born / 100 % 100;
        int day = born % 100;
        if (chance.happens(350)) {
            switch (chance.below(6)) {
                case 0 -> {
                    int swapped = month;
                    month = Math.min(12, day);
                    day = day <= 12 ? swapped : day;
                }
                case 1 -> day = day % 28 + 1;
                case 2 -> month = month % 12 + 1;
                case 3 -> year += chance.happens(5_000) ? 1 : -1;
                case 4 -> year += chance.happens(5_000) ? 10 : -10;
                default -> {
                    month = 1;
                    day = 1;
                }
            }
        }
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    String number(String right, Chance chance) {
        if (right.isEmpty() || !chance.happens(60)) {
            return right;
        }
        int at = right.length() - 1 - chance.below(Math.min(8, right.length()));
        char other = (char) ('0' + chance.below(10));
        return right.substring(0, at) + other + right.substring(at + 1);
    }

    String postcode(String right, Chance chance) {
        if (chance.happens(200)) {
            return "";
        }
        return chance.happens(1_300) ? Households.postcode(chance.below(90_000)) : right;
    }
}
