package qpip.exchange.console;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Signs in with a local account. Wrong, unknown and locked have one answer. */
record LocalSignIn(Accounts accounts) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication asked) {
        Role role = accounts.signIn(asked.getName(), String.valueOf(asked.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("refused"));
        return UsernamePasswordAuthenticationToken.authenticated(
                asked.getName(), "", List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
