package qpip.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.transfer.TransferFailed.Reason;

@Timeout(60)
class CourierTest {

    private static final List<String> PARTNERS = List.of("cnesst", "retraite");
    private static final Patience ONCE = new Patience(1, Duration.ZERO, Duration.ofSeconds(10));
    private static final Patience OFTEN = new Patience(10, Duration.ofMillis(100), Duration.ofSeconds(10));

    private final Path folder;
    private final Path home;
    private final Path inbox;
    private final Path outbox;
    private final Faults faults = new Faults();
    private PartnerServer server;

    CourierTest(@TempDir Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toRealPath().resolve("ours"));
        this.home = folder.toRealPath().resolve("theirs");
        this.inbox = home.resolve("cnesst/inbox");
        this.outbox = home.resolve("cnesst/outbox");
        this.server = PartnerServer.start(home, PARTNERS, 0, faults);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileMakesTheRoundTrip() throws IOException {
        Path extract = random("extract", 300_000);
        Files.copy(extract, outbox.resolve("deaths.txt"));
        try (Courier courier = courier(ONCE)) {
            courier.deliver(extract, "claims.txt");
            List<RemoteFile> listed = courier.list();
            Path fetched = courier.fetch(listed.get(0), folder);
            courier.remove(listed.get(0));
            courier.remove(listed.get(0));

            assertThat(listed).containsExactly(new RemoteFile("deaths.txt", 300_000));
            assertThat(fetched).isEqualTo(folder.resolve("deaths.txt")).hasSameBinaryContentAs(extract);
            assertThat(inbox.resolve("claims.txt")).hasSameBinaryContentAs(extract);
            assertThat(names(inbox)).containsExactly("claims.txt");
            assertThat(outbox).isEmptyDirectory();
        }
    }

    @Test
    void anEmptyFileMakesTheRoundTripToo() throws IOException {
        Path empty = random("empty", 0);
        Files.createFile(outbox.resolve("GO"));
        try (Courier courier = courier(ONCE)) {
            courier.deliver(empty, "GO");
            assertThat(courier.fetch(new RemoteFile("GO", 0), folder)).isEmptyFile();
            assertThat(inbox.resolve("GO")).isEmptyFile();
        }
    }

    @Test
    void theListIsByNameAndPassesOverWhatIsHiddenUnfinishedOrAFolder() throws IOException {
        for (String name : List.of("b.txt", "a.txt", ".a.txt.part", "c.part", "d.filepart", ".hidden", "bad\\name")) {
            Files.writeString(outbox.resolve(name), "x");
        }
        Files.createDirectory(outbox.resolve("folder"));
        Files.createSymbolicLink(outbox.resolve("link"), outbox.resolve("a.txt"));
        try (Courier courier = courier(ONCE)) {
            assertThat(courier.list()).containsExactly(new RemoteFile("a.txt", 1), new RemoteFile("b.txt", 1));
        }
    }

    @Test
    void aNameMayHaveAccentsAndSpaces() throws IOException {
        String name = "Décès — n° 12 été.txt";
        Files.writeString(outbox.resolve(name), "é");
        try (Courier courier = courier(ONCE)) {
            assertThat(courier.list()).containsExactly(new RemoteFile(name, 2));
            Path fetched = courier.fetch(courier.list().get(0), folder);
            courier.deliver(fetched, name);
            assertThat(inbox.resolve(name)).hasContent("é");
        }
    }

    @Test
    void theSameFileDeliveredTwiceIsSentOnce() throws IOException {
        Path extract = random("extract", 1000);
        List<String> points = new ArrayList<>();
        try (Courier courier = courier(ONCE, Effects.observed(Effects.real(), points::add))) {
            courier.deliver(extract, "claims.txt");
            assertThat(points)
                    .containsExactly("before:upload", "after:upload", "before:remote-rename", "after:remote-rename");
            courier.deliver(extract, "claims.txt");
            assertThat(points).hasSize(4);
        }
    }

    @Test
    void theSameFileFetchedTwiceIsWrittenOnce() throws IOException {
        Files.copy(random("extract", 1000), outbox.resolve("deaths.txt"));
        List<String> points = new ArrayList<>();
        try (Courier courier = courier(ONCE, Effects.observed(Effects.real(), points::add))) {
            RemoteFile file = courier.list().get(0);
            courier.fetch(file, folder);
            assertThat(points).hasSize(8).contains("after:write", "after:fsync", "after:rename", "after:sync-folder");
            courier.fetch(file, folder);
            assertThat(points).hasSize(8);
            courier.remove(file);
            courier.remove(file);
            assertThat(points).hasSize(10).endsWith("before:remote-delete", "after:remote-delete");
        }
    }

    @Test
    void anotherContentUnderADeliveredNameIsAnErrorEvenWithTheSameLength() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "aaaa");
        Path second = Files.writeString(folder.resolve("second"), "aaab");
        Path third = Files.writeString(folder.resolve("third"), "aaaaa");
        try (Courier courier = courier(ONCE)) {
            courier.deliver(first, "claims.txt");
            for (Path other : List.of(second, third)) {
                assertFailed(
                        () -> courier.deliver(other, "claims.txt"),
                        Reason.CONFLICT,
                        "cannot deliver claims.txt for partner cnesst at localhost:%d: a file of this name with another content is already in the inbox; never replace it: deliver under a new sequence number"
                                .formatted(server.port()));
            }
        }
        assertThat(inbox.resolve("claims.txt")).hasContent("aaaa");
        assertThat(names(inbox)).containsExactly("claims.txt");
    }

    @Test
    void anotherContentUnderAFetchedNameIsAnError() throws IOException {
        Files.writeString(outbox.resolve("deaths.txt"), "aaaa");
        try (Courier courier = courier(ONCE)) {
            courier.fetch(courier.list().get(0), folder);
            Files.writeString(outbox.resolve("deaths.txt"), "bbbb");
            assertFailed(
                    () -> courier.fetch(courier.list().get(0), folder),
                    Reason.CONFLICT,
                    "cannot fetch deaths.txt for partner cnesst at localhost:%d: a file of this name was fetched before and has another content; ask the partner which one holds and put the other aside"
                            .formatted(server.port()));
        }
        assertThat(folder.resolve("deaths.txt")).hasContent("aaaa");
    }

    @Test
    void aFileThatGrewSinceItWasListedIsNeitherFetchedNorRemoved() throws IOException {
        Files.writeString(outbox.resolve("deaths.txt"), "aaaa");
        try (Courier courier = courier(ONCE)) {
            RemoteFile listed = courier.list().get(0);
            Files.writeString(outbox.resolve("deaths.txt"), "b", StandardOpenOption.APPEND);
            String message =
                    "cannot take deaths.txt for partner cnesst at localhost:%d: 4 bytes were listed and 5 found; the partner may still be writing it: list again later"
                            .formatted(server.port());
            assertFailed(() -> courier.fetch(listed, folder), Reason.SIZE, message);
            assertFailed(() -> courier.remove(listed), Reason.SIZE, message);
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(outbox.resolve("deaths.txt")).hasContent("aaaab");
    }

    @Test
    void aFileThatShrinksWhileItIsFetchedLeavesNothingBehind() throws IOException {
        Files.writeString(outbox.resolve("deaths.txt"), "aaaa");
        Effects effects = at("before:write", () -> Files.writeString(outbox.resolve("deaths.txt"), "aa"));
        try (Courier courier = courier(ONCE, effects)) {
            assertFailed(
                    () -> courier.fetch(new RemoteFile("deaths.txt", 4), folder),
                    Reason.SIZE,
                    "cannot take deaths.txt for partner cnesst at localhost:%d: 4 bytes were listed and 2 found; the partner may still be writing it: list again later"
                            .formatted(server.port()));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUploadThatDidNotArriveWholeNeverGetsItsName() throws IOException {
        Path extract = random("extract", 1000);
        Effects effects = at("after:upload", () -> Files.write(inbox.resolve(".claims.txt.part"), new byte[10]));
        try (Courier courier = courier(ONCE, effects)) {
            assertFailed(
                    () -> courier.deliver(extract, "claims.txt"),
                    Reason.SIZE,
                    "cannot deliver claims.txt for partner cnesst at localhost:%d: 1000 bytes were sent and 10 arrived; check that nothing else writes the file, then run again"
                            .formatted(server.port()));
        }
        assertThat(names(inbox)).containsExactly(".claims.txt.part");
    }

    @Test
    void aLongerLeftoverOfAnUploadIsWrittenOver() throws IOException {
        Path extract = random("extract", 1000);
        Files.write(inbox.resolve(".claims.txt.part"), new byte[5000]);
        try (Courier courier = courier(ONCE)) {
            courier.deliver(extract, "claims.txt");
        }
        assertThat(names(inbox)).containsExactly("claims.txt");
        assertThat(inbox.resolve("claims.txt")).hasSameBinaryContentAs(extract);
    }

    @Test
    void aVanishedFileIsToldWithWhatToDo() {
        try (Courier courier = courier(ONCE)) {
            assertFailed(
                    () -> courier.fetch(new RemoteFile("gone.txt", 4), folder),
                    Reason.MISSING,
                    "cannot fetch gone.txt for partner cnesst at localhost:%d: the file or folder is not on the server; check that the account has the folders inbox and outbox and that nobody else takes the files"
                            .formatted(server.port()));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerThatIsDownIsToldWithTheNumberOfTries() {
        Mailbox mailbox = server.mailbox("cnesst");
        server.close();
        Patience twice = new Patience(2, Duration.ofMillis(10), Duration.ofSeconds(5));
        try (Courier courier = new Courier(mailbox, Effects.real(), twice)) {
            assertFailed(
                    courier::list,
                    Reason.UNREACHABLE,
                    "cannot reach the SFTP server of partner cnesst at localhost:%d to list the outbox: connection refused (2 tries); check that the server is running, the port, and the firewall"
                            .formatted(mailbox.port()));
        }
    }

    @Test
    void aHostNobodyKnowsIsTold() {
        Mailbox real = server.mailbox("cnesst");
        Mailbox mailbox =
                new Mailbox("cnesst", "no-such-host.invalid", 22, "cnesst", real.privateKey(), real.knownHosts());
        try (Courier courier = new Courier(mailbox, Effects.real(), ONCE)) {
            assertFailed(
                    courier::list,
                    Reason.UNREACHABLE,
                    "cannot reach the SFTP server of partner cnesst at no-such-host.invalid:22 to list the outbox: unknown host name; check the host name and the DNS");
        }
    }

    @Test
    void aHostKeyThatIsNotTheKnownOneIsRefusedAndItsFingerprintTold() throws IOException {
        Mailbox real = server.mailbox("cnesst");
        Path other = folder.resolve("known_hosts");
        Files.writeString(
                other,
                Files.readString(real.knownHosts()).replaceFirst("AAAA.*", publicKey("partner_cnesst_ed25519.pub")));
        Path empty = Files.createFile(folder.resolve("none"));
        for (Path known : List.of(other, empty)) {
            Mailbox mailbox = new Mailbox("cnesst", "localhost", real.port(), "cnesst", real.privateKey(), known);
            try (Courier courier = new Courier(mailbox, Effects.real(), OFTEN)) {
                TransferFailed failed = catchThrowableOfType(TransferFailed.class, courier::list);
                assertThat(failed)
                        .hasMessageMatching(
                                "cannot list the outbox for partner cnesst at localhost:%d: the server offered the host key SHA256:[A-Za-z0-9+/]{43}, which is not the one in %s; ask the partner by telephone whether its key changed, and only then replace the line"
                                        .formatted(real.port(), known.getFileName()));
                assertThat(failed.reason()).isEqualTo(Reason.HOST_KEY);
            }
        }
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsRefused() {
        Mailbox real = server.mailbox("cnesst");
        Mailbox mailbox = new Mailbox(
                "cnesst",
                "localhost",
                real.port(),
                "cnesst",
                server.mailbox("retraite").privateKey(),
                real.knownHosts());
        try (Courier courier = new Courier(mailbox, Effects.real(), OFTEN)) {
            assertFailed(
                    courier::list,
                    Reason.SIGN_IN,
                    "cannot list the outbox for partner cnesst at localhost:%d: the server refused user cnesst with the key partner_retraite_ed25519; check that the partner has installed our public key"
                            .formatted(real.port()));
        }
    }

    @Test
    void aMissingKeyFileIsToldBeforeAnythingIsSent() {
        Mailbox real = server.mailbox("cnesst");
        Path missing = folder.resolve("no-key");
        Mailbox mailbox = new Mailbox("cnesst", "localhost", real.port(), "cnesst", missing, real.knownHosts());
        assertFailed(
                () -> new Courier(mailbox, Effects.real(), ONCE),
                Reason.SETTINGS,
                "cannot connect to partner cnesst at localhost:%d: the private key %s cannot be read; check the path and the permissions"
                        .formatted(real.port(), missing));
    }

    @Test
    void aFileThatIsNoKeyIsToldBeforeAnythingIsSent() throws IOException {
        Mailbox real = server.mailbox("cnesst");
        Path noKey = Files.writeString(folder.resolve("no-key"), "not a key");
        Mailbox mailbox = new Mailbox("cnesst", "localhost", real.port(), "cnesst", noKey, real.knownHosts());
        assertFailed(
                () -> new Courier(mailbox, Effects.real(), ONCE),
                Reason.SETTINGS,
                "cannot connect to partner cnesst at localhost:%d: %s is not a private key in OpenSSH's format without a passphrase; check the path"
                        .formatted(real.port(), noKey));
    }

    @Test
    void aServerThatDeniesPermissionIsToldWithWhatToDo() throws IOException {
        faults.deny();
        Path extract = random("extract", 10);
        try (Courier courier = courier(OFTEN)) {
            assertFailed(
                    () -> courier.deliver(extract, "claims.txt"),
                    Reason.REFUSED,
                    "cannot deliver claims.txt for partner cnesst at localhost:%d: the server denies permission; ask the partner for the right to write to inbox and to read and remove in outbox"
                            .formatted(server.port()));
        }
    }

    @Test
    void aFullDiskOfThePartnerIsToldAsFarAsVersionThreeAllows() throws IOException {
        faults.fillDisk();
        Path extract = random("extract", 10);
        try (Courier courier = courier(OFTEN)) {
            assertFailed(
                    () -> courier.deliver(extract, "claims.txt"),
                    Reason.REFUSED,
                    "cannot deliver claims.txt for partner cnesst at localhost:%d: the server failed without saying why (status 4); ask the partner to check that its disk or quota is not full"
                            .formatted(server.port()));
        }
        assertThat(inbox.resolve("claims.txt")).doesNotExist();
    }

    @Test
    void aServerThatNeverAnswersIsToldAfterTheTimeout() throws IOException {
        Mailbox real = server.mailbox("cnesst");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Mailbox mailbox = new Mailbox(
                    "cnesst", "localhost", silent.getLocalPort(), "cnesst", real.privateKey(), real.knownHosts());
            Patience second = new Patience(1, Duration.ZERO, Duration.ofSeconds(1));
            try (Courier courier = new Courier(mailbox, Effects.real(), second)) {
                assertFailed(
                        courier::list,
                        Reason.UNREACHABLE,
                        "cannot reach the SFTP server of partner cnesst at localhost:%d to list the outbox: no answer within 1 s; check the firewall and whether the server is overloaded"
                                .formatted(silent.getLocalPort()));
            }
        }
    }

    @Tag("slow")
    @Test
    void aServerThatFallsSilentInTheMiddleIsGivenUp() throws IOException {
        Files.copy(random("extract", 3_000_000), outbox.resolve("deaths.txt"));
        Patience second = new Patience(1, Duration.ZERO, Duration.ofSeconds(1));
        faults.fallSilent();
        try (Courier courier = courier(second)) {
            TransferFailed failed = catchThrowableOfType(
                    TransferFailed.class, () -> courier.fetch(new RemoteFile("deaths.txt", 3_000_000), folder));
            assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        } finally {
            faults.silence.countDown();
        }
        assertThat(names(folder)).containsExactly("extract");
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() throws IOException {
        Path extract = random("extract", 10);
        try (Courier courier = courier(ONCE)) {
            for (String name : List.of("../x", "a/b", ".hidden", "..", "a\\b")) {
                assertThatThrownBy(() -> courier.deliver(extract, name)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> new RemoteFile(name, 0)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void aConnectionCutWhileFetchingIsTriedAgainAndSucceeds() throws IOException {
        Path extract = random("extract", 3_000_000);
        Files.copy(extract, outbox.resolve("deaths.txt"));
        faults.cutReadingAfter(1_000_000);
        try (Courier courier = courier(OFTEN)) {
            assertThat(courier.fetch(new RemoteFile("deaths.txt", 3_000_000), folder))
                    .hasSameBinaryContentAs(extract);
        }
        assertThat(faults.cuts).hasValue(1);
        assertThat(names(folder)).containsExactly("deaths.txt", "extract");
    }

    @Test
    void aConnectionCutWhileDeliveringIsTriedAgainAndSucceeds() throws IOException {
        Path extract = random("extract", 3_000_000);
        faults.cutWritingAfter(1_000_000);
        try (Courier courier = courier(OFTEN)) {
            courier.deliver(extract, "claims.txt");
        }
        assertThat(faults.cuts).hasValue(1);
        assertThat(names(inbox)).containsExactly("claims.txt");
        assertThat(inbox.resolve("claims.txt")).hasSameBinaryContentAs(extract);
    }

    @Test
    void aCutThatIsNotRepairedIsToldAndLeavesNoFileUnderAFinalName() throws IOException {
        Files.copy(random("extract", 3_000_000), outbox.resolve("deaths.txt"));
        faults.cutReadingAfter(1_000_000);
        try (Courier courier = courier(ONCE)) {
            assertFailed(
                    () -> courier.fetch(new RemoteFile("deaths.txt", 3_000_000), folder),
                    Reason.UNREACHABLE,
                    "cannot reach the SFTP server of partner cnesst at localhost:%d to fetch deaths.txt: the connection was lost; check the network, then run again: nothing half-done remains under a final name"
                            .formatted(server.port()));
        }
        assertThat(names(folder)).containsExactly("extract");
    }

    @Test
    void aServerThatStopsDuringADeliveryAndComesBackGetsTheWholeFile() throws Exception {
        Path extract = random("extract", 1_000_000);
        int port = server.port();
        AtomicBoolean stopped = new AtomicBoolean();
        Effects effects = Effects.observed(Effects.real(), point -> {
            if (point.equals("before:remote-rename") && stopped.compareAndSet(false, true)) {
                server.close();
            }
        });
        Mailbox mailbox = server.mailbox("cnesst");
        Thread operator = new Thread(() -> {
            while (!stopped.get() || server.isOpen()) {
                Thread.onSpinWait();
            }
            server = PartnerServer.start(home, PARTNERS, port);
        });
        operator.start();
        try (Courier courier = new Courier(mailbox, effects, OFTEN)) {
            courier.deliver(extract, "claims.txt");
        }
        operator.join();
        assertThat(names(inbox)).containsExactly("claims.txt");
        assertThat(inbox.resolve("claims.txt")).hasSameBinaryContentAs(extract);
    }

    @Tag("slow")
    @Test
    void stoppedAtAnyPointTheNextRunFinishes() throws IOException {
        Path extract = random("extract", 1000);
        for (int stop = 0; stop < 14; stop++) {
            Files.deleteIfExists(inbox.resolve("claims.txt"));
            Files.deleteIfExists(folder.resolve("deaths.txt"));
            Files.write(outbox.resolve("deaths.txt"), Files.readAllBytes(extract));
            AtomicInteger left = new AtomicInteger(stop);
            try (Courier courier = courier(ONCE, Effects.observed(Effects.real(), point -> {
                if (left.getAndDecrement() == 0) {
                    throw new AssertionError(point);
                }
            }))) {
                assertThatThrownBy(() -> exchange(courier, extract)).isInstanceOf(AssertionError.class);
            }
            try (Courier courier = courier(ONCE)) {
                exchange(courier, extract);
            }
            assertThat(names(folder)).containsExactly("deaths.txt", "extract");
            assertThat(folder.resolve("deaths.txt")).hasSameBinaryContentAs(extract);
            assertThat(names(inbox)).containsExactly("claims.txt");
            assertThat(outbox).isEmptyDirectory();
        }
    }

    @Test
    void neitherSideOffersWeakAlgorithms() {
        try (Courier courier = courier(ONCE)) {
            courier.list();
        }
        assertThat(faults.offered)
                .hasSize(2)
                .allSatisfy(offer -> assertThat(offer)
                        .contains("ssh-ed25519", "aes256-gcm@openssh.com", "hmac-sha2-256", "curve25519-sha256")
                        .doesNotContainPattern("ssh-rsa|ssh-dss|-cbc|sha1|md5"));
    }

    @Test
    @Tag("slow")
    void aHugeFileMakesTheRoundTrip() throws IOException {
        Path extract = random("extract", 50_000_000);
        Files.copy(extract, outbox.resolve("deaths.txt"));
        try (Courier courier = courier(ONCE)) {
            courier.deliver(extract, "claims.txt");
            courier.deliver(extract, "claims.txt");
            assertThat(courier.fetch(new RemoteFile("deaths.txt", 50_000_000), folder))
                    .hasSameBinaryContentAs(extract);
        }
        assertThat(inbox.resolve("claims.txt")).hasSameBinaryContentAs(extract);
    }

    /** What a night does: deliver ours, fetch theirs, and remove what was fetched. */
    private void exchange(Courier courier, Path extract) {
        courier.deliver(extract, "claims.txt");
        for (RemoteFile file : courier.list()) {
            courier.fetch(file, folder);
            SealedFile.sweep(folder, Effects.real());
            courier.remove(file);
        }
    }

    private Courier courier(Patience patience) {
        return courier(patience, Effects.real());
    }

    private Courier courier(Patience patience, Effects effects) {
        return new Courier(server.mailbox("cnesst"), effects, patience);
    }

    private static Effects at(String where, Effects.Action action) {
        return Effects.observed(Effects.real(), point -> {
            if (point.equals(where)) {
                try {
                    action.run();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
    }

    private static void assertFailed(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason, String message) {
        TransferFailed failed = catchThrowableOfType(TransferFailed.class, call);
        assertThat(failed).hasMessage(message);
        assertThat(failed.reason()).isEqualTo(reason);
    }

    private Path random(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(20261122).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private String publicKey(String name) throws IOException {
        return Files.readString(home.resolve("keys").resolve(name)).split(" ", 3)[1];
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Cuts the connection once, in the middle of a file. */
    private static final class Faults implements SftpEventListener {

        final List<String> offered = new CopyOnWriteArrayList<>();
        final AtomicInteger cuts = new AtomicInteger();
        final CountDownLatch silence = new CountDownLatch(1);
        private volatile boolean silent;
        private volatile Optional<IOException> refusal = Optional.empty();
        private volatile long readingMax = Long.MAX_VALUE;
        private volatile long writingMax = Long.MAX_VALUE;

        @Override
        public void initialized(ServerSession session, int version) {
            offered.add(String.join(",", session.getClientKexProposals().values()));
            offered.add(String.join(",", session.getServerKexProposals().values()));
        }

        void cutReadingAfter(long bytes) {
            readingMax = bytes;
        }

        void cutWritingAfter(long bytes) {
            writingMax = bytes;
        }

        void deny() {
            refusal = Optional.of(new AccessDeniedException("inbox"));
        }

        void fillDisk() {
            refusal = Optional.of(new IOException("No space left on device"));
        }

        void fallSilent() {
            silent = true;
        }

        @Override
        public void reading(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length) {
            if (silent) {
                await();
            }
            if (offset > readingMax) {
                readingMax = Long.MAX_VALUE;
                cut(session);
            }
        }

        @Override
        public void writing(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length)
                throws IOException {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            if (offset > writingMax) {
                writingMax = Long.MAX_VALUE;
                cut(session);
            }
        }

        private void await() {
            try {
                silence.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void cut(ServerSession session) {
            cuts.incrementAndGet();
            session.close(true);
        }
    }
}
