package qpip.exchange.linkage.index;

import java.nio.charset.StandardCharsets;

/**
 * The social insurance numbers from which a number whose check digit is wrong came by one slip: one wrong digit, or two
 * neighbours exchanged. Nine and at most eight, of which hardly ever more than one was given to somebody.
 */
final class Repairs {

    private static final int DIGITS = 9;

    private Repairs() {}

    /** Takes a repaired number; the array is used again. */
    interface Taker {
        void take(byte[] number);
    }

    static void of(String number, Taker taker) {
        byte[] digits = number.getBytes(StandardCharsets.UTF_8);
        if (digits.length != DIGITS || !areDigits(digits) || remainder(digits) == 0) {
            return;
        }
        for (int at = 0; at < DIGITS; at++) {
            byte right = digits[at];
            for (byte digit = '0'; digit <= '9'; digit++) {
                digits[at] = digit;
                if (digit != right && remainder(digits) == 0) {
                    taker.take(digits);
                }
            }
            digits[at] = right;
        }
        for (int at = 0; at + 1 < DIGITS; at++) {
            exchange(digits, at);
            if (remainder(digits) == 0) {
                taker.take(digits);
            }
            exchange(digits, at);
        }
    }

    private static void exchange(byte[] digits, int at) {
        byte first = digits[at];
        digits[at] = digits[at + 1];
        digits[at + 1] = first;
    }

    private static boolean areDigits(byte[] digits) {
        for (byte digit : digits) {
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    /** Luhn's sum, modulo ten. */
    private static int remainder(byte[] digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = digits[i] - '0';
            int twice = 2 * digit;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10;
    }
}
