package qpip.exchange.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Likeness;

/** The fast forms find what the plain ones do. */
final class LettersTest {

    private final Letters letters = new Letters();

    @ParameterizedTest
    @CsvSource({
        "GAGNON, GAGNON, 0",
        "GAGNON, GAGON, 1",
        "GAGNON, GANGON, 1",
        "GAGNON, GAGNE, 2",
        "CA, ABC, 3",
        "A, B, 1",
        "GAGNON, TREMBLAY, 9"
    })
    void neighboursExchangedAreOneStep(String one, String other, int distance) {
        assertThat(letters.distance(one, other, 9))
                .isEqualTo(Math.min(9, distance == 9 ? plain(one, other) : distance));
    }

    @Test
    void bothAreTheSameAsThePlainForms() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            String one = word(random);
            String other = word(random);
            assertThat(letters.jaroWinkler(one, other))
                    .as(one + " " + other)
                    .isEqualTo(Likeness.jaroWinkler(one, other));
            assertThat(letters.distance(one, other, 99)).as(one + " " + other).isEqualTo(plain(one, other));
        }
    }

    @Test
    void whatIsLongerThanAWordIsCut() {
        assertThat(letters.distance("A".repeat(64) + "B", "A".repeat(64) + "C", 9))
                .isZero();
        assertThat(letters.jaroWinkler("A".repeat(70), "A".repeat(64))).isEqualTo(1000);
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            word.append((char) ('A' + random.nextInt(5)));
        }
        return word.toString();
    }

    private static int plain(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                steps[i][j] = Math.min(
                        Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1), steps[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
