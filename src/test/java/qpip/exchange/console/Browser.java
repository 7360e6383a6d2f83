package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import qpip.exchange.storage.Database;

/**
 * Somebody who is signed in and reads pages in either language: each must have every word and no inline style or
 * script.
 */
final class Browser {

    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");

    private final Visitor visitor;

    private Browser(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Signs in with the role's account, {@code u-operator} and the like. */
    static Browser signedIn(Console console, Database database, Role role) {
        return signedIn(console, database, role, "u-" + role.name().toLowerCase(Locale.ROOT));
    }

    static Browser signedIn(Console console, Database database, Role role, String code) {
        String password = new Accounts(database, Clock.systemUTC()).open(code, role);
        Visitor visitor = Visitor.stranger(console);
        assertThat(visitor.signIn(code, password))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/cette-nuit"));
        return new Browser(visitor);
    }

    HttpResponse<String> get(String path, String... headers) {
        return visitor.get(path, headers);
    }

    /** The page in French. */
    String french(String path) {
        return whole(path, "fr-CA");
    }

    /** The page in English. */
    String english(String path) {
        return whole(path, "en-CA");
    }

    private String whole(String path, String language) {
        HttpResponse<String> answer = get(path + (path.contains("?") ? "&" : "?") + "langue=" + language);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).contains("lang=\"" + language + "\"").doesNotContain("??", "style=");
        assertThat(SCRIPT.matcher(answer.body()).results().map(MatchResult::group))
                .as("scripts of %s", path)
                .allMatch(script -> script.matches("<script src=\"/script/[a-z.]+\\.js\" defer>"));
        return answer.body();
    }

    /** Sends a form with its token. */
    HttpResponse<String> post(String path, String form) {
        return visitor.submit(path, form);
    }
}
