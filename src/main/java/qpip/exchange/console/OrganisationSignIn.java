package qpip.exchange.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Whom the organisation's sign-in vouches for: an opaque code that no local account has, and exactly one role, both
 * from the identity token. The second factor is the organisation's affair.
 */
record OrganisationSignIn(Provider provider, Accounts accounts)
        implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String ID = "organisation";

    /** NB: an address of e-mail or a name is no code, for it would say who somebody is in every log. */
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9-]{1,39}";

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        String code = Objects.requireNonNullElse(request.getIdToken().getClaimAsString(provider.userClaim()), "");
        Set<Role> roles =
                roles(Objects.requireNonNullElse(request.getIdToken().getClaim(provider.rolesClaim()), List.of()));
        if (!code.matches(CODE) || accounts.exists(code) || roles.size() != 1) {
            throw new OAuth2AuthenticationException("no_single_role_or_code");
        }
        return new DefaultOidcUser(
                roles.stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .toList(),
                request.getIdToken(),
                provider.userClaim());
    }

    private Set<Role> roles(Object claimed) {
        Collection<?> values = claimed instanceof Collection<?> several ? several : List.of(String.valueOf(claimed));
        return provider.roles().stream()
                .filter(granted -> values.contains(granted.value()))
                .map(Provider.Granted::role)
                .collect(Collectors.toSet());
    }

    /** Asks the provider for its addresses when somebody first signs in, so that the console starts without it. */
    static ClientRegistrationRepository registration(Provider provider) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(ClientRegistrations.fromOidcIssuerLocation(provider.issuer())
                        .registrationId(ID)
                        .clientId(provider.client())
                        .clientSecret(secret(provider))
                        .scope("openid")
                        .build()));
    }

    private static String secret(Provider provider) {
        try {
            return Files.readString(Path.of(provider.secretFile())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the secret file of sign-in.yaml can't be read; check its name and owner", e);
        }
    }
}
