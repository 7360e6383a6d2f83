/**
 * The database as SQL sees it: H2 or PostgreSQL, its transactions, and rows in bulk. Start reading at
 * {@link qpip.exchange.storage.Database}. Must never know what a table means, nor any other package of this project.
 */
@NullMarked
package qpip.exchange.storage;

import org.jspecify.annotations.NullMarked;
