package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.SealedFile;

/**
 * Opaque references: 16 characters (80 bits) of an HMAC-SHA-256 over execution, person, claim and what is asked, under
 * a secret of this installation. They tell a partner nothing, can't be guessed, and come out the same when an
 * interrupted selection is made again.
 */
public final class RequestRefs {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;

    private RequestRefs(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the secret of this installation, and makes one the first time. */
    public static RequestRefs at(Path file, Effects effects) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(fresh);
                keep(file, fresh, effects);
            }
            return new RequestRefs(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the request key " + file + " can't be read; check its owner and permissions", e);
        }
    }

    /**
     * Gives an installation a secret that is known beforehand: for demonstrations that must come out the same each
     * time.
     */
    public static void keep(Path file, byte[] secret, Effects effects) {
        Path folder = file.getParent();
        if (folder != null) {
            effects.folder(folder);
        }
        SealedFile.write(file, out -> out.write(secret), effects);
    }

    String of(String execution, long person, long claim, Role role, String about) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal(
                    (execution + "|" + person + "|" + claim + told(role, about)).getBytes(StandardCharsets.US_ASCII));
            StringBuilder ref = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                int bit = i * 5;
                int pair = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
                ref.append(ALPHABET.charAt(pair >>> (11 - bit % 8) & 31));
            }
            return ref.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** Nothing for the only question about a claimant, so that those keep their references. */
    private static String told(Role role, String about) {
        return role == Role.CLAIMANT && about.isEmpty() ? "" : "|" + role + "|" + about;
    }

    static boolean wellFormed(String ref) {
        if (ref.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ref.charAt(i) >= 128 || ALPHABET.indexOf(ref.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    static long high(String ref) {
        return packed(ref, 0);
    }

    static long low(String ref) {
        return packed(ref, LENGTH / 2);
    }

    private static long packed(String ref, int from) {
        long bits = 0;
        for (int i = from; i < from + LENGTH / 2; i++) {
            bits = bits << 8 | ref.charAt(i);
        }
        return bits;
    }
}
