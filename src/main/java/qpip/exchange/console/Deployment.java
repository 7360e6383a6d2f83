package qpip.exchange.console;

import java.util.Optional;

/**
 * How this console is set up.
 *
 * @param demonstration whether everybody in it is invented: every page says so, and an account may do without a second
 *     factor
 * @param strongbox keeps the secrets of second factors; without one no account can have any
 * @param provider the organisation's own sign-in, beside local accounts
 */
public record Deployment(boolean demonstration, Optional<Strongbox> strongbox, Optional<Provider> provider) {

    public static final Deployment DEMONSTRATION = new Deployment(true, Optional.empty(), Optional.empty());
}
