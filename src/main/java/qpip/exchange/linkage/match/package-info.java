/**
 * Which records are about the same person, whatever their columns: Fellegi and Sunter's model with weights learned from
 * the records alone. Start reading at {@link qpip.exchange.linkage.match.Matching}, which goes from records to
 * decisions: {@link qpip.exchange.linkage.match.Keys} proposes pairs, {@link qpip.exchange.linkage.match.Comparer}
 * gives each pair its levels, {@link qpip.exchange.linkage.match.Estimation} learns what a level weighs, and
 * {@code Assignment} and {@code Clusters} decide.
 *
 * <p>Weights are whole numbers (milli-bits) and nothing is drawn at random, so the same records give the same decisions
 * on every machine and with any number of threads. Must never know a data set, an exchange, a job or a database.
 *
 * <p>Sources: Fellegi and Sunter, A Theory for Record Linkage (JASA 1969); Winkler on frequencies (1989) and
 * Jaro–Winkler (1990); Chow and Liu (1968) for the dependence tree; Good (1953) for values seen once; Chao (1987) for
 * pairs that no key found.
 */
@NullMarked
package qpip.exchange.linkage.match;

import org.jspecify.annotations.NullMarked;
