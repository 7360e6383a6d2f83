package qpip.exchange.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.SealedFile;

/**
 * Keeps secrets of accounts from whoever sees the database only: AES-256-GCM under a key in a file of the data folder.
 * What is sealed for one account opens for no other.
 */
public final class Strongbox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private Strongbox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Reads the key of this installation, and makes one the first time. */
    public static Strongbox at(Path file, Effects effects) {
        try {
            if (!Files.exists(file)) {
                Path folder = file.getParent();
                if (folder != null) {
                    effects.folder(folder);
                }
                SealedFile.write(file, out -> out.write(random(KEY_BYTES)), effects);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IOException("expected " + KEY_BYTES + " bytes, found " + key.length);
            }
            return new Strongbox(key);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the console's key " + file + " can't be read; check its owner, permissions and length", e);
        }
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    String seal(String account, byte[] secret) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, account, secret);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** NB: fails when the text was changed, or sealed under another key or for another account. */
    byte[] open(String account, String sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return cipher(Cipher.DECRYPT_MODE, nonce, account, rest);
    }

    private byte[] cipher(int mode, byte[] nonce, String account, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "an account's second factor can't be opened; was the console's key replaced? open the account again",
                    e);
        }
    }
}
