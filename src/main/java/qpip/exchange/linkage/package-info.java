/**
 * Is this the same person? Start reading at {@link qpip.exchange.linkage.MatchLevel}. Must never know an exchange, a
 * job or a database.
 */
@NullMarked
package qpip.exchange.linkage;

import org.jspecify.annotations.NullMarked;
