@NullMarked
package qpip.exchange.night;

import org.jspecify.annotations.NullMarked;
