package qpip.exchange.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The keys of the partners' server and accounts: made once, in OpenSSH's formats, readable only by us. */
final class PartnerKeys {

    private final Path folder;

    PartnerKeys(Path folder) throws IOException {
        SafeSsh.prepare();
        this.folder = Files.createDirectories(folder);
    }

    KeyPair host() throws IOException {
        return pair(folder.resolve("host_ed25519"));
    }

    KeyPair partner(String partner) throws IOException {
        return pair(privateKey(partner));
    }

    Path privateKey(String partner) {
        return folder.resolve("partner_" + partner + "_ed25519");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** The file follows the port, which may differ at each start. */
    void recordHost(PublicKey key, int port) throws IOException {
        String line = "[localhost]:%d,[127.0.0.1]:%d %s%n".formatted(port, port, PublicKeyEntry.toString(key));
        save(knownHosts(), line.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair(Path file) throws IOException {
        if (!Files.exists(file)) {
            generate(file);
        }
        return SafeSsh.keyPair(file);
    }

    private static void generate(Path file) throws IOException {
        String comment = file.getFileName().toString();
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        try {
            KeyPair pair =
                    SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, secret);
            String open = PublicKeyEntry.toString(pair.getPublic()) + " " + comment + "\n";
            save(file.resolveSibling(comment + ".pub"), open.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IOException("cannot make an Ed25519 key", failure);
        }
        save(file, secret.toByteArray());
    }

    private static void save(Path file, byte[] content) {
        SealedFile.write(file, out -> out.write(content), Effects.real());
    }
}
