package qpip.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/b",
                "/etc/passwd",
                "a\\b",
                "..",
                ".",
                "",
                " ",
                " a",
                "a ",
                ".hidden",
                "a.part",
                "a.PART",
                "a.writing",
                "a.filepart",
                "a.tmp",
                "a\nb",
                "a\u0000b",
                "a\u001b[2J",
                "a\u202eb",
                "a\u2028b",
                "a\ufffdb"
            })
    void aNameThatLeadsElsewhereHidesOrWritesIntoALogIsRefused(String name) {
        assertThatThrownBy(() -> new RemoteFile(name, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a file name of %d characters is refused: expected one plain name of at most 240 bytes, without / or \\, control characters, a dot or space in front, a space at the end, or the ending of a temporary file",
                        name.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "décès du 22 novembre.txt", "FI.DMFA.123456.20261122.00001.R.1.1", "a..b", "éàü.xml.gpg"})
    void aPlainNameIsAccepted(String name) {
        assertThat(new RemoteFile(name, 0).name()).isEqualTo(name);
    }

    @Test
    void aNameMayHave240BytesAndNotOneMore() {
        assertThat(RemoteFile.isPlain("é".repeat(120))).isTrue();
        assertThat(RemoteFile.isPlain("é".repeat(120) + "a")).isFalse();
    }

    @Test
    void aSizeIsNotNegative() {
        assertThatThrownBy(() -> new RemoteFile("a", -1)).hasMessage("a file's size is not negative");
    }
}
