package qpip.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerServerTest {

    private static final List<String> PARTNERS = List.of("cnesst", "retraite");

    private final Path home;

    private PartnerServer server;

    PartnerServerTest(@TempDir Path home) throws IOException {
        this.home = home.toRealPath();
        this.server = PartnerServer.start(home, PARTNERS, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../retraite/outbox/secret.txt",
                "/../retraite/outbox/secret.txt",
                "inbox/../../retraite/outbox/secret.txt",
                "/retraite/outbox/secret.txt",
                "../../../../../../etc/passwd",
                "/etc/passwd",
                "../keys/host_ed25519"
            })
    void anAccountCannotReadOutsideItsFolder(String path) throws IOException {
        Files.writeString(home.resolve("retraite/outbox/secret.txt"), "not yours");

        try (RawSftp raw = cnesst();
                SftpClient sftp = raw.signIn()) {
            assertThatThrownBy(() -> sftp.stat(path)).isInstanceOf(SftpException.class);
            assertThatThrownBy(() -> sftp.read(path).readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAccountSeesItsTwoFoldersOnly() throws IOException {
        try (RawSftp raw = cnesst();
                SftpClient sftp = raw.signIn()) {
            for (String path : List.of("/", ".", "..", "../..")) {
                assertThat(sftp.readEntries(path))
                        .extracting(SftpClient.DirEntry::getFilename)
                        .filteredOn(name -> !name.startsWith("."))
                        .containsExactlyInAnyOrder("inbox", "outbox");
            }
            assertThat(sftp.getVersion()).isEqualTo(3);
        }
    }

    @Test
    void anAccountCannotMakeALinkThatLeadsOut() throws IOException {
        try (RawSftp raw = cnesst();
                SftpClient sftp = raw.signIn()) {
            assertThatThrownBy(() -> sftp.symLink("inbox/way-out", "/etc")).isInstanceOf(SftpException.class);
        }
        assertThat(home.resolve("cnesst/inbox")).isEmptyDirectory();
    }

    @Test
    void aFileCannotBeMovedOutOfTheAccount() throws IOException {
        Files.writeString(home.resolve("cnesst/outbox/a"), "x");
        try (RawSftp raw = cnesst();
                SftpClient sftp = raw.signIn()) {
            assertThatThrownBy(() -> sftp.rename("outbox/a", "../retraite/outbox/a"))
                    .isInstanceOf(SftpException.class);
        }
        assertThat(home.resolve("retraite/outbox")).isEmptyDirectory();
    }

    @Test
    void aPasswordIsRefused() throws IOException {
        try (RawSftp raw = RawSftp.withPassword(server.port(), "cnesst", "cnesst")) {
            assertThatThrownBy(raw::signIn).isInstanceOf(SshException.class);
        }
    }

    @Test
    void anotherPartnersKeyIsRefused() throws IOException {
        try (RawSftp raw = RawSftp.withKey(server.port(), "cnesst", keys().partner("retraite"))) {
            assertThatThrownBy(raw::signIn).isInstanceOf(SshException.class);
        }
    }

    @Test
    void anUnknownUserIsRefused() throws IOException {
        try (RawSftp raw = RawSftp.withKey(server.port(), "nobody", keys().partner("cnesst"))) {
            assertThatThrownBy(raw::signIn).isInstanceOf(SshException.class);
        }
    }

    @Test
    void keysAreReadableOnlyByUsAndKeptForTheNextStart() throws IOException {
        byte[] host = Files.readAllBytes(home.resolve("keys/host_ed25519"));
        byte[] partner = Files.readAllBytes(server.mailbox("cnesst").privateKey());
        server.close();
        server = PartnerServer.start(home, PARTNERS, 0);

        assertThat(home.resolve("keys/host_ed25519"))
                .hasBinaryContent(host)
                .content()
                .startsWith("-----BEGIN OPENSSH");
        assertThat(server.mailbox("cnesst").privateKey()).hasBinaryContent(partner);
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files)
                    .hasSize(7)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void knownHostsFollowThePort() throws IOException {
        int first = server.port();
        assertThat(Files.readString(server.mailbox("cnesst").knownHosts()))
                .startsWith("[localhost]:%d,[127.0.0.1]:%d ssh-ed25519 ".formatted(first, first));
        try (PartnerServer second = PartnerServer.start(home, PARTNERS, 0)) {
            assertThat(Files.readString(second.mailbox("cnesst").knownHosts()))
                    .startsWith("[localhost]:%d,".formatted(second.port()))
                    .hasLineCount(1);
        }
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws IOException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : outside) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, server.port()), 2000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aPortInUseIsToldWithWhatToDo() {
        assertThatThrownBy(() -> PartnerServer.start(home, PARTNERS, server.port()))
                .isInstanceOf(TransferFailed.class)
                .hasMessage(
                        "cannot start the partners' SFTP server on localhost:%d: the port is in use; stop what uses it or choose another",
                        server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "keys", "CNESST", "", "a/b", "-a"})
    void aPartnersNameMustBeAPlainWord(String name) {
        assertThatThrownBy(() -> PartnerServer.start(home, List.of(name), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a partner's account must be of lower-case letters, digits and hyphens, at most 32, and not 'keys'");
    }

    @Test
    void anUnknownPartnerHasNoMailbox() {
        assertThatThrownBy(() -> server.mailbox("ramq"))
                .hasMessage("there is no partner 'ramq'; the partners are cnesst, retraite");
    }

    @Test
    void anArrivalIsToldOnceTheFileHasItsFinalNameInTheInbox() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        server.onArrival((partner, file) -> {
            throw new IllegalStateException("a partner that fails does not keep the others from hearing");
        });
        server.onArrival((partner, file) -> told.add(partner + " " + home.relativize(file) + " " + Files.exists(file)));
        try (RawSftp raw = cnesst();
                SftpClient sftp = raw.signIn()) {
            sftp.put(new ByteArrayInputStream(new byte[10]), "inbox/.a.part");
            sftp.rename("inbox/.a.part", "inbox/.b.part");
            sftp.rename("inbox/.b.part", "inbox/b");
            sftp.put(new ByteArrayInputStream(new byte[10]), "outbox/c");
            sftp.rename("outbox/c", "outbox/d");
            sftp.rename("outbox/d", "inbox/d");
        }
        server.close();

        assertThat(told).containsExactly("cnesst cnesst/inbox/b true", "cnesst cnesst/inbox/d true");
    }

    private RawSftp cnesst() throws IOException {
        return RawSftp.withKey(server.port(), "cnesst", keys().partner("cnesst"));
    }

    private PartnerKeys keys() throws IOException {
        return new PartnerKeys(home.resolve("keys"));
    }
}
