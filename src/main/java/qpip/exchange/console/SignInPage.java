package qpip.exchange.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Coming in. */
@Controller
class SignInPage {

    private final Deployment deployment;

    SignInPage(Deployment deployment) {
        this.deployment = deployment;
    }

    @GetMapping("/")
    String first() {
        return "redirect:/cette-nuit";
    }

    @GetMapping("/connexion")
    String signIn(Model model) {
        model.addAttribute("organisation", deployment.provider().isPresent());
        model.addAttribute("secondFactor", deployment.strongbox().isPresent());
        return "console/sign-in";
    }
}
