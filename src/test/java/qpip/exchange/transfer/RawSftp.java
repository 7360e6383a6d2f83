package qpip.exchange.transfer;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A client that does what a courier never would. */
final class RawSftp implements AutoCloseable {

    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;

    private RawSftp(int port, String user, Object... secrets) throws IOException {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        session = client.connect(user, "localhost", port)
                .verify(Duration.ofSeconds(10))
                .getSession();
        Arrays.stream(secrets).forEach(this::add);
    }

    static RawSftp withKey(int port, String user, KeyPair key) throws IOException {
        return new RawSftp(port, user, key);
    }

    static RawSftp withPassword(int port, String user, String password) throws IOException {
        return new RawSftp(port, user, password);
    }

    SftpClient signIn() throws IOException {
        session.auth().verify(Duration.ofSeconds(10));
        return SftpClientFactory.instance().createSftpClient(session);
    }

    private void add(Object secret) {
        if (secret instanceof KeyPair key) {
            session.addPublicKeyIdentity(key);
        } else {
            session.addPasswordIdentity(secret.toString());
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
