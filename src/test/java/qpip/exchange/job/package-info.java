/**
 * Tests of whole executions: real files, a real batch repository, real databases. Start reading at {@code TestEngine}.
 */
@NullMarked
package qpip.exchange.job;

import org.jspecify.annotations.NullMarked;
