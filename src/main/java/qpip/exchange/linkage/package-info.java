/**
 * Is this the same person, the same event? Start reading at {@link qpip.exchange.linkage.Linking}, which decides; what
 * it decides with is one file each: {@link qpip.exchange.linkage.Names}, {@link qpip.exchange.linkage.Likeness},
 * {@link qpip.exchange.linkage.BirthDate}, {@link qpip.exchange.linkage.Sin}, {@link qpip.exchange.linkage.Nam}. It
 * sees the register only through {@link qpip.exchange.linkage.Population}. Must never know an exchange, a job or a
 * database.
 */
@NullMarked
package qpip.exchange.linkage;

import org.jspecify.annotations.NullMarked;
