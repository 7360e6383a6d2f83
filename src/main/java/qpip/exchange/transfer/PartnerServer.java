package qpip.exchange.transfer;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qpip.exchange.transfer.TransferFailed.Reason;

/**
 * The partners' SFTP server, for the demonstration and the tests: one account per partner, each shut in its own folder.
 *
 * <pre>
 *   home/keys/            host key, one key pair per partner, known_hosts
 *   home/PARTNER/inbox/   what we delivered
 *   home/PARTNER/outbox/  what the partner has put out for us
 * </pre>
 *
 * <p>It listens on the loopback address only and speaks version 3 of SFTP, as OpenSSH does.
 */
public final class PartnerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerServer.class);
    private static final Pattern PARTNER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final String KEYS = "keys";
    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final PartnerKeys keys;
    private final Map<String, PublicKey> accounts = new TreeMap<>();
    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<BiConsumer<String, Path>> arrivals = new CopyOnWriteArrayList<>();
    private final ExecutorService partnersAtWork = Executors.newSingleThreadExecutor(PartnerServer::daemon);

    private PartnerServer(Path home) throws IOException {
        this.home = Files.createDirectories(home).toRealPath();
        this.keys = new PartnerKeys(this.home.resolve(KEYS));
    }

    /** Starts with the keys of the last time, or makes them; port 0 takes a free one. */
    public static PartnerServer start(Path home, List<String> partners, int port) {
        return start(home, partners, port, new SftpEventListener() {});
    }

    /** The listener hears all the accounts' requests and may break any of them. */
    static PartnerServer start(Path home, List<String> partners, int port, SftpEventListener listener) {
        partners.forEach(PartnerServer::requireName);
        try {
            SafeSsh.prepare();
            PartnerServer starting = new PartnerServer(home);
            try {
                starting.open(partners, port, listener);
            } catch (IOException | RuntimeException failure) {
                starting.close();
                throw failure;
            }
            return starting;
        } catch (IOException failure) {
            throw notStarted(port, failure);
        }
    }

    public int port() {
        return server.getPort();
    }

    boolean isOpen() {
        return server.isOpen();
    }

    /** How we reach the partner's account. */
    public Mailbox mailbox(String partner) {
        if (!accounts.containsKey(partner)) {
            throw new IllegalArgumentException("there is no partner '%s'; the partners are %s"
                    .formatted(partner, String.join(", ", accounts.keySet())));
        }
        return new Mailbox(partner, "localhost", port(), partner, keys.privateKey(partner), keys.knownHosts());
    }

    /**
     * Calls the partner, and the file, each time that a file has got its final name in that partner's inbox.
     *
     * <p>One file at a time, in the order of arrival, and never in the way of the one who delivers.
     */
    public void onArrival(BiConsumer<String, Path> partner) {
        arrivals.add(partner);
    }

    /** Cuts all connections at once, then waits for the partners to finish what they have in hand. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failure) {
            LOG.debug("the partners' SFTP server did not stop in order", failure);
        }
        partnersAtWork.shutdown();
        try {
            if (!partnersAtWork.awaitTermination(30, TimeUnit.SECONDS)) {
                partnersAtWork.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            partnersAtWork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void open(List<String> partners, int port, SftpEventListener listener) throws IOException {
        VirtualFileSystemFactory roots = new VirtualFileSystemFactory();
        for (String partner : partners) {
            accounts.put(partner, keys.partner(partner).getPublic());
            Files.createDirectories(home.resolve(partner).resolve(Mailbox.INBOX));
            Files.createDirectories(home.resolve(partner).resolve(Mailbox.OUTBOX));
            roots.setUserHomeDir(partner, home.resolve(partner));
        }
        SafeSsh.harden(server);
        server.setHost(HOST);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(keys.host()));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> accounts.containsKey(user) && KeyUtils.compareKeys(accounts.get(user), key));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setFileSystemFactory(roots);
        server.setSubsystemFactories(List.of(sftp(listener)));
        SftpModuleProperties.SFTP_VERSION.set(server, 3);
        server.start();
        keys.recordHost(keys.host().getPublic(), port());
    }

    private SftpSubsystemFactory sftp(SftpEventListener listener) {
        SftpSubsystemFactory.Builder sftp = new SftpSubsystemFactory.Builder();
        sftp.addSftpEventListener(listener);
        sftp.addSftpEventListener(new Doorkeeper());
        return sftp.build();
    }

    private void arrived(String partner, Path file) {
        for (BiConsumer<String, Path> arrival : arrivals) {
            partnersAtWork.execute(() -> {
                try {
                    arrival.accept(partner, file);
                } catch (RuntimeException failure) {
                    LOG.error("partner {} could not answer a file in its inbox", partner, failure);
                }
            });
        }
    }

    private static void requireName(String partner) {
        if (!PARTNER.matcher(partner).matches() || partner.equals(KEYS)) {
            throw new IllegalArgumentException(
                    "a partner's account must be of lower-case letters, digits and hyphens, at most 32, and not 'keys'");
        }
    }

    private static TransferFailed notStarted(int port, IOException failure) {
        String why = failure instanceof BindException
                ? "the port is in use; stop what uses it or choose another"
                : failure.getClass().getSimpleName() + "; check that its folder can be written";
        TransferFailed failed = new TransferFailed(
                Reason.SETTINGS, "cannot start the partners' SFTP server on localhost:%d: %s".formatted(port, why));
        failed.initCause(failure);
        return failed;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partners-at-work");
        thread.setDaemon(true);
        return thread;
    }

    /** Tells of arrivals, and refuses links, which could lead out of an account's folder. */
    private final class Doorkeeper implements SftpEventListener {

        @Override
        public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown) {
            String name = to.getFileName().toString();
            boolean inInbox =
                    to.toAbsolutePath().normalize().equals(to.getFileSystem().getPath("/" + Mailbox.INBOX, name));
            if (thrown == null && inInbox && !name.startsWith(".")) {
                String partner = session.getUsername();
                arrived(partner, home.resolve(partner).resolve(Mailbox.INBOX).resolve(name));
            }
        }

        @Override
        public void linking(ServerSession session, Path source, Path target, boolean symbolic) throws IOException {
            throw new AccessDeniedException("links are not allowed");
        }
    }
}
