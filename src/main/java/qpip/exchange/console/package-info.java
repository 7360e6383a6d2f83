/**
 * The web pages, on loopback. Start reading at {@link qpip.exchange.console.Console}. It shows what the other packages
 * record and must never know how files are read; nothing personal is in an address, a title or the log.
 */
@NullMarked
package qpip.exchange.console;

import org.jspecify.annotations.NullMarked;
