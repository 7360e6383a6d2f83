@NullMarked
package qpip.exchange.fact;

import org.jspecify.annotations.NullMarked;
