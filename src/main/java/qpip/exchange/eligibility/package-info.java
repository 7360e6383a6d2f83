/**
 * Policy parameters by date, the arithmetic of benefit weeks, and the rules that find what a person should look at.
 * Start reading at {@link qpip.exchange.eligibility.Rule}. Must never decide: a finding is a question, and half of them
 * are in the claimant's favour.
 */
@NullMarked
package qpip.exchange.eligibility;

import org.jspecify.annotations.NullMarked;
