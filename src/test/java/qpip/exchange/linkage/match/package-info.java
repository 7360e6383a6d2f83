/** Tests of the matching engine. */
@NullMarked
package qpip.exchange.linkage.match;

import org.jspecify.annotations.NullMarked;
