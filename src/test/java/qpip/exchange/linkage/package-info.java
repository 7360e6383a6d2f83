@NullMarked
package qpip.exchange.linkage;

import org.jspecify.annotations.NullMarked;
