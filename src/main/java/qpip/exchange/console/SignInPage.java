package qpip.exchange.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Coming in. */
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
}
