package qpip.exchange.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodesApartTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(4);

    @Test
    void whatTwoSlipsMadeOfACodeIsNeverFar() {
        for (int i = 0; i < 200_000; i++) {
            StringBuilder code = code(5 + RANDOM.nextInt(12));
            String one = code.toString();
            int length = one.length();
            slip(code);
            slip(code);
            if (code.length() == length) {
                assertThat(CodesApart.areFar(sketch(one), sketch(code.toString())))
                        .isFalse();
            }
        }
    }

    @Test
    void mostCodesOfTwoPersonsAre() {
        int far = 0;
        for (int i = 0; i < 10_000; i++) {
            far += CodesApart.areFar(sketch(code(9).toString()), sketch(code(9).toString())) ? 1 : 0;
        }
        assertThat(far).isGreaterThan(9_500);
    }

    @Test
    void aNumberWithOneSlipIsRepairedToTheRightOne() {
        List<String> repaired = new ArrayList<>();

        // 046454286 is the example of the number's public description.
        repairs("046454236", number -> repaired.add(new String(number, StandardCharsets.US_ASCII)));
        repairs("064454286", number -> repaired.add(new String(number, StandardCharsets.US_ASCII)));

        assertThat(repaired).contains("046454286");
        assertThat(repaired.stream().filter("046454286"::equals)).hasSize(2);
    }

    @Test
    void aRightNumberIsNotRepairedNorIsWhatIsNoNumber() {
        List<String> repaired = new ArrayList<>();
        for (String code : List.of("046454286", "04645428", "04645428X", "")) {
            repairs(code, number -> repaired.add("x"));
        }
        assertThat(repaired).isEmpty();
    }

    private static long sketch(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
        return CodesApart.sketch(bytes, 0, bytes.length);
    }

    private static StringBuilder code(int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return code;
    }

    private static void slip(StringBuilder code) {
        int at = RANDOM.nextInt(code.length());
        char digit = (char) ('0' + RANDOM.nextInt(10));
        switch (RANDOM.nextInt(4)) {
            case 0 -> code.setCharAt(at, digit);
            case 1 -> code.deleteCharAt(at);
            case 2 -> code.insert(at, digit);
            default -> {
                if (at + 1 < code.length()) {
                    char next = code.charAt(at + 1);
                    code.setCharAt(at + 1, code.charAt(at));
                    code.setCharAt(at, next);
                }
            }
        }
    }

    private static void repairs(String number, Repairs.Taker taker) {
        byte[] among = ("#" + number + "#").getBytes(StandardCharsets.US_ASCII);
        Repairs.of(among, 1, number.length(), taker);
    }
}
