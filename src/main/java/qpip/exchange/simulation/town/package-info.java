/**
 * A town of households for the linkage to be measured on: a register, and an extract of records whose truth is known,
 * with what makes persons hard to tell apart. Start reading at {@link qpip.exchange.simulation.town.Town}. Everyone in
 * it is invented. Must never know how records are linked.
 */
@NullMarked
package qpip.exchange.simulation.town;

import org.jspecify.annotations.NullMarked;
