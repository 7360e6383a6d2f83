package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    /** Pairs published by Winkler; one whose Jaro part is below 0.7 shows that the prefix always counts. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA,   MARHTA,    961",
        "DIXON,    DICKSONX,  813",
        "DWAYNE,   DUANE,     840",
        "JONES,    JOHNSON,   832",
        "ABROMS,   ABRAMS,    922",
        "HARDIN,   MARTINEZ,  722",
        "ITMAN,    SMITH,     467",
        "ABCD,     AXYZUVWX,  513",
        "TREMBLAY, TREMBLAY, 1000",
        "ROY,      LI,          0"
    })
    void jaroWinklerGivesThePublishedValues(String one, String other, int perMille) {
        assertThat(Likeness.jaroWinkler(one, other)).isEqualTo(perMille);
    }

    @Test
    void anEmptyNameIsLikeNothing() {
        assertThat(Likeness.jaroWinkler("", "")).isZero();
        assertThat(Likeness.tokenSet("", "ROY")).isZero();
    }

    @Test
    void jaroWinklerStaysBetweenNothingAndTheSame() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            String one = random.ints(random.nextInt(60), 'A', 'F')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String other = random.ints(random.nextInt(60), 'A', 'F')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Likeness.jaroWinkler(one, other)).isBetween(0, one.equals(other) ? 1000 : 999);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TREMBLAY GAGNON, GAGNON TREMBLAY, 1000",
        "TREMBLAY GAGNON, GAGNON,           950",
        "DE LA DURANTAYE, DURANTAYE,       1000",
        "ROY,             LI,                 0"
    })
    void theOrderOfADoubleSurnameDoesNotCount(String one, String other, int perMille) {
        assertThat(Likeness.tokenSet(one, other)).isEqualTo(perMille);
    }
}
