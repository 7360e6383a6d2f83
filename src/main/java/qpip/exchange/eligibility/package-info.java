/**
 * Policy parameters by date, the arithmetic of benefit weeks, and the rules that find what a person should look at.
 *
 * <p>Start reading at {@link qpip.exchange.eligibility.Rule} and one of its classes, each named after what it finds
 * ({@code IndemnityInBenefitWeek}); then {@link qpip.exchange.eligibility.Screening}, which decides what of it becomes
 * a flag, and {@link qpip.exchange.eligibility.RuleText}, which says it in French and English.
 *
 * <p>Must never decide about a benefit: a finding is a question, and half of them are in the claimant's favour. Must
 * never know a job, a file or a database.
 */
@NullMarked
package qpip.exchange.eligibility;

import org.jspecify.annotations.NullMarked;
