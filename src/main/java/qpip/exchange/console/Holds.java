package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.Set;
import qpip.exchange.review.ReviewQueue;

/** The flags that somebody holds by this session; whoever leaves gives them back to the queue. */
final class Holds {

    private static final String ATTRIBUTE = "holds";

    private Holds() {}

    static void add(HttpSession session, String ref) {
        Set<String> held = new HashSet<>(of(session));
        if (held.add(ref)) {
            session.setAttribute(ATTRIBUTE, held);
        }
    }

    static void end(HttpSession session, ReviewQueue queue, String who) {
        of(session).forEach(ref -> queue.leave(ref, who));
        session.removeAttribute(ATTRIBUTE);
    }

    @SuppressWarnings("unchecked") // Nothing but add writes it.
    private static Set<String> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Set<?> held ? (Set<String>) held : Set.of();
    }
}
