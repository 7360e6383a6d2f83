package qpip.exchange.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as it was, and written again as the same bytes; of every mapping that we ship. */
class RoundTripTest {

    private final Path folder;

    RoundTripTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnesst/CN-OUT-01",
                "cnesst/CN-IN-01",
                "ramq/RA-OUT-01",
                "ramq/RA-IN-01",
                "civil-status/DE-IN-01",
                "civil-status/DE-IN-02"
            })
    void whatWasWrittenIsReadAgainAndWrittenAsTheSameBytes(String mapping) {
        Layout layout = Sample.layout(mapping);
        for (int details : new int[] {0, 1, 2, 50, 300}) {
            List<Values> written = Sample.values(layout, details, 7 * details + 1);
            byte[] bytes = Sample.file(layout, written);
            Path file = Sample.write(folder, bytes);
            for (int cuts : new int[] {1, 2, 4, 7}) {
                List<RejectedLine> rejected = new ArrayList<>();
                Verified verified = Extracts.verify(file, layout, cuts, 1, rejected::add, read -> {});
                assertThat(verified.fault()).isEqualTo(Optional.empty());
                assertThat(rejected).isEmpty();
                assertThat(verified.records()).isEqualTo(details);
                assertThat(verified.cuts()).hasSizeLessThanOrEqualTo(cuts);
                List<Values> read = Sample.read(file, layout, verified.cuts(), 13);
                assertThat(read).isEqualTo(written);
                assertThat(Sample.file(layout, read)).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnesst/CN-OUT-01",
                "cnesst/CN-IN-01",
                "ramq/RA-OUT-01",
                "ramq/RA-IN-01",
                "civil-status/DE-IN-01",
                "civil-status/DE-IN-02"
            })
    void aFileCutAtAnyByteIsRefused(String mapping) {
        Layout layout = Sample.layout(mapping);
        byte[] bytes = Sample.file(layout, 1, 5);
        for (int length = 0; length < bytes.length; length++) {
            Path file = Sample.write(folder, Arrays.copyOf(bytes, length));
            Verified verified = Sample.verify(file, layout);
            assertThat(verified.fault()).as("cut at byte %d", length).isPresent();
            assertThat(verified.cuts()).isEmpty();
        }
    }
}
