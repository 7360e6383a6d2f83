/**
 * Assembles Spring Batch jobs from jobs/ and controls their executions: seven steps for what comes in, five for what
 * goes out. Start reading at {@link qpip.exchange.job.InboundJob} and {@link qpip.exchange.job.OutboundJob}. Must never
 * know how a comparison or a rule works.
 */
@NullMarked
package qpip.exchange.job;

import org.jspecify.annotations.NullMarked;
