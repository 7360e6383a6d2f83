package qpip.exchange.console;

import java.util.Optional;

/**
 * How this console is set up.
 *
 * @param demonstration whether everybody in it is invented: every page says so, and an account may do without a second
 *     factor
 * @param strongbox keeps the secrets of second factors; without one no account can have any
 */
public record Deployment(boolean demonstration, Optional<Strongbox> strongbox) {

    public static final Deployment DEMONSTRATION = new Deployment(true, Optional.empty());
}
