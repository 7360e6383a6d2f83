package qpip.exchange.console;

import jakarta.servlet.http.HttpSession;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How many seconds the session still lasts; asking is no sign of life, posting is. */
@Controller
class SessionPage {

    private final Idleness idleness;

    SessionPage(Idleness idleness) {
        this.idleness = idleness;
    }

    @GetMapping("/seance")
    ResponseEntity<String> left(HttpSession session) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(String.valueOf(idleness.left(session).toSeconds()));
    }

    @PostMapping("/seance")
    ResponseEntity<String> extend(HttpSession session) {
        return left(session);
    }
}
