package qpip.exchange.console;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Coming in, and not being let in. */
@Controller
class SignInPage {

    @GetMapping("/")
    String first() {
        return "redirect:/cette-nuit";
    }

    @GetMapping("/connexion")
    String signIn() {
        return "console/sign-in";
    }

    @RequestMapping("/interdit")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden() {
        return "console/forbidden";
    }
}
