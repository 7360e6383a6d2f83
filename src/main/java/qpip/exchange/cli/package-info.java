/**
 * The commands: parse, call once, show. Start reading at {@link qpip.exchange.cli.Exchange}. Knows nothing of files'
 * formats or of SQL.
 */
@NullMarked
package qpip.exchange.cli;

import org.jspecify.annotations.NullMarked;
