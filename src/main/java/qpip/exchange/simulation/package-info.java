/**
 * A synthetic Québec with known truth, and partners that answer about it. Start reading at
 * {@link qpip.exchange.simulation.Quebec}, then {@link qpip.exchange.simulation.Plant}: what was hidden in it. Everyone
 * in it is invented. Must never know the rules: what a rule should find is worked out here a second time, from the law.
 */
@NullMarked
package qpip.exchange.simulation;

import org.jspecify.annotations.NullMarked;
