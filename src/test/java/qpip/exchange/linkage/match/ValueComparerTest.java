package qpip.exchange.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueComparerTest {

    private final ValueComparer values = new ValueComparer();

    /** The levels of dates are those of the letter-by-letter distance, however they are worked out. */
    @Test
    void theSlipsOfADateAreThoseOfItsDigits() {
        SplittableRandom random = new SplittableRandom(8);
        Letters letters = new Letters();
        for (int i = 0; i < 300_000; i++) {
            String one = digits(random);
            String other = random.nextInt(3) == 0 ? digits(random) : slipped(one, random);
            int distance = letters.distance(one, other, 3);
            int level = values.date(one, other);
            if (!isWhole(other) || one.equals(other) || level == 2) {
                continue;
            }
            assertThat(level == 3).as("%s %s", one, other).isEqualTo(distance == 1);
            boolean partsAgree = level >= 4 && level <= 6;
            if (distance != 1 && !partsAgree) {
                assertThat(level == 7).as("%s %s", one, other).isEqualTo(distance == 2);
            }
        }
    }

    private static String digits(SplittableRandom random) {
        return String.format("%04d%02d%02d", 1930 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    /** One or two digits replaced, exchanged with their neighbour, or left out and put in elsewhere. */
    private static String slipped(String date, SplittableRandom random) {
        StringBuilder digits = new StringBuilder(date);
        for (int slips = random.nextInt(2); slips >= 0; slips--) {
            int at = random.nextInt(7);
            char digit = (char) ('0' + random.nextInt(10));
            switch (random.nextInt(3)) {
                case 0 -> digits.setCharAt(at, digit);
                case 1 -> digits.insert(random.nextInt(8), digits.charAt(at)).deleteCharAt(random.nextInt(8));
                default -> {
                    char next = digits.charAt(at + 1);
                    digits.setCharAt(at + 1, digits.charAt(at));
                    digits.setCharAt(at, next);
                }
            }
        }
        return digits.toString();
    }

    private static boolean isWhole(String date) {
        return !date.startsWith("0000") && !date.startsWith("00", 4) && !date.endsWith("00");
    }
}
