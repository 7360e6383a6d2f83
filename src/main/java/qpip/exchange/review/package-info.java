/**
 * Flags, their queue and their history. Start reading at {@link qpip.exchange.review.Flags}. Must never change a
 * benefit or a fact.
 */
@NullMarked
package qpip.exchange.review;

import org.jspecify.annotations.NullMarked;
