package qpip.exchange.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.integration.file.remote.session.CachingSessionFactory;
import org.springframework.integration.file.remote.session.Session;
import org.springframework.integration.sftp.session.DefaultSftpSessionFactory;
import org.springframework.integration.util.PoolItemNotAvailableException;
import qpip.exchange.transfer.TransferFailed.Reason;

/**
 * Fetches from and delivers to one partner's mailbox.
 *
 * <p>Everything may be repeated, also after a stop at any moment: a file exists under its final name, here and there,
 * only when it is whole, and what is already done is recognized by its size and SHA-256.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Mailbox mailbox;
    private final Effects effects;
    private final Patience patience;
    private final AtomicReference<Optional<String>> refusedHostKey = new AtomicReference<>(Optional.empty());
    private final DefaultSftpSessionFactory connections;
    private final CachingSessionFactory<DirEntry> sessions;

    /** Whether the last errand found nobody: the next one is not as patient, so that a night isn't spent waiting. */
    private volatile boolean unreachable;

    public Courier(Mailbox mailbox, Effects effects, Patience patience) {
        this.mailbox = mailbox;
        this.effects = effects;
        this.patience = patience;
        requireReadable("private key", mailbox.privateKey());
        requireReadable("list of known hosts", mailbox.knownHosts());
        requireKey(mailbox.privateKey());
        connections = connections();
        sessions = new CachingSessionFactory<>(connections, 1);
        sessions.setSessionWaitTimeout(patience.timeout().toMillis());
        sessions.setTestSession(true);
    }

    /** What the partner has put out for us, by name; hidden and unfinished files are not listed. */
    public List<RemoteFile> list() {
        return attempt("list the outbox", this::listed);
    }

    /**
     * Brings the whole file into the folder under its own name.
     *
     * <p>If it is there already with the same content, nothing happens; if with another, that is an error, for it may
     * not have been processed yet.
     */
    public Path fetch(RemoteFile file, Path folder) {
        Path target = folder.resolve(file.name());
        return attempt("fetch " + file.name(), client -> {
            requireSize(file, client.stat(Mailbox.OUTBOX + file.name()).getSize());
            if (Files.exists(target)) {
                requireSame(target, client, file);
            } else {
                download(client, file, target);
            }
            return target;
        });
    }

    /**
     * Puts the file into the partner's inbox under the name, which appears there only when the file is whole.
     *
     * <p>Done before means done; another content under the same name is an error.
     */
    public void deliver(Path file, String name) {
        RemoteFile.requirePlain(name);
        SealedFile ours = SealedFile.at(file);
        attempt("deliver " + name, client -> {
            String last = Mailbox.INBOX + name;
            if (exists(client, last)) {
                requireDelivered(client, last, ours, name);
            } else {
                upload(client, ours, name);
            }
            return name;
        });
    }

    /** Removes the file from the partner's outbox; one that is gone is fine, one that has changed is not removed. */
    public void remove(RemoteFile file) {
        String path = Mailbox.OUTBOX + file.name();
        attempt("remove " + file.name(), client -> {
            if (exists(client, path)) {
                requireSize(file, client.stat(path).getSize());
                effects.perform("remote-delete", () -> removeIfExists(client, path));
            }
            return file;
        });
    }

    @Override
    public void close() {
        sessions.destroy();
        connections.destroy();
    }

    private List<RemoteFile> listed(SftpClient client) throws IOException {
        List<DirEntry> entries;
        try (CloseableHandle folder = client.openDir(Mailbox.OUTBOX)) {
            entries = StreamSupport.stream(client.listDir(folder).spliterator(), false)
                    .filter(entry -> entry.getAttributes().isRegularFile())
                    .filter(entry -> !RemoteFile.isUnfinished(entry.getFilename()))
                    .toList();
        }
        long strange = entries.stream()
                .filter(entry -> !RemoteFile.isPlain(entry.getFilename()))
                .count();
        if (strange > 0) {
            LOG.warn(
                    "{} has {} files in its outbox whose names are refused; ask it to rename them",
                    mailbox.place(),
                    strange);
        }
        return entries.stream()
                .filter(entry -> RemoteFile.isPlain(entry.getFilename()))
                .map(entry -> new RemoteFile(
                        entry.getFilename(), entry.getAttributes().getSize()))
                .sorted(Comparator.comparing(RemoteFile::name))
                .toList();
    }

    private void download(SftpClient client, RemoteFile file, Path target) {
        String path = Mailbox.OUTBOX + file.name();
        SealedFile.write(
                target,
                out -> {
                    Attributes before = remotely(() -> client.stat(path));
                    long bytes;
                    try (InputStream in = remotely(() -> read(client, path))) {
                        bytes = in.transferTo(out);
                    }
                    Attributes after = remotely(() -> client.stat(path));
                    requireSize(file, bytes);
                    requireSize(file, after.getSize());
                    requireUntouched(file, before, after);
                },
                effects);
    }

    private void upload(SftpClient client, SealedFile ours, String name) throws IOException {
        String part = Mailbox.INBOX + SealedFile.part(name);
        String last = Mailbox.INBOX + name;
        effects.perform("upload", () -> {
            try (InputStream in = locally(ours.path())) {
                client.put(in, part, OpenMode.Create, OpenMode.Truncate, OpenMode.Write);
            }
            forceToDisk(client, part);
        });
        long arrived = client.stat(part).getSize();
        if (arrived != ours.bytes()) {
            throw failed(
                    Reason.SIZE,
                    "deliver " + name,
                    "%d bytes were sent and %d arrived".formatted(ours.bytes(), arrived),
                    "check that nothing else writes the file, then run again");
        }
        effects.perform("remote-rename", () -> rename(client, part, last));
    }

    /**
     * NB: below version 5 of the protocol a plain rename cannot replace, and Spring's would delete first; see
     * {@code F6}.
     */
    private static void rename(SftpClient client, String from, String to) throws IOException {
        OpenSSHPosixRenameExtension posix = client.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
        } else {
            client.rename(from, to);
        }
    }

    private static void forceToDisk(SftpClient client, String path) throws IOException {
        OpenSSHFsyncExtension fsync = client.getExtension(OpenSSHFsyncExtension.class);
        if (fsync != null && fsync.isSupported()) {
            try (CloseableHandle handle = client.open(path, OpenMode.Write)) {
                fsync.fsync(handle);
            }
        }
    }

    private void requireSame(Path target, SftpClient client, RemoteFile file) throws IOException {
        try (InputStream in = read(client, Mailbox.OUTBOX + file.name())) {
            if (!SealedFile.measured(target, in).sameContent(SealedFile.at(target))) {
                throw failed(
                        Reason.CONFLICT,
                        "fetch " + file.name(),
                        "a file of this name was fetched before and has another content",
                        "ask the partner which one holds and put the other aside");
            }
        }
    }

    private void requireDelivered(SftpClient client, String path, SealedFile ours, String name) throws IOException {
        boolean same = client.stat(path).getSize() == ours.bytes();
        if (same) {
            try (InputStream in = read(client, path)) {
                same = SealedFile.measured(ours.path(), in).sameContent(ours);
            }
        }
        if (!same) {
            throw failed(
                    Reason.CONFLICT,
                    "deliver " + name,
                    "a file of this name with another content is already in the inbox",
                    "never replace it: deliver under a new sequence number");
        }
    }

    private void requireSize(RemoteFile file, long found) {
        if (found != file.size()) {
            throw failed(
                    Reason.SIZE,
                    "take " + file.name(),
                    "%d bytes were listed and %d found".formatted(file.size(), found),
                    "the partner may still be writing it: list again later");
        }
    }

    private void requireUntouched(RemoteFile file, Attributes before, Attributes after) {
        if (before.getModifyTime() != null && !before.getModifyTime().equals(after.getModifyTime())) {
            throw failed(
                    Reason.SIZE,
                    "fetch " + file.name(),
                    "it was written to while it was fetched",
                    "the partner may still be writing it: list again later");
        }
    }

    private TransferFailed failed(Reason reason, String task, String why, String remedy) {
        return new TransferFailed(reason, "cannot %s for %s: %s; %s".formatted(task, mailbox.place(), why, remedy));
    }

    private static boolean exists(SftpClient client, String path) throws IOException {
        try {
            client.lstat(path);
            return true;
        } catch (SftpException answer) {
            if (answer.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw answer;
        }
    }

    private static void removeIfExists(SftpClient client, String path) throws IOException {
        try {
            client.remove(path);
        } catch (SftpException answer) {
            if (answer.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw answer;
            }
        }
    }

    /** What fails while reading is the connection, not our disk. */
    private static InputStream read(SftpClient client, String path) throws IOException {
        return new FilterInputStream(client.read(path)) {
            @Override
            public int read(byte[] block, int offset, int length) {
                return remotely(() -> in.read(block, offset, length));
            }

            @Override
            public void close() {
                remotely(() -> {
                    in.close();
                    return 0;
                });
            }
        };
    }

    /** What fails while reading is our disk, not the connection. */
    private static InputStream locally(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + "; check that it exists and may be read", failure);
        }
    }

    private static <T> T remotely(Remote<T> remote) {
        try {
            return remote.call();
        } catch (IOException failure) {
            throw new ConnectionBroke(failure);
        }
    }

    private <T> T attempt(String task, Errand<T> errand) {
        Patience left = unreachable ? patience.once() : patience;
        for (int tries = 1; ; tries++) {
            try {
                T result = once(errand);
                unreachable = false;
                return result;
            } catch (IOException failure) {
                TransferFailed failed = TransferFailed.because(
                        mailbox, task, failure, left, refusedHostKey.getAndSet(Optional.empty()));
                unreachable = failed.reason() == Reason.UNREACHABLE;
                if (!unreachable || tries >= left.tries()) {
                    throw failed;
                }
                LOG.info("try {} of {} to {} for {} failed", tries, left.tries(), task, mailbox.place());
                pause(tries, failed);
            }
        }
    }

    private <T> T once(Errand<T> errand) throws IOException {
        Session<DirEntry> session = open();
        boolean done = false;
        try {
            T result = errand.run((SftpClient) session.getClientInstance());
            done = true;
            return result;
        } catch (ConnectionBroke broken) {
            throw broken.cause();
        } finally {
            giveBack(session, done);
        }
    }

    private Session<DirEntry> open() throws IOException {
        try {
            return sessions.getSession();
        } catch (PoolItemNotAvailableException | IllegalStateException refused) {
            throw new IOException("no session", refused);
        }
    }

    /** A session in which something failed is not used again. */
    private static void giveBack(Session<DirEntry> session, boolean done) {
        if (!done) {
            session.dirty();
        }
        try {
            session.close();
        } catch (RuntimeException closing) {
            LOG.debug("a session that had failed could not be closed either", closing);
        }
    }

    private void pause(int triesMade, TransferFailed failed) {
        try {
            Thread.sleep(patience.pauseAfter(triesMade).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed;
        }
    }

    private DefaultSftpSessionFactory connections() {
        DefaultSftpSessionFactory factory = new DefaultSftpSessionFactory();
        factory.setHost(mailbox.host());
        factory.setPort(mailbox.port());
        factory.setUser(mailbox.user());
        factory.setPrivateKey(new FileSystemResource(mailbox.privateKey()));
        factory.setKnownHostsResource(new FileSystemResource(mailbox.knownHosts()));
        factory.setAllowUnknownKeys(false);
        factory.setTimeout((int) patience.timeout().toMillis());
        factory.setSshClientConfigurer(this::configure);
        return factory;
    }

    private void configure(SshClient client) {
        SafeSsh.hardenClient(client, patience);
        ServerKeyVerifier known = client.getServerKeyVerifier();
        client.setServerKeyVerifier((session, address, key) -> {
            boolean accepted = known.verifyServerKey(session, address, key);
            if (!accepted) {
                noteRefused(key);
            }
            return accepted;
        });
    }

    private void noteRefused(PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(key);
        refusedHostKey.set(Optional.of(fingerprint));
        LOG.warn("refused the host key {} that the server of {} offered", fingerprint, mailbox.place());
    }

    private void requireReadable(String what, Path file) {
        if (!Files.isReadable(file)) {
            throw new TransferFailed(
                    Reason.SETTINGS,
                    "cannot connect to %s: the %s %s cannot be read; check the path and the permissions"
                            .formatted(mailbox.place(), what, file));
        }
    }

    private void requireKey(Path file) {
        try {
            SafeSsh.keyPair(file);
        } catch (IOException unusable) {
            throw new TransferFailed(
                    Reason.SETTINGS,
                    "cannot connect to %s: %s is not a private key in OpenSSH's format without a passphrase; check the path"
                            .formatted(mailbox.place(), file));
        }
    }

    private interface Errand<T> {
        T run(SftpClient client) throws IOException;
    }

    private interface Remote<T> {
        T call() throws IOException;
    }

    /** Carries a failure of the connection past code that knows only the local disk. */
    private static final class ConnectionBroke extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final IOException failure;

        ConnectionBroke(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException cause() {
            return failure;
        }
    }
}
