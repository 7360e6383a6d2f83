/**
 * What a partner says of a person: versioned, corrected, cancelled, superseded. Start reading at
 * {@link qpip.exchange.fact.Fact}. Must never know what follows from a fact.
 */
@NullMarked
package qpip.exchange.fact;

import org.jspecify.annotations.NullMarked;
