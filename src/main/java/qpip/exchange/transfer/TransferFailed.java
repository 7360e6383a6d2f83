package qpip.exchange.transfer;

import java.io.Serial;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A transfer did not happen: one sentence says with whom, what, why, and what to do. */
public final class TransferFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; only {@link #UNREACHABLE} is worth trying again at once. */
    public enum Reason {
        /** No connection, or it was lost. */
        UNREACHABLE,
        /** The server is not the one we know. */
        HOST_KEY,
        /** The server does not let us in. */
        SIGN_IN,
        /** The two sides have no safe algorithm in common. */
        ALGORITHMS,
        /** The file is not there, or no longer. */
        MISSING,
        /** The file is not as long as it was said to be. */
        SIZE,
        /** Another content bears this name already. */
        CONFLICT,
        /** The server refused: no right, no space, or it does not say. */
        REFUSED,
        /** What we were told to use is missing or unreadable. */
        SETTINGS
    }

    private final Reason reason;

    TransferFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private TransferFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Says of an exception of the SSH library what it means; the fingerprint is that of a host key we refused. */
    static TransferFailed because(
            Mailbox mailbox, String task, Throwable cause, Patience patience, Optional<String> refusedHostKey) {
        Diagnosis diagnosis = refusedHostKey
                .map(fingerprint -> hostKey(mailbox, fingerprint))
                .orElseGet(() -> diagnose(mailbox, cause, patience));
        String opening = diagnosis.reason == Reason.UNREACHABLE
                ? "cannot reach the SFTP server of %s to %s".formatted(mailbox.place(), task)
                : "cannot %s for %s".formatted(task, mailbox.place());
        return new TransferFailed(
                diagnosis.reason, "%s: %s; %s".formatted(opening, diagnosis.why, diagnosis.remedy), cause);
    }

    private static Diagnosis hostKey(Mailbox mailbox, String fingerprint) {
        return new Diagnosis(
                Reason.HOST_KEY,
                "the server offered the host key %s, which is not the one in %s"
                        .formatted(fingerprint, mailbox.knownHosts().getFileName()),
                "ask the partner by telephone whether its key changed, and only then replace the line");
    }

    private static Diagnosis diagnose(Mailbox mailbox, Throwable cause, Patience patience) {
        Optional<SftpException> refusal = first(cause, SftpException.class);
        if (refusal.isPresent()) {
            return ofStatus(refusal.get().getStatus());
        }
        if (disconnected(cause, SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)) {
            return new Diagnosis(
                    Reason.SIGN_IN,
                    "the server refused user %s with the key %s"
                            .formatted(mailbox.user(), mailbox.privateKey().getFileName()),
                    "check that the partner has installed our public key");
        }
        if (disconnected(cause, SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED)) {
            return new Diagnosis(
                    Reason.ALGORITHMS,
                    "the server offers only algorithms that are no longer safe",
                    "ask the partner to allow current ones, such as curve25519-sha256, ssh-ed25519 and aes256-gcm");
        }
        return unreachable(cause, patience);
    }

    private static Diagnosis unreachable(Throwable cause, Patience patience) {
        String tries = patience.tries() == 1 ? "" : " (%d tries)".formatted(patience.tries());
        if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
            return new Diagnosis(Reason.UNREACHABLE, "unknown host name" + tries, "check the host name and the DNS");
        }
        if (has(cause, ConnectException.class)) {
            return new Diagnosis(
                    Reason.UNREACHABLE,
                    "connection refused" + tries,
                    "check that the server is running, the port, and the firewall");
        }
        if (has(cause, TimeoutException.class) || has(cause, SocketTimeoutException.class)) {
            return new Diagnosis(
                    Reason.UNREACHABLE,
                    "no answer within %d s".formatted(patience.timeout().toSeconds()) + tries,
                    "check the firewall and whether the server is overloaded");
        }
        return new Diagnosis(
                Reason.UNREACHABLE,
                "the connection was lost" + tries,
                "check the network, then run again: nothing half-done remains under a final name");
    }

    private static Diagnosis ofStatus(int status) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                new Diagnosis(
                        Reason.MISSING,
                        "the file or folder is not on the server",
                        "check that the account has the folders inbox and outbox and that nobody else takes the files");
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
                new Diagnosis(
                        Reason.REFUSED,
                        "the server denies permission",
                        "ask the partner for the right to write to inbox and to read and remove in outbox");
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
                new Diagnosis(Reason.REFUSED, "the server's disk or quota is full", "ask the partner to make room");
            case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST ->
                new Diagnosis(Reason.UNREACHABLE, "the server lost its connection", "run again");
            // NB: version 3 of the protocol has no word for a full disk; OpenSSH then answers only "failure".
            case SftpConstants.SSH_FX_FAILURE ->
                new Diagnosis(
                        Reason.REFUSED,
                        "the server failed without saying why (status 4)",
                        "ask the partner to check that its disk or quota is not full");
            default ->
                new Diagnosis(
                        Reason.REFUSED,
                        "the server refused (status %d, %s)".formatted(status, SftpConstants.getStatusName(status)),
                        "ask the partner to look at its server's log");
        };
    }

    private static boolean disconnected(Throwable cause, int code) {
        return chain(cause).anyMatch(one -> one instanceof SshException ssh && ssh.getDisconnectCode() == code);
    }

    private static boolean has(Throwable cause, Class<? extends Throwable> kind) {
        return first(cause, kind).isPresent();
    }

    private static <T extends Throwable> Optional<T> first(Throwable cause, Class<T> kind) {
        return chain(cause).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.iterate(cause, (Predicate<Throwable>) one -> one != null, Throwable::getCause)
                .limit(20);
    }

    private record Diagnosis(Reason reason, String why, String remedy) {}
}
