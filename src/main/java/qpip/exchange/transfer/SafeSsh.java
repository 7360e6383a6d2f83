package qpip.exchange.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Security;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.kex.AbstractKexFactoryManager;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What both ends of our SSH must have: Ed25519, and no algorithm that is known to be weak (RFC 8270, 8758, 9142). */
final class SafeSsh {

    private static final Pattern WEAK =
            Pattern.compile("ssh-rsa.*|ssh-dss.*|.*-cbc|.*sha1.*|.*md5.*|arcfour.*|none", Pattern.CASE_INSENSITIVE);

    static {
        // NB: last, so that nothing else in the program changes its provider.
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
    }

    private SafeSsh() {}

    /** Makes sure that Ed25519 keys can be read before the SSH library looks for them. */
    static void prepare() {
        // The static initializer has done it.
    }

    /** The key pair in a private key file of any format that OpenSSH writes, without a passphrase. */
    static KeyPair keyPair(Path file) throws IOException {
        NamedResource name = NamedResource.ofName(file.getFileName().toString());
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(null, name, in, FilePasswordProvider.EMPTY);
            if (pairs != null && pairs.iterator().hasNext()) {
                return pairs.iterator().next();
            }
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IOException("the key " + file + " cannot be used", unusable);
        }
        throw new IOException(file + " holds no key");
    }

    static void harden(AbstractKexFactoryManager end) {
        end.setKeyExchangeFactories(strong(end.getKeyExchangeFactories()));
        end.setCipherFactories(strong(end.getCipherFactories()));
        end.setMacFactories(strong(end.getMacFactories()));
        end.setSignatureFactories(strong(end.getSignatureFactories()));
    }

    /** A client that signs in with its key only and notices when the other end says nothing for too long. */
    static void hardenClient(SshClient client, Patience patience) {
        harden(client);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, patience.timeout());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, patience.timeout().plusSeconds(1));
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, patience.timeout());
        // NB: behind the time we wait ourselves, which knows what it waited for.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, patience.timeout().plusSeconds(1));
    }

    private static <N extends NamedResource> List<N> strong(List<N> offered) {
        return offered.stream()
                .filter(one -> !WEAK.matcher(one.getName()).matches())
                .toList();
    }
}
