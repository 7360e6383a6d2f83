/**
 * Matches any CSV files whose columns a {@code linkage.yaml} names, and holds the decisions against a known truth.
 * Start reading at {@link qpip.exchange.linkage.evaluation.Evaluation}. Must never know a data set: what is not in the
 * declaration is the same for all.
 */
@NullMarked
package qpip.exchange.linkage.evaluation;

import org.jspecify.annotations.NullMarked;
