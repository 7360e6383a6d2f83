package qpip.exchange.console;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import qpip.exchange.storage.Database;

/** Follows the links of the console's pages from the first one, as one role may: each route at a few addresses. */
final class Walk {

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|src)=\"([^\"]*)\"");
    private final int addressesOfRoute;
    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
    private final Map<Route, Integer> seen = new EnumMap<>(Route.class);

    private Walk(int addressesOfRoute) {
        this.addressesOfRoute = addressesOfRoute;
    }

    /** Every answer by its address. */
    static Map<String, HttpResponse<String>> as(Role role, Console console, Database database, int addressesOfRoute) {
        Walk walk = new Walk(addressesOfRoute);
        walk.from(Visitor.of(role, console, database));
        return walk.answers;
    }

    private void from(Visitor visitor) {
        Deque<String> next = new ArrayDeque<>(List.of("/cette-nuit"));
        Set<String> known = new HashSet<>(next);
        while (!next.isEmpty()) {
            String address = next.remove();
            Route route = Route.of("GET", path(address)).orElseThrow(() -> new AssertionError("no route: " + address));
            if (seen.merge(route, 1, Integer::sum) > addressesOfRoute) {
                continue;
            }
            HttpResponse<String> answer = visitor.get(address);
            answers.put(address, answer);
            LINK.matcher(answer.body())
                    .results()
                    .map(Walk::address)
                    .filter(link -> link.startsWith("/") && known.add(link))
                    .forEach(next::add);
        }
    }

    static String path(String address) {
        return address.replaceAll("[?#].*", "");
    }

    private static String address(MatchResult link) {
        return link.group(1).replace("&amp;", "&").replaceAll("#.*", "");
    }
}
