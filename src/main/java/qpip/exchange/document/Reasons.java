package qpip.exchange.document;

import java.util.Locale;
import qpip.exchange.layout.LineReason;

/** Why a line is rejected, in the words of the agreement. */
public final class Reasons {

    private Reasons() {}

    public static String of(LineReason reason, Locale locale) {
        return new DocumentText(locale).of("line." + reason.word());
    }
}
