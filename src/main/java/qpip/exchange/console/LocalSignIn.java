package qpip.exchange.console;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Signs in with a local account. Wrong, unknown and locked have one answer. */
record LocalSignIn(Accounts accounts) implements AuthenticationProvider {

    /** The code of the second factor that was typed with the password. */
    record Typed(String code) {}

    @Override
    public Authentication authenticate(Authentication asked) {
        String typed = asked.getDetails() instanceof Typed second ? second.code() : "";
        Role role = accounts.signIn(asked.getName(), String.valueOf(asked.getCredentials()), typed)
                .orElseThrow(() -> new BadCredentialsException("refused"));
        return UsernamePasswordAuthenticationToken.authenticated(
                asked.getName(), "", List.of(new SimpleGrantedAuthority(role.authority())));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
