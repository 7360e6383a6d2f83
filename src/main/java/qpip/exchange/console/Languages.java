package qpip.exchange.console;

import java.util.Locale;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The two languages, and the parameter by which one is chosen for a session; anything else is French. */
final class Languages extends LocaleChangeInterceptor {

    static final String PARAMETER = "langue";

    Languages() {
        setParamName(PARAMETER);
    }

    static Locale of(String word) {
        return word.startsWith("en") ? Locale.CANADA : Locale.CANADA_FRENCH;
    }

    @Override
    protected Locale parseLocaleValue(String word) {
        return of(word);
    }
}
