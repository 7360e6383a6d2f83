/**
 * Persons, claims, spouses, events, benefit weeks and declarations: the store, its loading from our own extracts, and
 * the immutable snapshot that an execution works against. Start reading at {@link qpip.exchange.register.ClaimFile}.
 * Must never know a partner.
 */
@NullMarked
package qpip.exchange.register;

import org.jspecify.annotations.NullMarked;
