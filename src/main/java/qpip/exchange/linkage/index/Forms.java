package qpip.exchange.linkage.index;

import qpip.exchange.linkage.match.DateOrder;

/** Cells that are in their one form already, as most are, and needn't be worked out. */
final class Forms {

    static final int DATE = 8;

    private Forms() {}

    /** Capital letters and digits, and at least one digit, so that it can't be a word for nothing. */
    static boolean isCode(byte[] from, int at, int length) {
        boolean digit = false;
        for (int i = at; i < at + length; i++) {
            byte c = from[i];
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
            digit |= isDigit;
        }
        return digit;
    }

    /** Takes the eight digits of a date with its year first, with or without hyphens; else says no. */
    static boolean isDate(DateOrder order, byte[] from, int at, int length, byte[] into) {
        if (order != DateOrder.YEAR_FIRST) {
            return false;
        }
        if (length == DATE + 2 && from[at + 4] == '-' && from[at + 7] == '-') {
            System.arraycopy(from, at, into, 0, 4);
            System.arraycopy(from, at + 5, into, 4, 2);
            System.arraycopy(from, at + 8, into, 6, 2);
        } else if (length == DATE) {
            System.arraycopy(from, at, into, 0, DATE);
        } else {
            return false;
        }
        for (byte digit : into) {
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    static int number(byte[] digits) {
        int number = 0;
        for (byte digit : digits) {
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
