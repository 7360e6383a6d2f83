package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import qpip.exchange.register.Sex;

/**
 * Identifiers that can't be anybody's: social insurance numbers whose first digit (8 or 0) is never given to a person,
 * and health insurance numbers whose check digit is five off. All differ.
 */
public final class Identifiers {

    private static final int SERIES = 10_000_000;

    private final long offset;
    private final Set<String> nams = new HashSet<>();
    private int sins;

    Identifiers(long seed) {
        this.offset = Math.floorMod(seed * 7_654_321L, (long) SERIES);
    }

    /** The next number of the 8 series, then of the 0 series, in an order that looks like chance; Luhn holds. */
    String sin() {
        if (sins >= 2 * SERIES - 1) {
            throw new IllegalStateException("there are no more than 20 million invented social insurance numbers");
        }
        int place = sins % SERIES;
        String prefix = sins < SERIES ? "8" : "0";
        sins++;
        long body = Math.floorMod(place * 2_718_281L + offset, (long) SERIES);
        if (prefix.equals("0") && body == 0) {
            return sin();
        }
        String eight = prefix + String.format(Locale.ROOT, "%07d", body);
        return eight + luhnDigit(eight);
    }

    /** None when nine persons already share surname, initial and date of birth: nobody knows what RAMQ does then. */
    Optional<String> nam(String surname, String given, LocalDate born, Sex sex) {
        String letters = letters(surname, 3) + letters(given, 1);
        int month = born.getMonthValue() + (sex == Sex.F ? 50 : 0);
        String date = String.format(Locale.ROOT, "%02d%02d", month, born.getDayOfMonth());
        for (int sequence = 1; sequence <= 9; sequence++) {
            String printed = letters + String.format(Locale.ROOT, "%02d", born.getYear() % 100) + date + sequence;
            if (nams.add(printed)) {
                int digit = namDigit(letters, born.getYear() + date, sequence);
                return Optional.of(printed + (digit + 5) % 10);
            }
        }
        return Optional.empty();
    }

    /** The digit that makes a number right by Luhn. */
    public static int luhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /**
     * The check digit as open source deduced it; there is no official rule. Letters have two digits, and the code 19 is
     * left out.
     */
    public static int namDigit(String letters, String centuryDate, int sequence) {
        StringBuilder digits = new StringBuilder();
        for (char letter : letters.toCharArray()) {
            digits.append(String.format(Locale.ROOT, "%02d", letter - 'A' + (letter > 'R' ? 2 : 1)));
        }
        digits.append(centuryDate).append(sequence);
        String weights = "71139739531357691";
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (weights.charAt(i) - '0');
        }
        return sum % 10;
    }

    /** The first letters of a name, filled with X as the health insurance number does. */
    public static String letters(String name, int count) {
        String plain = Transcription.letters(name);
        return (plain + "XXX").substring(0, count);
    }
}
