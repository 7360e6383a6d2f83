package qpip.exchange.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.NameForm;
import qpip.exchange.linkage.match.ValueComparer;

class NamesApartTest {

    private static final List<String> SYLLABLES =
            List.of("BE", "LAN", "GER", "TREM", "BLAY", "A", "NE", "DE LA ", "O", "ROI", "TS", "X", " ST ");

    private final SplittableRandom random = new SplittableRandom(11);
    private final ValueComparer values = new ValueComparer();

    @Tag("slow")
    @Test
    void namesThatAreFarHaveNothingInCommon() {
        int far = 0;
        for (int i = 0; i < 300_000; i++) {
            String one = name();
            String other = random.nextInt(3) == 0 ? name() : slip(slip(one));
            if (!one.equals(other) && areFar(one, other)) {
                far++;
                assertThat(values.name(NameForm.of(one), NameForm.of(other)))
                        .as(one + " " + other)
                        .isEqualTo(Comparison.NAME.other());
            }
        }
        assertThat(far).isGreaterThan(20_000);
    }

    @Test
    void whatTheSameIsCalledAtHomeIsNotFar() {
        assertThat(areFar("GUILLAUME", "BILL")).isFalse();
        assertThat(areFar("GUILLAUME", "ODETTE")).isTrue();
    }

    private static boolean areFar(String one, String other) {
        Spoken a = Spoken.of(one);
        Spoken b = Spoken.of(other);
        return NamesApart.areFar(a.letters(), a.sound(), b.letters(), b.sound());
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        int syllables = 1 + random.nextInt(4);
        for (int i = 0; i < syllables; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        String one = name.toString().strip().replaceAll(" +", " ");
        return one.isEmpty() ? "A" : one;
    }

    private String slip(String name) {
        StringBuilder slipped = new StringBuilder(name);
        int at = random.nextInt(name.length());
        char letter = (char) ('A' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> slipped.setCharAt(at, letter);
            case 1 -> slipped.insert(at, letter);
            case 2 -> slipped.deleteCharAt(at);
            default -> slipped.insert(0, letter);
        }
        String one = slipped.toString().strip().replaceAll(" +", " ");
        return one.isEmpty() ? name : one;
    }
}
