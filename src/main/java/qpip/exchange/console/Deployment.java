package qpip.exchange.console;

/**
 * How this console is set up.
 *
 * @param demonstration whether everybody in it is invented: every page says so, and an account may do without a second
 *     factor
 */
public record Deployment(boolean demonstration) {

    public static final Deployment DEMONSTRATION = new Deployment(true);
}
