@NullMarked
package qpip.exchange.privacy;

import org.jspecify.annotations.NullMarked;
