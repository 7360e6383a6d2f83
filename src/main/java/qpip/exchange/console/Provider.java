package qpip.exchange.console;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import qpip.exchange.declaration.Declarations;

/**
 * The organisation's own sign-in by OpenID Connect, as {@code sign-in.yaml} of the data folder declares it.
 *
 * @param issuer its address, from which all others are discovered; encrypted, unless it is on this machine
 * @param client what we are called there
 * @param secretFile the file that holds our secret there, beside the declaration
 * @param userClaim the claim that holds an opaque code of who signs in, such as {@code sub}
 * @param rolesClaim the claim that holds what somebody is there
 * @param roles which of those is which role here
 */
public record Provider(
        String issuer, String client, String secretFile, String userClaim, String rolesClaim, List<Granted> roles) {

    /** What somebody is there, and the role that this gives here. */
    public record Granted(String value, Role role) {}

    public Provider {
        roles = List.copyOf(roles);
        URI address = URI.create(issuer);
        if (!"https".equals(address.getScheme()) && !isHere(address)) {
            throw new IllegalArgumentException("the issuer must be reached by https, unless it is on this machine");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("no role is given to anybody; give at least one");
        }
    }

    /** The declared one, with the path of its secret made whole; none when there is no such file. */
    public static Optional<Provider> at(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Provider declared = Declarations.read(file, Provider.class);
        return Optional.of(new Provider(
                declared.issuer(),
                declared.client(),
                file.resolveSibling(declared.secretFile()).toString(),
                declared.userClaim(),
                declared.rolesClaim(),
                declared.roles()));
    }

    private static boolean isHere(URI address) {
        try {
            return "http".equals(address.getScheme())
                    && address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
