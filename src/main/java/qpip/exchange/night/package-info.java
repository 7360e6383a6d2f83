/**
 * What should happen tonight, in which order. Start reading at {@link qpip.exchange.night.Tonight}. Must never know
 * what an extract holds.
 */
@NullMarked
package qpip.exchange.night;

import org.jspecify.annotations.NullMarked;
