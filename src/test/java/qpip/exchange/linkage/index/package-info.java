/** Tests of the matching engine. */
@NullMarked
package qpip.exchange.linkage.index;

import org.jspecify.annotations.NullMarked;
