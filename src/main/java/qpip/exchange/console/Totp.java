package qpip.exchange.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that a secret and the time give (RFC 6238, with HMAC-SHA-1 and steps of thirty seconds). */
final class Totp {

    static final int SECRET_BYTES = 20;
    static final int STEP_SECONDS = 30;

    /** A clock may be a step behind or before ours. */
    private static final int STEPS_AROUND = 1;

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** The step around now whose code was typed, if it comes after the last one that was used. */
    static OptionalLong used(byte[] secret, String typed, Instant now, long last) {
        byte[] digits = typed.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long step = step(now);
        return LongStream.rangeClosed(step - STEPS_AROUND, step + STEPS_AROUND)
                .filter(one -> one > last)
                .filter(one -> MessageDigest.isEqual(code(secret, one).getBytes(StandardCharsets.US_ASCII), digits))
                .findFirst();
    }

    /** The secret as authenticators take it: base 32 without padding. */
    static String written(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : secret) {
            held = held << Byte.SIZE | one & 0xff;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >>> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    /** What {@link #written} wrote. */
    static byte[] read(String written) {
        ByteBuffer secret = ByteBuffer.allocate(written.length() * 5 / Byte.SIZE);
        int bits = 0;
        int held = 0;
        for (char letter : written.toCharArray()) {
            held = held << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                secret.put((byte) (held >>> bits));
            }
        }
        return secret.array();
    }
}
