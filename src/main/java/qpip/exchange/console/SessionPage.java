package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How many seconds the session still lasts; asking is no sign of life, posting is. */
@Controller
class SessionPage {

    private final Idleness idleness;

    SessionPage(Idleness idleness) {
        this.idleness = idleness;
    }

    @GetMapping(path = "/seance", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String left(HttpSession session) {
        return String.valueOf(idleness.left(session).toSeconds());
    }

    @PostMapping(path = "/seance", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String extend(HttpSession session) {
        return left(session);
    }
}
