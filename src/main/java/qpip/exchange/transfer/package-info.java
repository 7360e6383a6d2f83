/**
 * Carries files between us and a partner so that a stop at any moment loses nothing and doubles nothing. Start reading
 * at {@link qpip.exchange.transfer.Courier}; every effect it has goes through {@link qpip.exchange.transfer.Effects}.
 * {@link qpip.exchange.transfer.PartnerServer} is the other side, for the demonstration and the tests. Must never know
 * what a file says: no layout, no record, no person, no database.
 */
@NullMarked
package qpip.exchange.transfer;

import org.jspecify.annotations.NullMarked;
