package qpip.exchange.linkage.index;

import java.util.Arrays;

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

    static void of(byte[] from, int start, int length, Taker taker) {
        if (length != DIGITS || !areDigits(from, start) || remainder(from, start) == 0) {
            return;
        }
        byte[] digits = Arrays.copyOfRange(from, start, start + DIGITS);
        for (int at = 0; at < DIGITS; at++) {
            byte right = digits[at];
            for (byte digit = '0'; digit <= '9'; digit++) {
                digits[at] = digit;
                if (digit != right && remainder(digits, 0) == 0) {
                    taker.take(digits);
                }
            }
            digits[at] = right;
        }
        for (int at = 0; at + 1 < DIGITS; at++) {
            exchange(digits, at);
            if (remainder(digits, 0) == 0) {
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

    private static boolean areDigits(byte[] digits, int start) {
        for (int i = start; i < start + DIGITS; i++) {
            if (digits[i] < '0' || digits[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Luhn's sum, modulo ten. */
    private static int remainder(byte[] digits, int start) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = digits[start + i] - '0';
            int twice = 2 * digit;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10;
    }
}
